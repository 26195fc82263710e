import { noTokens } from '../../shared/tokens.ts';
import { judgeLimits } from '../limits/binding.ts';
import { learnWeekProfile } from '../limits/ledger-activity.ts';
import { givenPrices } from '../pricing/given-prices.ts';
import { addDays, type Calendar } from '../usage/calendar.ts';
import { openSqliteIndex } from '../usage/open-index.ts';
import { UsageRoom } from '../usage/usage-room.ts';
import { type DayNotes, writeNotes } from './day-notes.ts';
import type { Glimpse, GlimpseOptions, Today } from './glimpse.ts';
import type { GlimpseBasis } from './glimpse-basis.ts';
import { MARGIN_MS, type NewestFile, newestFiles, recentPaths } from './newest-files.ts';
import { outlooksOf } from './tell-again.ts';
import { seenOf, writeTold } from './told-glimpse.ts';

/**
 * A save takes as long as much of the rest, so what has just grown is kept now and then, in milliseconds, and
 * read again until then: it is little.
 */
const SAVE_AFTER_MS = 5 * 60_000;

/** Days whose beginnings are noted, before today and after. */
const NOTED_BEFORE = 30;
const NOTED_AFTER = 40;

/**
 * Reads a glimpse from the index, and what has changed since it was saved.
 *
 * @throws where the index cannot be opened.
 */
export async function glimpseAnew(
  { codexHomes, stateDir, timezone, platform, logger }: GlimpseOptions,
  { index: path, savedAt, source, notes, listing }: GlimpseBasis,
  now: number,
): Promise<Glimpse | null> {
  const prices = await givenPrices(stateDir);
  const index = openSqliteIndex(stateDir, codexHomes);
  const room = new UsageRoom({
    codexHomes,
    homesSource: 'option',
    timezone,
    platform,
    logger,
    dayStarts: notes.starts,
    now: () => now,
    index,
    prices: () => prices,
  });
  try {
    const { threads } = room.ledger;
    if (threads.size === 0) return null;
    const recent = await room.whole(() => recentPaths(room.ledger, listing, now));
    const newest = newestFiles(listing, recent);
    // Where the clock was set back, what changes is older than the save.
    await room.changed(await room.whole(() => newsOf(newest, room, Math.min(savedAt, now))));
    return await room.whole(() => view(recent, newest));
  } finally {
    if (now - savedAt > SAVE_AFTER_MS || room.wasDamaged) await room.close();
    else index.close();
  }

  function view(recent: readonly string[], newest: readonly NewestFile[]): Glimpse {
    const { calendar, limits: readings } = room.ledger;
    const day = calendar.day(now);
    const observed = readings.decide(now);
    const hours = notes.profile?.day === day ? notes.profile.hours : learnWeekProfile(room.ledger, now);
    const outlooks = outlooksOf(observed, readings.history, hours, calendar, now);
    const limits = judgeLimits(observed, outlooks, now);
    if (notes.profile?.day !== day) {
      writeNotes(stateDir, path, timezone, {
        starts: startsAround(day, calendar),
        profile: { day, hours },
      });
    }
    const [row] = room.report({ by: 'daily', since: day, until: day }, now, []).rows;
    const today = row ? todayOf(row) : { tokens: noTokens, responses: 0, costUsd: 0 };
    const { folders } = listing;
    const seen = seenOf(newest, now);
    writeTold(stateDir, { source, at: now, day, today, limits: readings.store(), folders, recent, seen });
    return { day, today, limits, outlooks, savedAt, calendar };
  }
}

/** Paths of what has changed since about `savedAt`, when the index was saved, and was not read as it is. */
function newsOf(files: readonly NewestFile[], room: UsageRoom, savedAt: number): string[] {
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

function startsAround(day: string, calendar: Calendar): DayNotes['starts'] {
  return Array.from({ length: NOTED_BEFORE + NOTED_AFTER }, (_, index) => {
    const each = addDays(day, index - NOTED_BEFORE);
    return [each, calendar.startOf(each)] as const;
  });
}
