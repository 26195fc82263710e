import { previewMessage } from '../../../shared/messages/en/telemetry/preview.ts';
import type { PreviewEntry, PreviewReport, PreviewSession } from '../../../shared/telemetry/preview.ts';
import type { Analytics, AnalyticsChannel } from '../../../shared/telemetry/telemetry.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Seen } from './seen.ts';
import { type SendingContext, wouldSendEvent, wouldSendMetric } from './would-send.ts';

export interface PreviewContext extends SendingContext {
  readonly catalog: Catalog;
  readonly analytics: Analytics;
  readonly codexVersion: string | null;
}

/** What was captured of a session. */
export interface Captured {
  readonly session: Omit<PreviewSession, 'unknown'>;
  readonly events: Seen;
  readonly metrics: Seen;
}

/** Lists everything that Codex can send as analytics, with what would be sent, and what a session did send. */
export function makePreview(context: PreviewContext, captured: Captured | null): PreviewReport {
  const { catalog, analytics } = context;
  // The run is newer than every session read before it.
  const codexVersion =
    captured === null ? context.codexVersion : (runVersion(captured) ?? context.codexVersion);
  const events = catalog.events.map((event): PreviewEntry => {
    const { name, description, fields, privacy, evidence } = event;
    return {
      kind: 'event',
      name,
      description,
      metric: null,
      fields,
      privacy,
      evidence,
      inferred: evidence === 'name',
      ...wouldSendEvent(event, context),
      seen: captured?.events.get(name) ?? null,
    };
  });
  const metrics = catalog.metrics.map((metric): PreviewEntry => {
    const { name, description, kind, unit, tags, evidence } = metric;
    return {
      kind: 'metric',
      name,
      description,
      metric: { kind, unit },
      fields: tags,
      privacy: [],
      evidence,
      inferred: evidence === 'name',
      ...wouldSendMetric(metric, context),
      seen: captured?.metrics.get(name) ?? null,
    };
  });
  const known = new Set([...events, ...metrics].map(({ name }) => name));
  return {
    schema: 'codex-glance.preview/1',
    catalogVersion: catalog.codexVersion,
    codexVersion,
    enabled: analytics.enabled,
    events: pipeline(analytics.channels, 'events'),
    metrics: pipeline(analytics.channels, 'metrics'),
    session: captured && {
      ...captured.session,
      unknown: [...captured.events.names, ...captured.metrics.names]
        .filter((name) => !known.has(name))
        .sort(),
    },
    entries: [...events.sort(byName), ...metrics.sort(byName)],
  };
}

/** Returns the version of the Codex that was run, from what it sent. */
function runVersion({ events, metrics }: Captured): string | null {
  const said = [
    ...metrics.names.flatMap((name) => metrics.get(name)?.values['app.version'] ?? []),
    ...events.names.flatMap((name) => events.get(name)?.values['runtime.codex_rs_version'] ?? []),
  ];
  return said.find((value): value is string => typeof value === 'string' && /^\d+\.\d+/.test(value)) ?? null;
}

function byName(a: PreviewEntry, b: PreviewEntry): number {
  return a.name < b.name ? -1 : 1;
}

function pipeline(channels: readonly AnalyticsChannel[], id: AnalyticsChannel['id']) {
  const channel = channels.find((each) => each.id === id);
  return {
    destination: channel?.destination ?? 'none',
    identifiedBy: channel?.identifiedBy ?? previewMessage('preview.not-known'),
  };
}
