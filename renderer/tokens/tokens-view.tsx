import type { Snapshot } from '../../electron/shared/snapshot.ts';
import { DetailPage } from '../detail/detail-page.tsx';
import { Note } from '../detail/note.tsx';
import { useReader } from '../page/reader.tsx';
import { Section } from '../page/section.tsx';
import { DayChart } from './day-chart.tsx';
import { ModelDetails } from './model-details.tsx';
import { PeriodTable } from './period-table.tsx';
import { ScanBar } from './scan-bar.tsx';

/** All that is known of use: three spans with their parts, by day, and every model with its parts. */
export function TokensView({ snapshot }: { readonly snapshot: Snapshot }) {
  const { strings } = useReader();
  const { usage, coverage } = snapshot;
  const { lowerBound } = coverage.reading;
  const isScanning = usage.state === 'scanning';
  return (
    <DetailPage title={strings.tokens.title}>
      <Section title={strings.tokens.spans}>
        {isScanning && usage.progress !== null ? <ScanBar progress={usage.progress} /> : null}
        <PeriodTable
          columns={[
            { title: strings.tokens.today, period: usage.today },
            { title: strings.tokens.last7Days, period: usage.last7Days },
            { title: strings.tokens.last30Days, period: usage.last30Days },
          ]}
          atLeast={isScanning || lowerBound.length > 0}
          whole
        />
        {lowerBound.length === 0 ? null : (
          <Note tone="warning">{strings.tokens.lowerBound(lowerBound.join(' '))}</Note>
        )}
      </Section>
      <Section title={strings.tokens.days}>
        <DayChart days={usage.days} bare />
      </Section>
      {usage.models.length === 0 ? null : <ModelDetails models={usage.models} />}
    </DetailPage>
  );
}
