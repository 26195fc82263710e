import { DAY_MS } from '../../../shared/durations.ts';
import type { OtelHealthChange, OtelHealthState, OtelReason } from '../../../shared/telemetry/telemetry.ts';

/** Adds a change where the state, or the reason of a failure, is another. Oldest first. */
export function withChange(
  changes: readonly OtelHealthChange[],
  seen: { readonly state: OtelHealthState; readonly reason: OtelReason; readonly checkedAt: number },
): readonly OtelHealthChange[] {
  const last = changes.at(-1);
  // Only a failure has a code as reason; sentences may differ by a number.
  const same = last?.state === seen.state && (seen.state !== 'failing' || last.reason === seen.reason);
  if (same) return changes;
  const at = new Date(seen.checkedAt).toISOString();
  return [...changes, { at, state: seen.state, reason: seen.reason }];
}

/** Drops what is older than so many days. The state at the begin of that time counts from there on. */
export function withoutOld(
  changes: readonly OtelHealthChange[],
  now: number,
  days: number,
): readonly OtelHealthChange[] {
  const from = now - days * DAY_MS;
  const kept = changes.filter(({ at }) => Date.parse(at) > from);
  const before = changes.findLast(({ at }) => Date.parse(at) <= from);
  return before === undefined ? kept : [{ ...before, at: new Date(from).toISOString() }, ...kept];
}
