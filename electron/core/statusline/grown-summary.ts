import { existsSync } from 'node:fs';
import { QUARTER_MS } from '../../shared/durations.ts';
import { type ReadAppend, readAppend } from '../ingest/scan/read-append.ts';
import { mergeResponses } from '../ledger/response-merge.ts';
import { judgeLimits } from '../limits/binding.ts';
import { LimitReadings } from '../limits/limit-readings.ts';
import { PriceBook } from '../pricing/cost.ts';
import { overrideFileIn, updateFileIn } from '../pricing/price-files.ts';
import { repositoryPrices } from '../pricing/repository-prices.ts';
import { Calendar } from '../time/calendar.ts';
import { forEachQuarter, QuarterTotals } from '../tokens/quarter-totals.ts';
import { ResponseList } from '../tokens/response-list.ts';
import type { AttributedSums } from '../tokens/sums.ts';
import { seenOf } from './newest-files.ts';
import { type CachedState, holds, outlooksOf } from './read-cached-summary.ts';
import { detailsText, parseDetails, windowsOf, writeStatuslineCache } from './statusline-cache.ts';
import type { StatuslineSummary, SummaryOptions } from './summary.ts';
import type { SummaryBasis } from './summary-basis.ts';
import { partsOf, sumsOf, todayOf } from './today.ts';
import type { Trail } from './trail.ts';

/** What a session has grown by. */
interface Growth {
  readonly trail: Trail;
  readonly added: QuarterTotals;
}

const noColumns = { rows: [], attributions: [] };

/**
 * Reads a status line summary from what was kept of the last and what was appended to sessions since, without the
 * index. Null where that does not suffice.
 */
export async function readGrownSummary(
  { stateDir, timezone }: SummaryOptions,
  { index, cache, savedAt }: SummaryBasis,
  { cached, newest, changed }: CachedState,
  now: number,
): Promise<StatuslineSummary | null> {
  const details = parseDetails(cache.details);
  if (!details || [overrideFileIn(stateDir), updateFileIn(stateDir)].some((path) => existsSync(path)))
    return null;
  const { day } = cached;
  const { profile } = details;
  const calendar = new Calendar(timezone);
  calendar.remember(cache.starts);
  if (profile?.day !== day || calendar.day(now) !== day) return null;
  const readings = new LimitReadings(() => now);
  readings.load({ ...cached.limits, history: details.history });
  const trails = new Map(details.trails.map((trail) => [trail.path, trail]));
  const sums = sumsOf(details.parts);
  for (const { path } of changed) {
    const trail = trails.get(path);
    const growth = trail ? readGrowth(trail, readings) : null;
    if (!growth) return null;
    trails.set(path, growth.trail);
    addToday(sums, growth.added, calendar, day);
  }
  const today = todayOf(sums, day, new PriceBook(repositoryPrices));
  const observed = readings.decide(now);
  const forecast = holds(cached.forecast, observed, now)
    ? cached.forecast
    : {
        at: now,
        of: windowsOf(observed),
        outlooks: outlooksOf(observed, readings.history, profile.hours, calendar, now),
      };
  const { outlooks } = forecast;
  const { history, limits, account, ahead } = readings.store();
  const summary = {
    ...cached,
    at: now,
    today,
    limits: { limits, account, ahead },
    forecast,
    seen: seenOf(newest, now),
  };
  const kept = { profile, history, parts: partsOf(sums), trails: [...trails.values()] };
  writeStatuslineCache(stateDir, index, timezone, { ...cache, summary, details: detailsText(kept) });
  return { day, today, limits: judgeLimits(observed, outlooks, now), outlooks, savedAt, calendar };
}

/** Reads what was appended to one session. Null where its file is another now, or what was counted changes. */
function readGrowth(trail: Trail, readings: LimitReadings): Growth | null {
  const { path, threadId } = trail;
  const read = appended(trail);
  if (read === null || read.rebooked.length > 0) return null;
  const { checkpoint, limits, responses } = read;
  if (checkpoint.state.meta?.threadId !== threadId || checkpoint.state.legacyCounts.length > 0) return null;
  const keys = new Set(trail.keys);
  const added = new QuarterTotals();
  mergeResponses(new ResponseList(), keys, new ResponseList(responses), 0, added, null);
  readings.observeAll(limits, noColumns);
  return { trail: { path, threadId, checkpoint, keys: [...keys] }, added };
}

/** Null where it cannot be read. */
function appended(trail: Trail): ReadAppend | null {
  try {
    return readAppend(trail, trail.checkpoint);
  } catch {
    return null;
  }
}

function addToday(sums: AttributedSums, added: QuarterTotals, calendar: Calendar, day: string): void {
  forEachQuarter(added.columns, (quarter, attribution, tokens, responses) => {
    if (calendar.day(quarter * QUARTER_MS) === day) sums.add(attribution, tokens, responses);
  });
}
