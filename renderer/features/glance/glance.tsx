import { Fragment, type ReactNode } from 'react';
import { allFindings } from '../../../electron/shared/glance/findings.ts';
import type { GlanceSection } from '../../../electron/shared/settings.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Boundary } from '../../ui/detail/boundary.tsx';
import { Section } from '../../ui/section/section.tsx';
import { FindingsSection } from '../findings/findings-section.tsx';
import { FirstRun } from '../first-run/first-run.tsx';
import { DayChart } from '../tokens/day-chart.tsx';
import { ModelList } from '../tokens/model-list.tsx';
import { LeavesBlock } from './leaves-block.tsx';
import { LimitsBlock } from './limits-block.tsx';
import { NowBlock } from './now-block.tsx';
import { ReportsBlock } from './reports-block.tsx';
import { TokensBlock } from './tokens-block.tsx';

/**
 * The overview: the four facts first, then what is worth a look below them. Which blocks there are, and in
 * which order, is chosen. Each gets its own part of the Snapshot, and is drawn again only where that changed.
 */
export function Glance(props: {
  readonly snapshot: Snapshot;
  readonly onDemo: () => void;
  readonly busy: boolean;
}) {
  const { strings } = useLocale();
  const { snapshot } = props;
  const { usage, settings, limits } = snapshot;
  const isNothing = usage.state === 'no-home' || usage.state === 'empty';
  const findings = allFindings(snapshot);
  const blocks: Record<GlanceSection, () => ReactNode> = {
    limits: () => (
      <LimitsBlock
        limits={limits}
        outlook={snapshot.outlook.windows}
        shows={{ limitShows: settings.limitShows, resetShows: settings.resetShows }}
        compact={settings.compact}
      />
    ),
    now: () => (
      <NowBlock
        live={usage.live}
        last={usage.recent[0]}
        isScanning={usage.state === 'scanning'}
        compact={settings.compact}
      />
    ),
    tokens: () => (
      <TokensBlock
        usage={{
          state: usage.state,
          progress: usage.progress,
          today: usage.today,
          last30Days: usage.last30Days,
        }}
        generatedAt={usage.progress === null ? null : snapshot.generatedAt}
        low={snapshot.coverage.reading.lowerBound[0]}
      />
    ),
    leaves: () => (
      <LeavesBlock analytics={snapshot.analytics} change={snapshot.analyticsSwitch} otel={snapshot.otel} />
    ),
    days: () =>
      isNothing ? null : (
        <Section title={strings.tokens.days}>
          <DayChart days={usage.days} bare />
        </Section>
      ),
    models: () =>
      usage.models.length === 0 ? null : (
        <Section title={strings.tokens.models}>
          <ModelList models={usage.models} />
        </Section>
      ),
    reports: () => (
      <ReportsBlock
        unverified={snapshot.codex.state === 'newer' ? (snapshot.codex.seen[0]?.version ?? null) : null}
        analytics={snapshot.analytics}
        coverage={snapshot.coverage.compliance}
      />
    ),
    findings: () => (findings.length === 0 ? null : <FindingsSection findings={findings} />),
  };
  return (
    <>
      {isNothing ? <FirstRun snapshot={snapshot} onDemo={props.onDemo} busy={props.busy} /> : null}
      {settings.sections.map((name) => (
        <Fragment key={name}>
          <Boundary>{blocks[name]()}</Boundary>
        </Fragment>
      ))}
    </>
  );
}
