import { MINUTE_MS } from '../shared/durations.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import { nextDecision } from './export/overview/next-decision.ts';

/** Open sessions are checked this often, in milliseconds: a killed process writes nothing. */
const LIVE_STEP_MS = 30_000;

/** The pace of a short window is updated at most this often, in milliseconds. */
const SHORTEST_PACE_MS = 5 * MINUTE_MS;

/** The shortest delay, so that a clock that jumps cannot keep Glance busy. */
const SHORTEST_MS = 1_000;

/** The longest delay of a timer. */
const LONGEST_MS = 2_000_000_000;

export interface Wake {
  /** Milliseconds from now. */
  readonly delay: number;
  readonly reason: 'live-session' | 'new-day' | 'limit-reset' | 'run-out' | 'limit-pace' | 'export';
}

/**
 * Decides when the Snapshot must be made again though no file changed: while a session is open, when a limit resets
 * or was to run out, while the even pace of one goes on, while records of an export wait, and at midnight. Null where nothing depends on time.
 */
export function nextWake(snapshot: Snapshot, now: number): Wake | null {
  const wakes: Wake[] = [];
  const at = (time: string | null, reason: Wake['reason']) => {
    const delay = time === null ? Number.NaN : Date.parse(time) - now;
    if (delay > 0) wakes.push({ delay, reason });
  };
  // An export that does not go well is graver the longer it lasts.
  const decision = nextDecision(snapshot.exports.targets, now);
  if (decision !== null) wakes.push({ delay: decision - now, reason: 'export' });
  if (snapshot.usage.state === 'no-home') return soonest(wakes);
  if (snapshot.usage.live.length > 0) wakes.push({ delay: LIVE_STEP_MS, reason: 'live-session' });
  at(snapshot.usage.today.to, 'new-day');
  for (const window of snapshot.limits.windows) {
    if (window.state === 'current') at(window.resetsAt, 'limit-reset');
  }
  const pace = paceStep(snapshot.limits.windows);
  if (pace !== null) wakes.push({ delay: pace, reason: 'limit-pace' });
  // A forecast moment has come.
  for (const { runsOut } of snapshot.outlook.windows) at(runsOut?.at ?? null, 'run-out');
  return soonest(wakes);
}

function soonest(wakes: readonly Wake[]): Wake | null {
  const [first] = wakes.toSorted((a, b) => a.delay - b.delay);
  return first ? { ...first, delay: Math.min(LONGEST_MS, Math.max(SHORTEST_MS, first.delay)) } : null;
}

/** The even pace of a window is as of the Snapshot, so it is updated each hundredth of the shortest open window. */
function paceStep(windows: Snapshot['limits']['windows']): number | null {
  const lengths = windows.flatMap(({ pace, windowMinutes }) =>
    pace === null || windowMinutes === null ? [] : [windowMinutes * MINUTE_MS],
  );
  return lengths.length === 0 ? null : Math.max(SHORTEST_PACE_MS, Math.min(...lengths) / 100);
}
