import type { AlertFacts, AlertWindow } from '../../../electron/core/alerts/alert-facts.ts';
import type { AlertInput } from '../../../electron/core/alerts/decide-alerts.ts';
import { decideAlerts } from '../../../electron/core/alerts/decide-alerts.ts';
import { verbatim } from '../../../electron/shared/messages/en/words.ts';
import { type AlertSettings, defaultSettings } from '../../../electron/shared/settings.ts';
import type { OtelHealthState } from '../../../electron/shared/telemetry/telemetry.ts';
import { leveled } from '../../fixtures/limits.ts';
import { sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const NOW = Date.parse('2026-11-20T10:46:20.000Z');

interface WindowOptions {
  readonly used: number | null;
  readonly endsAt?: number | null;
  readonly minutes?: number;
  readonly seenAt?: number;
  readonly runsOutAt?: number | null;
}

/** A window of a limit; one without known use was reset. */
export function windowOf({
  used,
  endsAt = NOW + 3 * HOUR,
  minutes = 300,
  seenAt = NOW,
  runsOutAt = null,
}: WindowOptions): AlertWindow {
  const window = leveled({
    id: `codex:${minutes}`,
    limitId: 'codex',
    limitName: null,
    windowMinutes: minutes,
    kind: minutes === 300 ? 'session' : 'weekly',
    usedPercent: used,
    resetsAt: endsAt === null ? null : new Date(endsAt).toISOString(),
    observedAt: new Date(seenAt).toISOString(),
    state: used === null ? 'reset' : 'current',
    reason: verbatim(''),
  });
  return { ...window, endsAt, seenAt, runsOutAt };
}

/** Facts with one export of logs in a state. */
export function factsOf(
  windows: readonly AlertWindow[],
  logs: OtelHealthState = 'untested',
  drift: readonly string[] = [],
  endpoint = 'http://127.0.0.1:4318/v1/logs',
): AlertFacts {
  const { otel } = sampleSnapshot('filled', NOW);
  return {
    windows,
    otel: {
      ...otel,
      signals: otel.signals.map((one) => {
        const health = {
          state: one.signal === 'logs' ? logs : ('off' as const),
          reason: 'refused' as const,
          sentence: verbatim('Nothing listens there.'),
          checkedAt: null,
          latencyMs: null,
        };
        return { ...one, endpoint, health };
      }),
    },
    drift: drift.map((id) => ({
      id,
      title: verbatim('Analytics was switched on: config.toml, 09:12.'),
      detail: null,
    })),
    waiting: [],
  };
}

/** Decides over and over, each time with what the last decision left. */
export function createAlertDecider(settings: Partial<AlertSettings> = {}, timezone = 'UTC') {
  let previous: AlertFacts | null = null;
  let notified: AlertInput['notified'] = null;
  const alerts = { ...defaultSettings.alerts, ...settings };
  return {
    /** The ids of what is shown. */
    look(facts: AlertFacts, now: number = NOW, chosen: Partial<AlertSettings> = {}): string[] {
      const decision = decideAlerts({
        previous,
        facts,
        alerts: { ...alerts, ...chosen },
        notified,
        now,
        timezone,
      });
      previous = facts;
      notified = decision.notified;
      return decision.alerts.map(({ id }) => id);
    },
    /** The process ends and begins anew with what was kept. */
    restart(): void {
      previous = null;
    },
    notified: () => notified,
  };
}
