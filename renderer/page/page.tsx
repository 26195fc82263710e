import type { Snapshot } from '../../electron/shared/snapshot.ts';
import { Button } from '../controls/button.tsx';
import { DemoBanner } from '../demo/demo-banner.tsx';
import { allFindings } from '../findings/all.ts';
import { FindingsSection } from '../findings/findings-section.tsx';
import { FirstRun } from '../first-run/first-run.tsx';
import { Footer } from '../footer/footer.tsx';
import { HeadlineView } from '../headline/headline-view.tsx';
import { LeavingSection } from '../leaving/leaving-section.tsx';
import { LimitsSection } from '../limits/limits-section.tsx';
import { LiveSection } from '../live/live-section.tsx';
import type { Mirror, MirrorActions } from '../state/mirror.ts';
import { TokensSection } from '../tokens/tokens-section.tsx';
import styles from './page.module.css';
import { ReaderProvider, useReader } from './reader.tsx';

interface PageProps {
  readonly mirror: Mirror;
  readonly actions: MirrorActions;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The whole popover, as a function of the mirror and the minute. */
export function Page({ mirror, actions, now }: PageProps) {
  const { snapshot, busy } = mirror;
  return (
    <ReaderProvider locale={snapshot?.locale ?? 'en'} timeZone={snapshot?.timezone ?? 'UTC'} now={now}>
      <div className={styles.page}>
        {snapshot?.demo === true ? (
          <DemoBanner onLeave={() => void actions.setDemo(false)} busy={busy} />
        ) : null}
        {snapshot === null ? (
          <Waiting mirror={mirror} onAgain={() => void actions.refresh()} />
        ) : (
          <>
            <HeadlineView snapshot={snapshot} />
            <main className={styles.main}>
              <Sections snapshot={snapshot} onDemo={() => void actions.setDemo(true)} busy={busy} />
            </main>
          </>
        )}
        <Footer mirror={mirror} onRefresh={() => void actions.refresh()} />
      </div>
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
