import { DAY_MS } from '../../../shared/durations.ts';
import type {
  OtelHealthChange,
  OtelHealthSpan,
  OtelHealthState,
  OtelReason,
} from '../../../shared/telemetry/telemetry.ts';

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

/** A result counts for this long; one of the same state within it goes on with the former. Milliseconds. */
const COUNTS_MS = DAY_MS;

/** Adds a result to what was observed: it extends the last stretch, or begins one. Oldest first. */
export function withObserved(
  spans: readonly OtelHealthSpan[],
  { state, checkedAt }: { readonly state: OtelHealthState; readonly checkedAt: number },
): readonly OtelHealthSpan[] {
  const last = spans.at(-1);
  const at = new Date(checkedAt).toISOString();
  const goesOn = last?.state === state && checkedAt - Date.parse(last.to) <= COUNTS_MS;
  return goesOn ? [...spans.slice(0, -1), { ...last, to: at }] : [...spans, { from: at, to: at, state }];
}

/** Drops what was observed before so many days; a stretch that reaches into them begins with them. */
export function observedSince(
  spans: readonly OtelHealthSpan[],
  now: number,
  days: number,
): readonly OtelHealthSpan[] {
  const from = new Date(now - days * DAY_MS).toISOString();
  return spans.flatMap((span) => {
    if (span.to < from) return [];
    return [span.from < from ? { ...span, from } : span];
  });
}

/** Returns what was observed by a record that only has changes: each at its moment. */
export function observedByChanges(changes: readonly OtelHealthChange[]): readonly OtelHealthSpan[] {
  return changes.map(({ at, state }) => ({ from: at, to: at, state }));
}
