import type { Snapshot } from '../../../shared/snapshot.ts';
import type { PreviewReport } from '../../../shared/telemetry/preview.ts';
import { catalog } from '../catalog/catalog.ts';
import { type Captured, makePreview } from './preview-report.ts';

/** Lists what the Codex of a Snapshot would send as analytics, with what a run sent where one was captured. */
export function previewOf(
  { analytics, codexHomes, otel }: Snapshot,
  captured: Captured | null = null,
): PreviewReport {
  const context = {
    catalog,
    analytics,
    codexVersion: codexHomes[0]?.codexVersion ?? null,
    channels: analytics.channels,
    auth: codexHomes[0]?.auth ?? null,
    metricsExporter: otel.signals.find(({ signal }) => signal === 'metrics')?.exporter ?? 'none',
  };
  return makePreview(context, captured);
}
