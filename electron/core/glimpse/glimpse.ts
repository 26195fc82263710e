import { existsSync, statSync } from 'node:fs';
import type { Limits } from '../../shared/limits.ts';
import type { WindowOutlook } from '../../shared/outlook.ts';
import type { Cost } from '../../shared/pricing.ts';
import { noTokens, type Tokens } from '../../shared/tokens.ts';
import type { Activity } from '../limits/activity-profile.ts';
import { activityOf, learnWeekProfile } from '../limits/ledger-activity.ts';
import { decideWindowOutlook } from '../limits/window-outlook.ts';
import type { Logger } from '../ports.ts';
import { givenPrices } from '../pricing/given-prices.ts';
import { addDays, type Calendar } from '../usage/calendar.ts';
import { indexPath, openSqliteIndex } from '../usage/open-index.ts';
import { UsageRoom } from '../usage/usage-room.ts';
import { type DayNotes, readNotes, writeNotes } from './day-notes.ts';
import { newestPaths } from './newest-paths.ts';

export interface GlimpseOptions {
  readonly codexHomes: readonly string[];
  readonly stateDir: string;
  readonly timezone: string;
  readonly platform: NodeJS.Platform;
  readonly logger: Pick<Logger, 'warn'>;
}

/** What can be told at once: from the index, and from the sessions that may have grown since. */
export interface Glimpse {
  /** The local day of today. */
  readonly day: string;
  readonly today: { readonly tokens: Tokens; readonly responses: number } & Cost;
  readonly limits: Limits;
  /** In the order of `limits.windows`. */
  readonly outlooks: readonly Pick<WindowOutlook, 'id' | 'state' | 'runsOut'>[];
  /** When the index was saved last, in milliseconds since the epoch. */
  readonly savedAt: number;
  readonly calendar: Calendar;
}

/**
 * A save takes as long as much of the rest, so what has just grown is kept now and then, in milliseconds, and
 * read again until then: it is little.
 */
const SAVE_AFTER_MS = 5 * 60_000;

/** Days whose beginnings are noted, before today and after. */
const NOTED_BEFORE = 9;
const NOTED_AFTER = 40;

/**
 * Reads a glimpse. Null where nothing was read before: a first read takes long, and is not begun here.
 *
 * @throws where the index cannot be opened.
 */
export async function readGlimpse(options: GlimpseOptions, now: number): Promise<Glimpse | null> {
  const { codexHomes, stateDir, timezone, platform, logger } = options;
  const path = indexPath(stateDir, codexHomes);
  if (!existsSync(path)) return null;
  // Before the index is opened: opening it makes the log anew.
  const savedAt = savedAtOf(path);
  const notes = readNotes(stateDir, path, timezone);
  const prices = await givenPrices(stateDir);
  const index = openSqliteIndex(stateDir, codexHomes);
  const room = new UsageRoom({
    codexHomes,
    homesSource: 'option',
    timezone,
    platform,
    logger,
    dayStarts: notes.starts,
    index,
    prices: () => prices,
  });
  try {
    if (room.ledger.threads.size === 0) return null;
    await room.changed(newestPaths(codexHomes, room.ledger, savedAt, now, room.isSame));
    const { calendar } = room.ledger;
    const day = calendar.day(now);
    const limits = room.limits(now);
    const profile = notes.profile?.day === day ? notes.profile.hours : learnWeekProfile(room.ledger, now);
    const outlooks = outlooksOf(limits, room, activityOf(profile, calendar), now);
    if (notes.profile?.day !== day) {
      writeNotes(stateDir, path, timezone, {
        starts: startsAround(day, calendar),
        profile: { day, hours: profile },
      });
    }
    const [row] = room.report({ by: 'daily', since: day, until: day }, now, []).rows;
    const today = row ?? { tokens: noTokens, responses: 0, costUsd: 0 };
    return { day, today, limits, outlooks, savedAt, calendar };
  } finally {
    if (now - savedAt > SAVE_AFTER_MS) await room.close();
    else index.close();
  }
}

function outlooksOf(
  { windows }: Limits,
  room: UsageRoom,
  activity: Activity,
  now: number,
): Glimpse['outlooks'] {
  return windows.map((window) => {
    const points = room.ledger.limitHistory.points(window.limitId, window.windowMinutes);
    const { state, runsOut } = decideWindowOutlook(window, points, activity, now);
    return { id: window.id, state, runsOut };
  });
}

function startsAround(day: string, calendar: Calendar): DayNotes['starts'] {
  return Array.from({ length: NOTED_BEFORE + NOTED_AFTER }, (_, index) => {
    const each = addDays(day, index - NOTED_BEFORE);
    return [each, calendar.startOf(each)] as const;
  });
}

/** The last write goes to the log beside the index while that is shared. */
function savedAtOf(path: string): number {
  const times = [path, `${path}-wal`].map((each) => statSync(each, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return Math.max(...times);
}
