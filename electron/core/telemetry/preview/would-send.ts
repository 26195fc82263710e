import { previewMessage } from '../../../shared/messages/en/telemetry/preview.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { AnalyticsChannel, OtelSignal } from '../../../shared/telemetry/telemetry.ts';
import type { AuthKind } from '../../../shared/usage.ts';
import type { CatalogEvent, CatalogMetric } from '../catalog/catalog.ts';

/** Which surfaces would send something, and why. */
export interface WouldSend {
  readonly sentBy: readonly AnalyticsChannel['surface'][];
  readonly reason: Message;
}

/** What decides whether analytics are sent. */
export interface SendingContext {
  readonly channels: readonly AnalyticsChannel[];
  readonly auth: AuthKind;
  readonly metricsExporter: OtelSignal['exporter'];
}

/** Decides whether a usage event would be sent. Source: `analytics/src/client.rs`, `analytics/src/events.rs`. */
export function wouldSendEvent(event: CatalogEvent, context: SendingContext): WouldSend {
  const { sentBy, off } = surfacesOf('events', context);
  if (sentBy.length === 0) return { sentBy, reason: off };
  if (context.auth === 'apikey') {
    return event.apiKey === 'never'
      ? { sentBy: [], reason: previewMessage('preview.not-sent.api-key') }
      : { sentBy, reason: previewMessage('preview.sent.api-key') };
  }
  return {
    sentBy,
    reason:
      context.auth === 'chatgpt'
        ? previewMessage('preview.sent.chatgpt')
        : previewMessage('preview.sent.signed-in'),
  };
}

/** Decides whether a metric would be sent to OpenAI. Source: `core/src/otel_init.rs`, `otel/src/config.rs`. */
export function wouldSendMetric(metric: CatalogMetric, context: SendingContext): WouldSend {
  const { sentBy, off } = surfacesOf('metrics', context);
  const own = context.metricsExporter === 'otlp-http' || context.metricsExporter === 'otlp-grpc';
  if (own) return { sentBy: [], reason: previewMessage('preview.own-collector') };
  if (sentBy.length === 0) return { sentBy, reason: off };
  return metric.openai
    ? { sentBy, reason: previewMessage('preview.sent.tags') }
    : { sentBy: [], reason: previewMessage('preview.left-out') };
}

function surfacesOf(id: 'events' | 'metrics', { channels }: SendingContext) {
  const own = channels.filter((channel) => channel.id === id);
  return {
    sentBy: own.filter(({ state }) => state === 'on').map(({ surface }) => surface),
    off: own.find(({ state }) => state !== 'on')?.reason ?? previewMessage('preview.not-known'),
  };
}
