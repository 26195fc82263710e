import type { Said } from '../../../shared/messages/message.ts';
import type { AnalyticsChannel, OtelSignal } from '../../../shared/telemetry.ts';
import type { AuthKind } from '../../../shared/usage.ts';
import type { CatalogEvent, CatalogMetric } from '../catalog/catalog.ts';

/** Which surfaces would send something, and why. */
export interface WouldSend {
  readonly sentBy: readonly AnalyticsChannel['surface'][];
  readonly reason: Said;
}

/** What decides whether analytics are sent. */
export interface SendingContext {
  readonly channels: readonly AnalyticsChannel[];
  readonly auth: AuthKind;
  readonly metricsExporter: OtelSignal['exporter'];
}

/** Whether a usage event would be sent. Source: `analytics/src/client.rs`, `analytics/src/events.rs`. */
export function wouldSendEvent(event: CatalogEvent, context: SendingContext): WouldSend {
  const { sentBy, off } = surfacesOf('events', context);
  if (sentBy.length === 0) return { sentBy, reason: off };
  if (context.auth === 'apikey') {
    return event.apiKey === 'never'
      ? { sentBy: [], reason: 'Not sent with an API key' }
      : { sentBy, reason: 'With an API key only where it is about a plugin' };
  }
  return {
    sentBy,
    reason:
      context.auth === 'chatgpt' ? 'Sent, tied to your ChatGPT account' : 'Sent when signed in with ChatGPT',
  };
}

/** Whether a metric would be sent to OpenAI. Source: `core/src/otel_init.rs`, `otel/src/config.rs`. */
export function wouldSendMetric(metric: CatalogMetric, context: SendingContext): WouldSend {
  const { sentBy, off } = surfacesOf('metrics', context);
  const own = context.metricsExporter === 'otlp-http' || context.metricsExporter === 'otlp-grpc';
  if (own) return { sentBy: [], reason: 'Goes to your own collector, not to OpenAI' };
  if (sentBy.length === 0) return { sentBy, reason: off };
  return metric.openai
    ? { sentBy, reason: 'Sent with tags only, with or without a sign-in' }
    : { sentBy: [], reason: 'Left out of what goes to OpenAI; a collector of your own would get it' };
}

function surfacesOf(id: 'events' | 'metrics', { channels }: SendingContext) {
  const own = channels.filter((channel) => channel.id === id);
  return {
    sentBy: own.filter(({ state }) => state === 'on').map(({ surface }) => surface),
    off: own.find(({ state }) => state !== 'on')?.reason ?? 'Not known',
  };
}
