import { type RefObject, Suspense, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import type { Mirror } from '../../state/mirror.ts';
import { Arrival } from '../../state/navigation/arrival.ts';
import { centreOf, depthOf, type Navigation } from '../../state/navigation/navigation.ts';
import { type Route, routeKey } from '../../state/navigation/route.ts';
import { PageStateProvider } from '../../state/page-context.tsx';
import type { PageState } from '../../state/page-state.ts';
import { BesideContext } from '../../ui/detail/beside.ts';
import { Boundary } from '../../ui/detail/boundary.tsx';
import { LazyDetail } from '../detail/lazy-detail.tsx';
import { HeadlineView } from '../headline/headline-view.tsx';
import { LazyOrganisation } from '../organisation/lazy-organisation.tsx';
import { LazySessions } from '../sessions/table/lazy-sessions.tsx';
import { Dashboard } from './dashboard.tsx';
import styles from './desk.module.css';
import { linkedRoute } from './desk-links.ts';
import { DeskNav } from './desk-nav.tsx';
import { Panel } from './panel.tsx';

/** What a wide window shows: the sections, the overview as a dashboard, and beside it what was chosen. */
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
  const centre = centreOf(navigation);
  const isBeside = depthOf(navigation) > 0;
  const chosen = useMemo(() => choosing(page), [page]);
  const chosenHere = useMemo(() => choosing(page, centre), [page, centre]);
  const main = useRef<HTMLElement>(null);
  const arrival = <Arrival root={props.root} shown={props.shown} navigation={navigation} beside />;
  return (
    <div className={styles.desk} data-beside={isBeside}>
      <PageStateProvider value={chosen}>
        <DeskNav
          snapshot={snapshot}
          here={centre.view === 'overview' ? linkedRoute(route) : centre}
          onSkip={() => main.current?.focus()}
        />
        <div className={styles.centre} data-centre={centre.view}>
          <HeadlineView snapshot={snapshot} link={mirror.link} />
          <main ref={main} tabIndex={-1} className={styles.main}>
            {centre.view === 'history' || centre.view === 'organisation' ? (
              <PageStateProvider value={chosenHere}>
                <BesideContext value={true}>
                  <Boundary onBack={page.navigation.back}>
                    <Suspense fallback={<div aria-busy="true" />}>
                      {centre.view === 'history' ? (
                        <LazySessions snapshot={snapshot} />
                      ) : (
                        <LazyOrganisation snapshot={snapshot} />
                      )}
                      {isBeside ? null : arrival}
                    </Suspense>
                  </Boundary>
                </BesideContext>
              </PageStateProvider>
            ) : (
              <Dashboard
                snapshot={snapshot}
                onDemo={() => void page.mirror.actions.setDemo(true)}
                busy={mirror.busy}
              />
            )}
          </main>
        </div>
      </PageStateProvider>
      {centre.view === 'overview' && !isBeside ? arrival : null}
      {isBeside && route.view !== 'overview' ? (
        <Panel navigation={navigation}>
          <Boundary key={routeKey(route)} onBack={page.navigation.back}>
            <Suspense fallback={<div aria-busy="true" />}>
              <LazyDetail route={route} snapshot={snapshot} />
              {arrival}
            </Suspense>
          </Boundary>
        </Panel>
      ) : null}
    </div>
  );
}

/** The same page, whose controls choose what stands beside them, and do not go deeper. */
function choosing(page: PageState, centre?: Route): PageState {
  const { navigation } = page;
  const open = (route: Route, opener: string) => navigation.choose(route, opener, centre);
  return { ...page, navigation: { ...navigation, open } };
}
