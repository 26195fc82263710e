import { Suspense, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { availableUpdate } from '../../electron/shared/contract/update.ts';
import { concealSnapshot } from '../../electron/shared/glance/conceal.ts';
import type { Snapshot } from '../../electron/shared/snapshot.ts';
import { DemoBanner } from '../features/demo/demo-banner.tsx';
import { LazyDesk } from '../features/desk/lazy-desk.tsx';
import { LazyDetail } from '../features/detail/lazy-detail.tsx';
import { Footer } from '../features/footer/footer.tsx';
import { Glance } from '../features/glance/glance.tsx';
import { HeadlineView } from '../features/headline/headline-view.tsx';
import { LazyOffer } from '../features/tray/lazy-offer.tsx';
import { ReaderProvider, useLocale } from '../i18n/locale-context.tsx';
import type { Mirror } from '../state/mirror.ts';
import { Arrival } from '../state/navigation/arrival.ts';
import type { Navigation } from '../state/navigation/navigation.ts';
import { routeKey } from '../state/navigation/route.ts';
import { PageStateProvider } from '../state/page-context.tsx';
import type { PageState } from '../state/page-state.ts';
import { useIsWide } from '../state/wide.ts';
import { Button } from '../ui/controls/button.tsx';
import { Boundary } from '../ui/detail/boundary.tsx';
import styles from './page.module.css';
import { useTheme } from './theme.ts';

interface PageProps {
  readonly mirror: Mirror;
  readonly page: PageState;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The whole page, a popover or a desk, as a function of the page's state and the minute. */
export function Page({ mirror, page, now }: PageProps) {
  const { snapshot } = mirror;
  const settings = snapshot?.settings;
  useTheme(settings?.theme ?? 'system');
  return (
    <Suspense fallback={null}>
      <ReaderProvider
        locale={snapshot?.locale ?? navigator.language}
        chosen={settings?.language ?? 'system'}
        timeZone={snapshot?.timezone ?? 'UTC'}
        now={now}
        isPrivate={settings?.privacy ?? false}
      >
        <PageStateProvider value={page}>
          <Frame mirror={mirror} page={page} />
        </PageStateProvider>
      </ReaderProvider>
    </Suspense>
  );
}

/** What every view has around it. */
function Frame(props: { readonly mirror: Mirror; readonly page: PageState }) {
  const { isPrivate } = useLocale();
  const root = useRef<HTMLDivElement>(null);
  const shown = useRef<Navigation | null>(null);
  const navigation = useStore(props.page.navigation.store);
  const { actions } = props.page.mirror;
  const whole = props.mirror.snapshot;
  const snapshot = useMemo(
    () => (whole !== null && isPrivate ? concealSnapshot(whole) : whole),
    [whole, isPrivate],
  );
  const mirror = snapshot === whole ? props.mirror : { ...props.mirror, snapshot };
  const isDesk = useIsWide() && snapshot !== null;
  const back = navigation.behind.length === 0 ? undefined : props.page.navigation.back;
  return (
    <div ref={root} className={isDesk ? styles.desk : styles.page} data-link={mirror.link}>
      {snapshot?.demo === true ? (
        <DemoBanner onLeave={() => void actions.setDemo(false)} busy={mirror.busy} />
      ) : null}
      <Boundary key={isDesk ? 'desk' : routeKey(navigation.route)} onBack={back}>
        <Suspense fallback={<main className={styles.waiting} aria-busy="true" />}>
          {isDesk ? (
            <LazyDesk snapshot={snapshot} mirror={mirror} page={props.page} root={root} shown={shown} />
          ) : (
            <>
              <View mirror={mirror} navigation={navigation} page={props.page} />
              <Arrival root={root} shown={shown} navigation={navigation} />
            </>
          )}
        </Suspense>
      </Boundary>
      <Footer
        line={{ link: mirror.link, busy: mirror.busy, problem: mirror.problem }}
        known={snapshot === null ? null : footerOf(snapshot)}
        onRefresh={actions.refresh}
        onPrivacy={actions.togglePrivacy}
      />
    </div>
  );
}

function footerOf({ usage, codexHomes, findings }: Snapshot) {
  return { newestAt: usage.newestAt, homes: codexHomes, update: availableUpdate(findings) };
}

interface ViewProps {
  readonly mirror: Mirror;
  readonly navigation: Navigation;
  readonly page: PageState;
}

function View({ mirror, navigation, page }: ViewProps) {
  const { snapshot, busy } = mirror;
  const { actions } = page.mirror;
  if (snapshot === null) return <Waiting mirror={mirror} onAgain={() => void actions.refresh()} />;
  if (navigation.route.view !== 'overview') {
    return <LazyDetail route={navigation.route} snapshot={snapshot} />;
  }
  return (
    <>
      <LazyOffer snapshot={snapshot} />
      <HeadlineView snapshot={snapshot} link={mirror.link} />
      <main className={styles.main}>
        <Glance snapshot={snapshot} onDemo={() => void actions.setDemo(true)} busy={busy} />
      </main>
    </>
  );
}

/** Before the first Snapshot: what is awaited, or why none came. */
function Waiting(props: { readonly mirror: Mirror; readonly onAgain: () => void }) {
  const { strings } = useLocale();
  const failed = props.mirror.problem !== null;
  return (
    <main className={styles.waiting}>
      <h1 className={styles.waitingTitle}>{failed ? strings.page.failed : strings.headline.loading}</h1>
      {failed && props.mirror.link !== 'expired' ? (
        <Button kind="quiet" onPress={props.onAgain} busy={props.mirror.busy}>
          {strings.page.again}
        </Button>
      ) : null}
    </main>
  );
}
