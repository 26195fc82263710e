import { type RefObject, Suspense, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import type { Mirror } from '../../state/mirror.ts';
import { Arrival } from '../../state/navigation/arrival.ts';
import type { Navigation } from '../../state/navigation/navigation.ts';
import { routeKey } from '../../state/navigation/route.ts';
import { PageStateProvider } from '../../state/page-context.tsx';
import type { PageState } from '../../state/page-state.ts';
import { Boundary } from '../../ui/detail/boundary.tsx';
import { LazyDetail } from '../detail/lazy-detail.tsx';
import { HeadlineView } from '../headline/headline-view.tsx';
import { Dashboard } from './dashboard.tsx';
import styles from './desk.module.css';
import { DeskNav } from './desk-nav.tsx';
import { Panel } from './panel.tsx';

/** What a wide window shows: the rooms, the overview as a dashboard, and beside it what was chosen. */
export function Desk(props: {
  readonly snapshot: Snapshot;
  readonly mirror: Mirror;
  readonly page: PageState;
  readonly root: RefObject<HTMLElement | null>;
  readonly shown: RefObject<Navigation | null>;
}) {
  const { snapshot, mirror, page } = props;
  const navigation = useStore(page.navigation.store);
  const { route } = navigation;
  const chosen = useMemo(() => choosing(page), [page]);
  const arrival = <Arrival root={props.root} shown={props.shown} navigation={navigation} beside />;
  return (
    <div className={styles.desk} data-beside={route.view !== 'overview'}>
      <PageStateProvider value={chosen}>
        <DeskNav snapshot={snapshot} route={route} />
        <div className={styles.centre}>
          <HeadlineView snapshot={snapshot} link={mirror.link} />
          <main className={styles.main}>
            <Dashboard
              snapshot={snapshot}
              onDemo={() => void page.mirror.actions.setDemo(true)}
              busy={mirror.busy}
            />
          </main>
        </div>
      </PageStateProvider>
      {route.view === 'overview' ? (
        arrival
      ) : (
        <Panel navigation={navigation}>
          <Boundary key={routeKey(route)} onBack={page.navigation.back}>
            <Suspense fallback={<div aria-busy="true" />}>
              <LazyDetail route={route} snapshot={snapshot} />
              {arrival}
            </Suspense>
          </Boundary>
        </Panel>
      )}
    </div>
  );
}

/** The same page, whose controls choose what stands beside them, and do not go deeper. */
function choosing(page: PageState): PageState {
  const { navigation } = page;
  return { ...page, navigation: { ...navigation, open: navigation.choose } };
}
