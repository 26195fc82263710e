import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS } from '../../../shared/durations.ts';
import type { Format } from '../../../shared/format/format.ts';
import type { LimitWindow } from '../../../shared/limits.ts';
import type { Burn, MonthOutlook, Outlook, WindowOutlook, WindowUse } from '../../../shared/outlook.ts';
import type { Usage } from '../../../shared/usage.ts';
import type { LimitPoint } from '../../ingest/limits/limit-history.ts';
import type { UsageLedger } from '../../ledger/ledger.ts';
import type { Activity } from '../../limits/activity-profile.ts';
import { decideWindow } from '../../limits/binding.ts';
import type { ObservedLimits } from '../../limits/decide-limits.ts';
import type { LimitReadings } from '../../limits/limit-readings.ts';
import { workBetween } from '../../limits/rates.ts';
import { decideWindowOutlook } from '../../limits/window-outlook.ts';
import { addDays } from '../../time/calendar.ts';
import { readAttribution } from '../../tokens/attribution.ts';
import { type Habits, learnHabits, weekdayOf } from './ledger-activity.ts';
import { forecastMonth } from './month-outlook.ts';
import { writeSentence } from './outlook-sentence.ts';
import { sumWindowUse } from './window-use.ts';

/** The input of an outlook. */
export interface OutlookInput {
  readonly ledger: UsageLedger;
  readonly readings: LimitReadings;
  /** Of the same moment. */
  readonly usage: Usage;
  readonly limits: ObservedLimits;
  readonly format: Pick<Format, 'duration' | 'moment'>;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Makes outlooks from a ledger. Habits are learned once a day. */
export class OutlookView {
  private habits: Habits | null = null;
  private learnedOf: UsageLedger | null = null;

  view(input: OutlookInput): Outlook {
    const { usage, limits, format, now } = input;
    const habits = this.habitsOf(input);
    const windows = limits.windows.map((window) => viewWindow(window, input, habits.activity));
    const binding = decideWindow(limits, windows, now);
    const bindingWindow = limits.windows.find(({ id }) => id === binding.id);
    const bindingOutlook = windows.find(({ id }) => id === binding.id);
    return {
      bindingId: binding.id,
      bindingReason: binding.reason,
      sentence:
        bindingWindow && bindingOutlook ? writeSentence(bindingWindow, bindingOutlook, format, now) : null,
      windows,
      burn: viewBurn(usage, now),
      month: usage.state === 'ready' ? viewMonth(input, habits) : null,
    };
  }

  private habitsOf({ ledger, usage, now }: OutlookInput): Habits {
    const { habits } = this;
    if (habits?.today === ledger.calendar.day(now) && this.learnedOf === ledger) return habits;
    this.habits = learnHabits(ledger, now);
    // During a first scan, habits change with every file.
    this.learnedOf = usage.state === 'scanning' ? null : ledger;
    return this.habits;
  }
}

function viewWindow(window: LimitWindow, input: OutlookInput, activity: Activity): WindowOutlook {
  const { readings, now } = input;
  const points = withNewest(readings.history.points(window), window);
  const decided = decideWindowOutlook(window, points, activity, now);
  const models = readings.modelsOf(window.limitId);
  if (models.state === 'unknown') return { id: window.id, ...decided, use: null, useReason: models.reason };
  return { id: window.id, ...decided, use: viewUse(decided.startedAt, input, models.holds) };
}

/** Adds the account's own answer, which no ledger has. */
export function withNewest(points: readonly LimitPoint[], window: LimitWindow): readonly LimitPoint[] {
  const { source, usedPercent, resetsAt, observedAt } = window;
  const at = Date.parse(observedAt);
  if (source === undefined || usedPercent === null || at <= (points.at(-1)?.at ?? 0)) return points;
  return [...points, { at, usedPercent, resetsAt: resetsAt === null ? null : Date.parse(resetsAt) }];
}

/** Counts from the quarter of an hour in which the window began. */
function viewUse(
  startedAt: string | null,
  { ledger, usage, now }: OutlookInput,
  holds: (model: string | null) => boolean,
): WindowUse | null {
  if (startedAt === null || usage.state !== 'ready') return null;
  const from = Date.parse(startedAt);
  // One pass over the ledger for windows of all lengths, up to the weekly ones.
  const week = ledger.calendar.startOf(ledger.calendar.day(now)) - WEEK_MS;
  const parts = ledger.recentUse(Math.min(from, week)).from(from);
  const byModel = function* () {
    for (const { threadId, attribution, tokens } of parts) {
      const { model } = readAttribution(attribution);
      if (holds(model)) yield { threadId, model, tokens };
    }
  };
  return sumWindowUse(byModel(), (id) => ledger.threads.get(id)?.summary.meta?.cwd ?? null);
}

function viewBurn({ live, today, week }: Usage, now: number): Burn {
  const since = ({ from, tokens }: Usage['today']) =>
    Math.round(tokens.total / Math.max(1, (now - Date.parse(from)) / MINUTE_MS));
  return {
    now: live.reduce((sum, session) => sum + (session.tokensPerMinute ?? 0), 0),
    today: since(today),
    week: since(week),
  };
}

function viewMonth({ ledger, usage, now }: OutlookInput, habits: Habits): MonthOutlook | null {
  const { today, before, activity } = habits;
  const { calendar } = ledger;
  const todayWeekday = weekdayOf(today);
  const tomorrow = calendar.startOf(addDays(today, 1));
  const daysLeft = Math.round((Date.parse(usage.month.to) - tomorrow) / DAY_MS);
  const midnight = calendar.startOf(today);
  const passed = workBetween(activity, midnight, now, HOUR_MS);
  return forecastMonth({
    tokens: usage.month.tokens.total,
    today: usage.today.tokens.total,
    costUsd: usage.month.costUsd,
    before,
    ahead: Array.from({ length: daysLeft }, (_, index) => (todayWeekday + 1 + index) % 7),
    todayWeekday,
    todayPassed: Math.min(1, passed / workBetween(activity, midnight, tomorrow, HOUR_MS)),
  });
}
