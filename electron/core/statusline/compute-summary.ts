import { openSqliteIndex } from '../index/open-index.ts';
import { judgeLimits } from '../limits/binding.ts';
import { PriceBook } from '../pricing/cost.ts';
import { givenPrices } from '../pricing/given-prices.ts';
import { repositoryPrices } from '../pricing/repository-prices.ts';
import { addDays, type Calendar } from '../time/calendar.ts';
import { UsageService } from '../usage/usage-service.ts';
import { learnWeekProfile } from '../views/outlook/ledger-activity.ts';
import { MARGIN_MS, type NewestFile, newestFiles, recentPaths, seenOf } from './newest-files.ts';
import { outlooksOf } from './read-cached-summary.ts';
import {
  type DayStarts,
  detailsText,
  parseDetails,
  type WeekProfile,
  windowsOf,
  writeStatuslineCache,
} from './statusline-cache.ts';
import type { StatuslineSummary, SummaryOptions } from './summary.ts';
import { SAVE_AFTER_MS, type SummaryBasis } from './summary-basis.ts';
import { partsOf, todayOf } from './today.ts';
import { trailsOf } from './trail.ts';

/** The begins of this many days before today are stored. */
const NOTED_BEFORE = 30;
const NOTED_AFTER = 40;

/**
 * Computes a status line summary from the index and what changed since it was saved.
 *
 * @throws where the index cannot be opened.
 */
export async function computeSummary(
  { codexHomes, stateDir, timezone, platform, logger }: SummaryOptions,
  { index: path, savedAt, source, cache, listing }: SummaryBasis,
  now: number,
): Promise<StatuslineSummary | null> {
  const prices = await givenPrices(stateDir);
  const index = openSqliteIndex(stateDir, codexHomes);
  const service = new UsageService({
    codexHomes,
    homesSource: 'option',
    timezone,
    platform,
    logger,
    dayStarts: cache.starts,
    now: () => now,
    index,
    prices: () => prices,
  });
  try {
    const { threads } = service.ledger;
    if (threads.size === 0) return null;
    const recent = await service.whole(() => recentPaths(service.ledger, listing, now));
    const newest = newestFiles(listing, recent);
    // After the clock was set back, changes are older than the save.
    await service.changed(await service.whole(() => newsOf(newest, service, Math.min(savedAt, now))));
    return await service.whole(() => view(recent, newest));
  } finally {
    if (now - savedAt > SAVE_AFTER_MS || service.wasDamaged) await service.close();
    else index.close();
  }

  function view(recent: readonly string[], newest: readonly NewestFile[]): StatuslineSummary {
    const { calendar } = service.ledger;
    const readings = service.limitReadings;
    const day = calendar.day(now);
    const observed = readings.decide(now);
    const known = parseDetails(cache.details)?.profile;
    const isKnown = known?.day === day;
    const profile = isKnown ? known : profileOf(day);
    const starts = isKnown ? cache.starts : startsAround(day, calendar);
    const outlooks = outlooksOf(observed, readings.history, profile.hours, calendar, now);
    const limits = judgeLimits(observed, outlooks, now);
    const sums = service.ledger.table.totals.get(day);
    const today = todayOf(sums, day, prices ?? new PriceBook(repositoryPrices));
    const { folders } = listing;
    const seen = seenOf(newest, now);
    const lastChanged = seen.toSorted((a, b) => a[2] - b[2]).map(([seenPath]) => seenPath);
    const trails = trailsOf(service, lastChanged);
    const { history, limits: newestLimits, account, ahead } = readings.store();
    const summary = {
      source,
      at: now,
      day,
      today,
      limits: { limits: newestLimits, account, ahead },
      forecast: { at: now, of: windowsOf(observed), outlooks },
      folders,
      recent,
      seen,
      followed: trails.map((trail) => trail.path),
    };
    const details = detailsText({ profile, history, parts: partsOf(sums), trails });
    writeStatuslineCache(stateDir, path, timezone, { starts, summary, details });
    return { day, today, limits, outlooks, savedAt, calendar };
  }

  function profileOf(day: string): WeekProfile {
    return { day, hours: learnWeekProfile(service.ledger, now) };
  }
}

/**
 * Returns the paths of files that changed since about `savedAt`, when the index was saved, and are not read as they
 * are.
 */
function newsOf(files: readonly NewestFile[], service: UsageService, savedAt: number): string[] {
  return files
    .filter(({ stats }) => stats.mtimeMs > savedAt - MARGIN_MS)
    .filter(({ path, name, stats }) => name === null || !service.isSame(path, name.folder, name.file, stats))
    .map(({ path }) => path);
}

function startsAround(day: string, calendar: Calendar): DayStarts {
  return Array.from({ length: NOTED_BEFORE + NOTED_AFTER }, (_, index) => {
    const each = addDays(day, index - NOTED_BEFORE);
    return [each, calendar.startOf(each)] as const;
  });
}
