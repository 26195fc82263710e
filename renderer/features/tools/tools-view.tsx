import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { useChartTexts } from '../../ui/charts/frame/chart-texts.ts';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { LazyTools } from './lazy-tools.ts';

/** Calls of tools, their durations and failures, and errors by day. */
export function ToolsView({ snapshot }: { readonly snapshot: Snapshot }) {
  const { tools } = useChartTexts();
  return (
    <DetailPage title={tools.view}>
      <LazyTools usage={snapshot.usage} />
    </DetailPage>
  );
}
