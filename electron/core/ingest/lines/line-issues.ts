import { parseTime, timeOfUuid } from './line-time.ts';
import type { RolloutEvent } from './parsed-line.ts';
import type { LineIssue, RolloutDelta, RolloutState } from './rollout-state.ts';

/** A file is not asked to name more lines than this with something wrong in them; the rest are only counted. */
const MOST_ISSUES = 20;

/** True where something of the line may be missing in the sums. */
function isLost(kind: LineIssue['kind']): boolean {
  return !['long-line', 'parts-exceed-whole', 'unreadable-time', 'model-not-sure', 'edited'].includes(kind);
}

/** Notes something in a line that could not be read as it should. */
export function noteIssue(state: RolloutState, delta: RolloutDelta, issue: LineIssue): void {
  if (isLost(issue.kind)) state.notUnderstood += 1;
  if (delta.issues.length < MOST_ISSUES) delta.issues.push(issue);
}

/** Notes what is wrong with the counts of the line that was taken. */
export function noteFlaws(state: RolloutState, delta: RolloutDelta, line: number): void {
  if (delta.flaws.length === 0) return;
  for (const kind of new Set(delta.flaws)) noteIssue(state, delta, { kind, line });
  delta.flaws = [];
}

/**
 * Returns when an event was whose line names no time that can be read: at the time of the last line before it that
 * said something, else when the thread began. Null where that is not known either.
 */
export function neighbouringTime(
  { meta, usedLineAt }: RolloutState,
  { kind, payload }: RolloutEvent,
  fileThreadId: string,
): number | null {
  const started = meta?.startedAt ?? (kind === 'session_meta' ? parseTime(payload?.timestamp) : null);
  return usedLineAt ?? started ?? timeOfUuid(meta?.threadId ?? fileThreadId);
}
