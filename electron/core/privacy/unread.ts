import { analyticsMessage } from '../../shared/messages/en/analytics.ts';
import { exportMessage } from '../../shared/messages/en/export.ts';
import { asMessage, sentence } from '../../shared/messages/en/words.ts';
import type { Message, Said } from '../../shared/messages/message.ts';
import type { Analytics, Otel } from '../../shared/telemetry/telemetry.ts';

const notRead = analyticsMessage('analytics.not-read-yet');
const origin = { layer: 'default' } as const;
const names = ['logs', 'traces', 'metrics'] as const;

/** What is known of analytics before the configuration was read for the first time: nothing. */
export const unreadAnalytics: Analytics = {
  enabled: null,
  origin,
  locked: false,
  reason: notRead,
  channels: [],
  feedback: { enabled: null, origin, locked: false },
};

/** What is known of OpenTelemetry before the configuration was read for the first time: nothing. */
export const unreadOtel: Otel = {
  signals: names.map((signal) => ({
    signal,
    exporter: 'none',
    endpoint: null,
    protocol: null,
    origin,
    locked: false,
    health: { state: 'untested', reason: sentence(notRead), checkedAt: null, latencyMs: null },
  })),
  logUserPrompt: { value: null, origin, locked: false, reason: sentence(notRead) },
  findings: [],
};

/**
 * Adds to each signal with a collector that the file of variables in the Codex home was not read: any of them
 * may redirect its exports or stop them all. Unchanged where `unread` is null.
 */
export function withUnreadEnvironment(
  otel: Otel,
  unread: { readonly file: string; readonly why: Message } | null,
): Otel {
  if (unread === null) return otel;
  const extended = (said: Said) =>
    exportMessage('export.environment-unread', { said: asMessage(said), ...unread });
  const signals = otel.signals.map((one) => {
    if (!one.exporter.startsWith('otlp')) return one;
    const { state, reason, sentence: shown } = one.health;
    const health = {
      ...one.health,
      // Of a failure the reason is a word that scripts read.
      ...(state === 'failing' ? {} : { reason: extended(reason) }),
      ...(shown === undefined ? {} : { sentence: extended(shown) }),
    };
    return { ...one, health };
  });
  return { ...otel, signals };
}
