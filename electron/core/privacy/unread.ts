import { analyticsMessage } from '../../shared/messages/en/privacy/analytics.ts';
import { sentence } from '../../shared/messages/en/words.ts';
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
