import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { PeriodTable } from './period-table.tsx';
import { ScanBar } from './scan-bar.tsx';

/** Today, 7 and 30 days with all their parts, below how far the first read has come. */
export function SpansTable({ snapshot }: { readonly snapshot: Snapshot }) {
  const { strings } = useLocale();
  const { usage, coverage } = snapshot;
  const isScanning = usage.state === 'scanning';
  return (
    <>
      {isScanning && usage.progress !== null ? (
        <ScanBar progress={usage.progress} at={snapshot.generatedAt} />
      ) : null}
      <PeriodTable
        columns={[
          { title: strings.tokens.today, period: usage.today },
          { title: strings.tokens.last7Days, period: usage.last7Days },
          { title: strings.tokens.last30Days, period: usage.last30Days },
        ]}
        atLeast={isScanning || coverage.reading.lowerBound.length > 0}
        whole
      />
    </>
  );
}
