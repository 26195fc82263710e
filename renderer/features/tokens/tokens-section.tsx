import { memo } from 'react';
import type { Message } from '../../../electron/shared/messages/message.ts';
import type { Usage } from '../../../electron/shared/usage.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { useLocale } from '../../i18n/locale-context.tsx';
import { sameProps } from '../../state/same-props.ts';
import { Section } from '../../ui/section/section.tsx';
import { DayChart } from './day-chart.tsx';
import { ModelList } from './model-list.tsx';
import { PeriodTable } from './period-table.tsx';
import { ScanBar } from './scan-bar.tsx';
import styles from './tokens-section.module.css';

type Sums = Pick<Usage, 'state' | 'progress' | 'today' | 'last7Days' | 'last30Days' | 'days' | 'models'>;

/** The sums of a Snapshot's use, without what the other blocks show of it. */
export function sumsOf({ state, progress, today, last7Days, last30Days, days, models }: Usage): Sums {
  return { state, progress, today, last7Days, last30Days, days, models };
}

/** What was used: by period, by day and by model. */
export const TokensSection = memo(function TokensSection(props: {
  readonly sums: Sums;
  /** Why the sums may be too low; undefined where they are exact. */
  readonly low: Message | undefined;
}) {
  const { strings } = useLocale();
  const { sums, low } = props;
  return (
    <Section title={strings.tokens.title} opens={{ view: 'tokens' }}>
      {sums.state === 'scanning' && sums.progress !== null ? <ScanBar progress={sums.progress} /> : null}
      <PeriodTable
        columns={[
          { title: strings.tokens.today, period: sums.today },
          { title: strings.tokens.last7Days, period: sums.last7Days },
          { title: strings.tokens.last30Days, period: sums.last30Days },
        ]}
        atLeast={sums.state === 'scanning' || low !== undefined}
      />
      {low === undefined ? null : (
        <p className={styles.low}>
          <HostText within={strings.tokens.lowerBound}>{low}</HostText>
        </p>
      )}
      <DayChart days={sums.days} />
      {sums.models.length === 0 ? null : <ModelList models={sums.models} />}
    </Section>
  );
}, sameProps);
