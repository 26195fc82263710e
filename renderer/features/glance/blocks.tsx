import type { ReactNode } from 'react';
import { allFindings } from '../../../electron/shared/glance/findings.ts';
import type { GlanceSection } from '../../../electron/shared/glance/glance-sections.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import type { Strings } from '../../i18n/en.ts';
import { Section } from '../../ui/section/section.tsx';
import { FindingsSection } from '../findings/findings-section.tsx';
import { LazyPolicyRow } from '../governance/checks/lazy-policy-row.tsx';
import { LazyOrganisationRow } from '../organisation/row/lazy-organisation-row.tsx';
import { DayChart } from '../tokens/charts/day-chart.tsx';
import { ModelList } from '../tokens/model-list.tsx';
import { LeavesBlock } from './leaves-block.tsx';
import { LimitsBlock } from './limits-block.tsx';
import { NowBlock } from './now-block.tsx';
import { ReportsBlock } from './reports-block.tsx';
import { TokensBlock } from './tokens-block.tsx';

/** Whether no session was ever read, so that there is nothing to count. */
export function isNothingRead({ state }: Snapshot['usage']): boolean {
  return state === 'no-home' || state === 'empty';
}

/**
 * The blocks of the overview by name. Each gets its own part of the Snapshot, and is drawn again only where
 * that changed. A block gives null where it has nothing to say. `tall`: there is height for larger pictures.
 */
export function glanceBlocks(
  snapshot: Snapshot,
  strings: Strings,
  tall = false,
): Record<GlanceSection, () => ReactNode> {
  const { usage, settings, limits } = snapshot;
  const isNothing = isNothingRead(usage);
  const findings = allFindings(snapshot);
  return {
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
        tall={tall}
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
      <LeavesBlock
        analytics={snapshot.analytics}
        change={snapshot.analyticsSwitch}
        otel={snapshot.otel}
        exports={snapshot.exports}
      />
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
      <>
        <ReportsBlock
          unverified={snapshot.codex.state === 'newer' ? (snapshot.codex.seen[0]?.version ?? null) : null}
          analytics={snapshot.analytics}
          coverage={snapshot.coverage.compliance}
          exports={snapshot.exports}
        />
        {snapshot.organisation.state === 'off' ? null : (
          <LazyOrganisationRow title={strings.glance.organisation} organisation={snapshot.organisation} />
        )}
        {settings.policy === null ? null : (
          <LazyPolicyRow title={strings.glance.policy} at={snapshot.generatedAt} />
        )}
      </>
    ),
    findings: () => (findings.length === 0 ? null : <FindingsSection findings={findings} />),
  };
}
