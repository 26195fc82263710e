import { existsSync, statSync } from 'node:fs';
import type { Limits } from '../../shared/limits.ts';
import type { WindowOutlook } from '../../shared/outlook.ts';
import { noTokens } from '../../shared/tokens.ts';
import { decideLimits } from '../limits/decide-limits.ts';
import { activityOf, learnWeekProfile } from '../limits/ledger-activity.ts';
import { LimitHistory } from '../limits/limit-history.ts';
import { decideWindowOutlook } from '../limits/window-outlook.ts';
import type { Logger } from '../ports.ts';
import { givenPrices } from '../pricing/given-prices.ts';
import { addDays, Calendar } from '../usage/calendar.ts';
import { indexPath, openSqliteIndex } from '../usage/open-index.ts';
import type { StoredLimits } from '../usage/usage-index.ts';
import { UsageRoom } from '../usage/usage-room.ts';
import { type DayNotes, readNotes, writeNotes } from './day-notes.ts';
import { MARGIN_MS, type Newest, newestFiles, recentPaths } from './newest-paths.ts';
import { readTold, seenOf, sourceOf, type Today, type ToldGlimpse, writeTold } from './told-glimpse.ts';

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
  readonly today: Today;
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
  const { codexHomes, stateDir, timezone } = options;
  const path = indexPath(stateDir, codexHomes);
  if (!existsSync(path)) return null;
  // Before the index is opened: opening it makes the log anew.
  const savedAt = savedAtOf(path);
  const source = sourceOf(path, stateDir, timezone);
  const notes = readNotes(stateDir, path, timezone);
  const told = readTold(stateDir, source, codexHomes);
  return (told && again(told, notes, savedAt, options, now)) ?? anew(options, source, notes, savedAt, now);
}

/** What was told last, as of another moment of the same day; null where it is another. */
function again(
  told: ToldGlimpse,
  notes: DayNotes,
  savedAt: number,
  { timezone }: GlimpseOptions,
  now: number,
): Glimpse | null {
  const calendar = new Calendar(timezone);
  calendar.remember(notes.starts);
  const { day, today, limits } = told;
  if (notes.profile?.day !== day || calendar.day(now) !== day) return null;
  const history = new LimitHistory();
  history.load(limits.history);
  const decided = decideLimits(limits.limits, limits.account, now);
  const outlooks = outlooksOf(decided, history, notes.profile.hours, calendar, now);
  return { day, today, limits: decided, outlooks, savedAt, calendar };
}

async function anew(
  { codexHomes, stateDir, timezone, platform, logger }: GlimpseOptions,
  source: string,
  notes: DayNotes,
  savedAt: number,
  now: number,
): Promise<Glimpse | null> {
  const path = indexPath(stateDir, codexHomes);
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
    const { threads } = room.ledger;
    if (threads.size === 0) return null;
    let recent: readonly string[] = [];
    const newest = newestFiles(codexHomes, (inFolders) => {
      recent = recentPaths(room.ledger, inFolders, now);
      return recent;
    });
    await room.changed(newsOf(newest, room, savedAt));
    const { calendar, limits: observed, account, limitHistory } = room.ledger;
    const day = calendar.day(now);
    const limits = room.limits(now);
    const hours = notes.profile?.day === day ? notes.profile.hours : learnWeekProfile(room.ledger, now);
    const outlooks = outlooksOf(limits, limitHistory, hours, calendar, now);
    if (notes.profile?.day !== day) {
      writeNotes(stateDir, path, timezone, {
        starts: startsAround(day, calendar),
        profile: { day, hours },
      });
    }
    const [row] = room.report({ by: 'daily', since: day, until: day }, now, []).rows;
    const today = row ? todayOf(row) : { tokens: noTokens, responses: 0, costUsd: 0 };
    const kept: Required<StoredLimits> = {
      limits: [...observed.values()],
      account,
      history: limitHistory.store(),
    };
    const { folders } = newest;
    const seen = seenOf(newest, now);
    writeTold(stateDir, { source, at: now, day, today, limits: kept, folders, recent, seen });
    return { day, today, limits, outlooks, savedAt, calendar };
  } finally {
    if (now - savedAt > SAVE_AFTER_MS) await room.close();
    else index.close();
  }
}

/** Paths of what has changed since about `savedAt`, when the index was saved, and was not read as it is. */
function newsOf({ files }: Newest, room: UsageRoom, savedAt: number): string[] {
  return files
    .filter(({ stats }) => stats.mtimeMs > savedAt - MARGIN_MS)
    .filter(({ path, name, stats }) => name === null || !room.isSame(path, name.folder, name.file, stats))
    .map(({ path }) => path);
}

function todayOf({ tokens, responses, costUsd, costLowerBoundUsd, unpricedTokens }: Today): Today {
  return {
    tokens,
    responses,
    costUsd,
    ...(costLowerBoundUsd === undefined ? {} : { costLowerBoundUsd }),
    ...(unpricedTokens === undefined ? {} : { unpricedTokens }),
  };
}

function outlooksOf(
  { windows }: Limits,
  history: LimitHistory,
  hours: readonly number[],
  calendar: Calendar,
  now: number,
): Glimpse['outlooks'] {
  const activity = activityOf(hours, calendar);
  return windows.map((window) => {
    const points = history.points(window.limitId, window.windowMinutes);
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
