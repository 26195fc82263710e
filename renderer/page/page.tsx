import { useRef } from 'react';
import { useStore } from 'zustand';
import type { Snapshot } from '../../electron/shared/snapshot.ts';
import { Button } from '../controls/button.tsx';
import { DemoBanner } from '../demo/demo-banner.tsx';
import { DetailView } from '../detail/detail-view.tsx';
import { allFindings } from '../findings/all.ts';
import { FindingsSection } from '../findings/findings-section.tsx';
import { FirstRun } from '../first-run/first-run.tsx';
import { Footer } from '../footer/footer.tsx';
import { HeadlineView } from '../headline/headline-view.tsx';
import { LeavingSection } from '../leaving/leaving-section.tsx';
import { LimitsSection } from '../limits/limits-section.tsx';
import { LiveSection } from '../live/live-section.tsx';
import { useArrival } from '../navigation/arrival.ts';
import type { Mirror } from '../state/mirror.ts';
import type { PageState } from '../state/page-state.ts';
import { TokensSection } from '../tokens/tokens-section.tsx';
import styles from './page.module.css';
import { PageStateProvider } from './page-context.tsx';
import { ReaderProvider, useReader } from './reader.tsx';

interface PageProps {
  readonly mirror: Mirror;
  readonly page: PageState;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The whole popover, as a function of the page's state and the minute. */
export function Page({ mirror, page, now }: PageProps) {
  const { snapshot, busy } = mirror;
  const { actions } = page.mirror;
  const root = useRef<HTMLDivElement>(null);
  const navigation = useStore(page.navigation.store);
  useArrival(root, navigation);
  return (
    <ReaderProvider
      locale={snapshot?.locale ?? navigator.language}
      timeZone={snapshot?.timezone ?? 'UTC'}
      now={now}
    >
      <PageStateProvider value={page}>
        <div ref={root} className={styles.page}>
          {snapshot?.demo === true ? (
            <DemoBanner onLeave={() => void actions.setDemo(false)} busy={busy} />
          ) : null}
          {snapshot === null ? (
            <Waiting mirror={mirror} onAgain={() => void actions.refresh()} />
          ) : navigation.route.view === 'overview' ? (
            <>
              <HeadlineView snapshot={snapshot} />
              <main className={styles.main}>
                <Sections snapshot={snapshot} onDemo={() => void actions.setDemo(true)} busy={busy} />
              </main>
            </>
          ) : (
            <DetailView route={navigation.route} snapshot={snapshot} />
          )}
          <Footer mirror={mirror} onRefresh={() => void actions.refresh()} />
        </div>
      </PageStateProvider>
    </ReaderProvider>
  );
}

function Sections(props: {
  readonly snapshot: Snapshot;
  readonly onDemo: () => void;
  readonly busy: boolean;
}) {
  const { snapshot } = props;
  const nothing = snapshot.usage.state === 'no-home' || snapshot.usage.state === 'empty';
  const findings = allFindings(snapshot);
  return (
    <>
      {nothing ? (
        <FirstRun snapshot={snapshot} onDemo={props.onDemo} busy={props.busy} />
      ) : (
        <>
          <LimitsSection limits={snapshot.limits} />
          <LiveSection usage={snapshot.usage} />
          <TokensSection snapshot={snapshot} />
        </>
      )}
      <LeavingSection snapshot={snapshot} />
      {findings.length === 0 ? null : <FindingsSection findings={findings} />}
    </>
  );
}

/** Before the first Snapshot: what is awaited, or why none came. */
function Waiting(props: { readonly mirror: Mirror; readonly onAgain: () => void }) {
  const { strings } = useReader();
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
