import { join } from 'node:path';
import type { StoredSeries } from '../ingest/limits/limit-history.ts';
import type { StoredLimits } from '../ingest/limits/stored-limits.ts';
import type { ObservedLimits } from '../limits/decide-limits.ts';
import { checksum } from '../platform/checksum.ts';
import { readDocumentOfDocuments, writeDocument } from '../platform/state/own-document.ts';
import { STATE_FILES } from '../platform/state/state-files.ts';
import type { Seen } from './newest-files.ts';
import type { Today, WindowForecast } from './summary.ts';
import type { Trail } from './trail.ts';

/** When days begin in the time zone, in milliseconds since the epoch. */
export type DayStarts = readonly (readonly [day: string, start: number])[];

/** What becomes of the windows, as of a moment. */
export interface CachedForecast {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The windows as they were then: of each its id, use and reset. */
  readonly of: readonly (string | number | null)[];
  readonly outlooks: readonly WindowForecast[];
}

/** A summary without what depends on the moment; used again while nothing has changed. */
export interface CachedSummary {
  /** Compared with that of `SummaryBasis`. */
  readonly source: string;
  /** When it was computed, in milliseconds since the epoch. */
  readonly at: number;
  readonly day: string;
  readonly today: Today;
  readonly limits: Pick<Required<StoredLimits>, 'limits' | 'account' | 'ahead'>;
  readonly forecast: CachedForecast;
  /** The newest folders of days. */
  readonly folders: readonly string[];
  /** Paths of the sessions of other folders that were active last. */
  readonly recent: readonly string[];
  /** Rollouts that changed shortly before, with their state. */
  readonly seen: readonly Seen[];
  /** Paths of those of which the details hold a trail. */
  readonly followed: readonly string[];
}

/** How busy the hours of the week are (168 numbers), and the local day for which that holds. */
export interface WeekProfile {
  readonly day: string;
  readonly hours: readonly number[];
}

/** Counts of a sum: input, cached input, cache writes, output, reasoning, responses. */
export type DayPart = readonly [attribution: string, ...counts: number[]];

/** What forecasts, and sums with what has grown, are made from: most of what is kept, and not needed at rest. */
export interface CachedDetails {
  readonly profile: WeekProfile | null;
  /** Each window over time. */
  readonly history: readonly StoredSeries[];
  /** What was used today, by what the responses were. */
  readonly parts: readonly DayPart[];
  readonly trails: readonly Trail[];
}

/** What the status line keeps in the state folder, of one index and time zone. */
export interface StatuslineCache {
  readonly starts: DayStarts;
  readonly summary: CachedSummary | null;
  /** The text of a part with `CachedDetails`. */
  readonly details: string;
}

interface MainPart extends Pick<StatuslineCache, 'starts' | 'summary'> {
  readonly index: string;
  readonly timezone: string;
}

const nothing: StatuslineCache = { starts: [], summary: null, details: '' };

const HOURS = 168;

/**
 * Reads what is kept in the one file of the status line: a document of two, because a line at rest needs only the first.
 * That of another index or zone, and what cannot be read, counts as nothing.
 */
export function readStatuslineCache(stateDir: string, index: string, timezone: string): StatuslineCache {
  try {
    const file = readDocumentOfDocuments(join(stateDir, STATE_FILES.statusline)) as {
      main: string;
      details: string;
    };
    const main = membersOf<MainPart>(file.main);
    if (main?.index !== index || main.timezone !== timezone) return nothing;
    const { starts, summary } = main;
    if (!Array.isArray(starts) || !starts.every(isStart)) return nothing;
    return { starts, summary: summary ?? null, details: String(file.details) };
  } catch {
    return nothing;
  }
}

/** Null where it is not what was written. */
export function parseDetails(text: string): CachedDetails | null {
  const details = membersOf<CachedDetails>(text);
  if (!details || !Array.isArray(details.history)) return null;
  const { profile, history, parts = [], trails = [] } = details;
  const isUsable = typeof profile?.day === 'string' && isProfile(profile.hours);
  return { profile: isUsable ? profile : null, history, parts, trails };
}

export function detailsText(details: CachedDetails): string {
  return partText(details);
}

/**
 * Writes a part with its checksum. Unlike that of a document it is one of bytes, four at a time: the parts are the
 * longest texts that a prompt waits for.
 */
function partText(part: object): string {
  const text = JSON.stringify(part);
  return `${checksum(Buffer.from(text))} ${text}`;
}

/** The members of a part; null where it is damaged. */
function membersOf<T>(part: string): Partial<T> | null {
  const [sum = ''] = part.split(' ', 1);
  const text = part.slice(sum.length + 1);
  if (text === '' || Number(sum) !== checksum(Buffer.from(text))) return null;
  return JSON.parse(text) as Partial<T> | null;
}

function isStart(value: unknown): boolean {
  return Array.isArray(value) && typeof value[0] === 'string' && Number.isFinite(value[1]);
}

function isProfile(hours: unknown): boolean {
  return Array.isArray(hours) && hours.length === HOURS && hours.every((each) => Number.isFinite(each));
}

/** Writes the cache atomically. A failure is ignored: the cache only saves time. */
export function writeStatuslineCache(
  stateDir: string,
  index: string,
  timezone: string,
  { starts, summary, details }: StatuslineCache,
): void {
  const main: MainPart = { index, timezone, starts, summary };
  try {
    writeDocument(join(stateDir, STATE_FILES.statusline), { main: partText(main), details });
  } catch {}
}

/** The windows as a forecast depends on them, see `CachedForecast`. */
export function windowsOf({ windows }: ObservedLimits): CachedForecast['of'] {
  return windows.flatMap(({ id, usedPercent, resetsAt }) => [id, usedPercent, resetsAt]);
}
