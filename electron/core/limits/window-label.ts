import { DAY_MINUTES, MINUTE_MS } from '../../shared/durations.ts';
import type { Format } from '../../shared/format/format.ts';
import type { LimitWindow } from '../../shared/limits.ts';

const NAMES = { daily: 'Daily', weekly: 'Weekly', monthly: 'Monthly' } as const;

/** Names a window by its length, and by Codex's own name where it has another. */
export function windowLabel(
  { kind, windowMinutes, slot, limitId, limitName }: LimitWindow,
  format: Pick<Format, 'duration'>,
): string {
  const other = limitId === 'codex' ? null : limitName || limitId;
  const place = slot === undefined ? null : slot === 'primary' ? 'Primary' : 'Secondary';
  const span = windowMinutes === null ? (place ?? 'Other') : spanLabel(kind, windowMinutes, format);
  return [span, windowMinutes === null ? null : place, other].filter((part) => part !== null).join(', ');
}

function spanLabel(kind: LimitWindow['kind'], minutes: number, format: Pick<Format, 'duration'>): string {
  if (kind === 'daily' || kind === 'weekly' || kind === 'monthly') return NAMES[kind];
  return minutes % 60 === 0 && minutes < DAY_MINUTES
    ? `${minutes / 60}-hour`
    : format.duration(minutes * MINUTE_MS);
}
