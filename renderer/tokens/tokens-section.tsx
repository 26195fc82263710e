import type { Snapshot } from '../../electron/shared/snapshot.ts';
import { useReader } from '../page/reader.tsx';
import { Section } from '../page/section.tsx';
import { DayChart } from './day-chart.tsx';
import { ModelList } from './model-list.tsx';
import { PeriodTable } from './period-table.tsx';
import { ScanBar } from './scan-bar.tsx';
import styles from './tokens-section.module.css';

/** What was used: by period, by day and by model. */
export function TokensSection({ snapshot }: { readonly snapshot: Snapshot }) {
  const { strings } = useReader();
  const { usage, coverage } = snapshot;
  const [low] = coverage.reading.lowerBound;
  return (
    <Section title={strings.tokens.title} opens={{ view: 'tokens' }}>
      {usage.state === 'scanning' && usage.progress !== null ? <ScanBar progress={usage.progress} /> : null}
      <PeriodTable
        columns={[
          { title: strings.tokens.today, period: usage.today },
          { title: strings.tokens.last7Days, period: usage.last7Days },
          { title: strings.tokens.last30Days, period: usage.last30Days },
        ]}
        atLeast={usage.state === 'scanning' || low !== undefined}
      />
      {low === undefined ? null : <p className={styles.low}>{strings.tokens.lowerBound(low)}</p>}
      <DayChart days={usage.days} />
      {usage.models.length === 0 ? null : <ModelList models={usage.models} />}
    </Section>
  );
}
