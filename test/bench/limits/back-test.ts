import { LimitHistory } from '../../../electron/core/ingest/limits/limit-history.ts';
import type { LimitObservation } from '../../../electron/core/ingest/lines/rollout-state.ts';
import { type Activity, type HourUse, learnProfile } from '../../../electron/core/limits/activity-profile.ts';
import { project } from '../../../electron/core/limits/project.ts';
import { WEIGHTS } from '../../../electron/core/limits/rates.ts';
import { cutWindows } from '../../../electron/core/limits/window-course.ts';
import { PROFILE_HOUR_DAYS } from '../../../electron/core/views/outlook/ledger-activity.ts';
import { seeded } from '../corpus/random.ts';
import {
  earlyResets,
  FIRST_DAY,
  generateUse,
  type LivedWindow,
  liveWith,
  type Response,
  seenSessions,
  type UserKind,
} from './months.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTHS = 3;
const DAYS = 30 * MONTHS;

/** The first week is only looked at. */
const WARM_UP_DAYS = 7;

/** So often is each window asked. */
const QUESTIONS = 28;

/** Before so much of a window has passed nobody is asked. */
const EARLY = 0.03;

/** What one way of projecting answered to one question. Times are milliseconds since the epoch. */
export interface Answer {
  /** When it ran out, else the reset. */
  readonly truth: number;
  readonly ranOut: boolean;
  readonly resetsAt: number;
  /** When it would run out, else the reset, by each way. */
  readonly ours: number;
  readonly line: number;
  readonly lastHour: number;
  /** Whether the truth lay in the range that was named. */
  readonly inRange: boolean;
}

/**
 * Asks over three generated months of one user. `windowMinutes` is the length of the limit's window. Where
 * nothing of a window was seen yet there is nothing to ask.
 */
export function backTest(
  seed: number,
  windowMinutes: number,
  kind: UserKind = 'steady',
  weights = WEIGHTS,
): Answer[] {
  const all = generateUse(seed, DAYS, kind);
  const sees = seenSessions(seed, kind);
  const seen = kind === 'sparse' ? all.filter(({ session }) => sees(session)) : all;
  const fill = 0.6 + 0.9 * seeded(seed + 77_777)();
  const windows = liveWith(all, windowMinutes, fill, { sees, resetsEarly: earlyResets(seed, kind) });
  const history = new LimitHistory();
  const answers: Answer[] = [];
  for (const [place, window] of windows.entries()) {
    const step = (window.resetsAt - window.startsAt) / QUESTIONS;
    const end = Math.min(
      window.ranOutAt ?? window.resetsAt,
      windows[place + 1]?.startsAt ?? Number.POSITIVE_INFINITY,
    );
    let told = 0;
    const tellUntil = (until: number) => {
      for (; told < window.told.length && (window.told[told]?.at ?? 0) <= until; told++) {
        const { at = 0, usedPercent = 0 } = window.told[told] ?? {};
        history.observe(observed(at, { usedPercent, windowMinutes, resetsAt: window.resetsAt }));
      }
    };
    for (let now = window.startsAt; now < end; now += step) {
      tellUntil(now);
      if (now < window.startsAt + EARLY * (window.resetsAt - window.startsAt)) continue;
      if (now < FIRST_DAY + WARM_UP_DAYS * DAY || told === 0) continue;
      answers.push(ask(history, window, windowMinutes, now, activityBefore(seen, now), weights));
    }
    tellUntil(Number.POSITIVE_INFINITY);
  }
  return answers;
}

function observed(at: number, window: LimitObservation['windows'][number]): LimitObservation {
  return {
    at,
    limitId: 'codex',
    limitName: null,
    planType: null,
    windows: [window],
    credits: null,
    reachedType: null,
  };
}

function ask(
  history: LimitHistory,
  window: LivedWindow,
  windowMinutes: number,
  now: number,
  activity: Activity,
  weights = WEIGHTS,
): Answer {
  const { startsAt, resetsAt, ranOutAt } = window;
  const courses = cutWindows(history.points({ limitId: 'codex', windowMinutes }), windowMinutes);
  const course = courses.at(-1);
  if (!course) throw new Error('The window is not known.');
  const { runsOut } = project({ course, before: courses.slice(0, -1), activity, now }, weights);
  const usedAt = (at: number) => window.told.findLast((point) => point.at <= at)?.usedPercent ?? 0;
  const used = usedAt(now);
  const atRate = (rate: number) => (rate > 0 ? Math.min(resetsAt, now + (100 - used) / rate) : resetsAt);
  const truth = ranOutAt ?? resetsAt;
  return {
    truth,
    ranOut: ranOutAt !== null,
    resetsAt,
    ours: runsOut.at ?? resetsAt,
    line: atRate(used / (now - startsAt)),
    lastHour: atRate((used - usedAt(now - HOUR)) / HOUR),
    inRange: truth >= (runsOut.earliest ?? resetsAt) && truth <= (runsOut.latest ?? resetsAt),
  };
}

const profiles = new WeakMap<readonly Response[], Map<number, readonly number[]>>();

/** What the ledger would know by the morning of that day: days of five weeks, hours of four. */
function activityBefore(responses: readonly Response[], now: number): Activity {
  const byDay = profiles.get(responses) ?? new Map<number, readonly number[]>();
  profiles.set(responses, byDay);
  const today = Math.floor((now - FIRST_DAY) / DAY);
  let profile = byDay.get(today);
  if (!profile) {
    const days = new Array<number>(today).fill(0);
    const hours = new Map<number, number>();
    for (const { at, amount } of responses) {
      const day = Math.floor((at - FIRST_DAY) / DAY);
      if (day >= today) break;
      days[day] = (days[day] ?? 0) + amount;
      const hour = Math.floor((at - FIRST_DAY) / HOUR);
      if (day >= today - PROFILE_HOUR_DAYS) hours.set(hour, (hours.get(hour) ?? 0) + amount);
    }
    profile = learnProfile({
      days: days.map((amount, day) => ({ weekday: day % 7, amount })).slice(-35),
      hours: [...hours].map(
        ([hour, amount]): HourUse => ({ weekday: Math.floor(hour / 24) % 7, hour: hour % 24, amount }),
      ),
    });
    byDay.set(today, profile);
  }
  const known = profile;
  return (at) => known[Math.floor((at - FIRST_DAY) / HOUR) % 168] ?? 1;
}
