import type { Message } from '../../../shared/messages/message.ts';
import { healthSentence, type Otel } from '../../../shared/telemetry/telemetry.ts';
import type { SignalName } from '../../exporters/exporter.ts';

/** An export that began to fail, or works again. */
export interface HealthNotice {
  readonly signal: SignalName;
  readonly change: 'failing' | 'recovered';
  readonly sentence: Message;
}

/**
 * Compares two Snapshots: a signal that went from accepted to failing, or back. Reported once, since the next pair
 * has the same state twice. Consecutive failures of different kinds count as one.
 */
export function healthNotices(before: Otel, after: Otel): HealthNotice[] {
  return after.signals.flatMap(({ signal, health }): HealthNotice[] => {
    const was = before.signals.find((one) => one.signal === signal)?.health.state;
    const sentence = healthSentence(health);
    if (was === 'accepted' && health.state === 'failing') return [{ signal, change: 'failing', sentence }];
    if (was === 'failing' && health.state === 'accepted') return [{ signal, change: 'recovered', sentence }];
    return [];
  });
}
