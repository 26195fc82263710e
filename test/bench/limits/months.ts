import { seeded } from '../corpus/random.ts';

/** A response of a generated user: when, and how much of everything it used. */
export interface Response {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly amount: number;
  /** Counted from the user's first. */
  readonly session: number;
}

/**
 * How a generated user works, and what of it one machine sees. `steady`: on most days, all on one machine.
 * `gaps`: whole days and weeks without, laptops that sleep, and resets that the server makes before their time.
 * `sparse`: on two or three machines of one account, of which one sees its own sessions alone.
 */
export type UserKind = 'steady' | 'gaps' | 'sparse';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Monday, midnight UTC: generated users live there. */
export const FIRST_DAY = Date.parse('2026-06-01T00:00:00Z');

/** Random numbers of the shapes that use has. */
function dice(seed: number) {
  const random = seeded(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return {
    random,
    normal,
    /** Around `median`, as often twice as half of it. */
    around: (median: number, spread: number) => median * Math.exp(spread * normal()),
    between: (low: number, high: number) => low + (high - low) * random(),
    count(mean: number): number {
      let count = 0;
      for (let left = Math.exp(-mean), product = random(); product > left; product *= random()) count += 1;
      return count;
    },
  };
}

/**
 * What one user does in some days: sessions in working hours that differ from user to user, quiet or
 * busy weekends, days off, busy weeks, and now and then a burst of several agents at once. Oldest first.
 */
export function generateUse(seed: number, days: number, kind: UserKind = 'steady'): Response[] {
  const { random, normal, around, between, count } = dice(seed);
  const away = kind === 'gaps' ? absences(seed, days) : null;
  const nightOwl = random() < 0.2;
  const begins = nightOwl ? between(13, 18) : between(7, 10.5);
  const hours = between(6, 11);
  const weekend = random() < 0.6 ? between(0, 0.2) : between(0.2, 1);
  const weekdays = Array.from({ length: 7 }, (_, day) => around(day < 5 ? 1 : weekend, 0.25));
  const sessionsADay = between(2, 9);
  const minutes = between(20, 70);
  const gap = between(0.4, 2);
  const burst = between(0.01, 0.08);
  const responses: Response[] = [];
  let sessions = 0;
  let mood = 0;
  for (let day = 0; day < days; day++) {
    // Busy and quiet stretches last some days.
    mood = 0.7 * mood + 0.3 * normal();
    const off = random() < 0.06 || away?.has(day) === true;
    const mean = off ? 0 : sessionsADay * (weekdays[day % 7] ?? 1) * Math.exp(mood);
    for (let session = count(Math.min(30, mean)); session > 0; session--) {
      const hour = random() < 0.9 ? begins + hours * random() : 24 * random();
      // Few begin over lunch.
      if (!nightOwl && hour > 12 && hour < 13 && random() < 0.6) continue;
      const agents = random() < burst ? 2 + Math.floor(4 * random()) : 1;
      const amount = around(1, 0.6) * agents;
      const end = FIRST_DAY + day * DAY + hour * HOUR + around(minutes, 0.8) * MINUTE;
      for (let at = FIRST_DAY + day * DAY + hour * HOUR; at < end; at += around(gap, 0.7) * MINUTE) {
        responses.push({ at: Math.round(at), amount: amount * around(1, 0.8), session: sessions });
      }
      sessions += 1;
    }
  }
  return responses.sort((a, b) => a.at - b.at);
}

/** Days on which nothing is done: some in a row, every week or two. */
function absences(seed: number, days: number): ReadonlySet<number> {
  const { between } = dice(seed + 31_337);
  const away = new Set<number>();
  for (let day = between(2, 12); day < days; day += between(4, 14)) {
    const back = day + between(1, 6);
    for (; day < back; day++) away.add(Math.floor(day));
  }
  return away;
}

/** True for the sessions that one machine of the user's sees. */
export function seenSessions(seed: number, kind: UserKind): (session: number) => boolean {
  if (kind !== 'sparse') return () => true;
  const { between } = dice(seed + 4_242);
  const share = between(0.2, 0.6);
  return (session) => seeded(seed * 100_003 + session)() < share;
}

/** One window as it went: what each response was told, and when nothing was left. */
export interface LivedWindow {
  readonly startsAt: number;
  readonly resetsAt: number;
  /** Null where it lasted. */
  readonly ranOutAt: number | null;
  readonly told: readonly { readonly at: number; readonly usedPercent: number }[];
}

/** What happens to a user's windows besides use. */
export interface Life {
  /** True for the sessions after which the use is told here. */
  readonly sees?: (session: number) => boolean;
  /** The part of a window after which the server resets it, unforeseen; null for its own end. */
  readonly resetsEarly?: (window: number) => number | null;
}

/** The server resets one in eight windows before its time, where users have gaps. */
export function earlyResets(seed: number, kind: UserKind): (window: number) => number | null {
  return (window) => {
    const { random } = dice(seed * 7_919 + window);
    return kind === 'gaps' && random() < 0.125 ? 0.2 + 0.7 * random() : null;
  };
}

/**
 * Puts a limit on a user: a window begins with the first response after the last one ended, its use is
 * told in whole percent, and once nothing is left nothing is done until it ends. `fill` is how much of
 * the limit a typical window would use.
 */
export function liveWith(
  responses: readonly Response[],
  windowMinutes: number,
  fill: number,
  { sees = () => true, resetsEarly = () => null }: Life = {},
): LivedWindow[] {
  const length = windowMinutes * MINUTE;
  const limit = typicalUse(responses, length) / fill;
  const windows: (LivedWindow & { ranOutAt: number | null; told: { at: number; usedPercent: number }[] })[] =
    [];
  let used = 0;
  let early: number | null = null;
  for (const { at, amount, session } of responses) {
    let window = windows.at(-1);
    if (!window || at >= (early ?? window.resetsAt)) {
      window = { startsAt: at, resetsAt: at + length, ranOutAt: null, told: [] };
      const part = resetsEarly(windows.length);
      early = part === null ? null : at + part * length;
      windows.push(window);
      used = 0;
    }
    if (window.ranOutAt !== null) continue;
    used += (amount / limit) * 100;
    if (sees(session)) window.told.push({ at, usedPercent: Math.min(100, Math.floor(used)) });
    if (used >= 100) window.ranOutAt = at;
  }
  return windows;
}

/** The median use of windows that nothing limits. */
function typicalUse(responses: readonly Response[], length: number): number {
  const uses: number[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { at, amount } of responses) {
    if (at >= end) {
      uses.push(0);
      end = at + length;
    }
    uses[uses.length - 1] = (uses.at(-1) ?? 0) + amount;
  }
  return uses.toSorted((a, b) => a - b)[uses.length >> 1] ?? 1;
}
