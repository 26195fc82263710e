import { join } from 'node:path';
import type { StoredLimits } from '../ingest/limits/stored-limits.ts';
import { readDocument, writeDocument } from '../platform/own-document.ts';
import { STATE_FILES } from '../platform/state-files.ts';
import type { Seen } from './newest-files.ts';
import type { Today } from './summary.ts';

/** What is computed once a day, because it takes longer than all the rest of a status line. */
export interface DailyCache {
  /** When days begin in the time zone, in milliseconds since the epoch. */
  readonly starts: readonly (readonly [day: string, start: number])[];
  /** How busy the hours of the week are (168 numbers), and the local day for which that holds. */
  readonly profile: { readonly day: string; readonly hours: readonly number[] } | null;
}

/** What a summary says, but for what follows from the moment: it is shown again while nothing has changed. */
export interface CachedSummary {
  /** As of its `SummaryBasis`. */
  readonly source: string;
  /** When it was computed, in milliseconds since the epoch. */
  readonly at: number;
  readonly day: string;
  readonly today: Today;
  readonly limits: Required<StoredLimits>;
  /** The newest folders of days. */
  readonly folders: readonly string[];
  /** Paths of the sessions of other folders that were active last. */
  readonly recent: readonly string[];
  /** Rollouts that changed shortly before, as they were. */
  readonly seen: readonly Seen[];
}

/** What the status line keeps in the state folder, of one index and time zone. */
export interface StatuslineCache {
  readonly daily: DailyCache;
  readonly summary: CachedSummary | null;
}

interface CacheFile extends StatuslineCache {
  readonly index: string;
  readonly timezone: string;
}

const nothing: StatuslineCache = { daily: { starts: [], profile: null }, summary: null };

const HOURS = 168;

/** The one file that the status line keeps. */

/** Reads what is kept. That of another index or zone, and what cannot be read, counts as nothing. */
export function readStatuslineCache(stateDir: string, index: string, timezone: string): StatuslineCache {
  try {
    const document = readDocument(join(stateDir, STATE_FILES.statusline));
    const file = document.state === 'read' ? (document.value as Partial<CacheFile> | null) : null;
    if (file?.index !== index || file.timezone !== timezone) return nothing;
    return { daily: dailyOf(file.daily), summary: file.summary ?? null };
  } catch {
    return nothing;
  }
}

function dailyOf({ starts, profile }: Partial<DailyCache> = {}): DailyCache {
  if (!Array.isArray(starts) || !starts.every(isStart)) return nothing.daily;
  const usable = typeof profile?.day === 'string' && isProfile(profile.hours);
  return { starts, profile: usable ? profile : null };
}

function isStart(value: unknown): boolean {
  return Array.isArray(value) && typeof value[0] === 'string' && Number.isFinite(value[1]);
}

function isProfile(hours: unknown): boolean {
  return Array.isArray(hours) && hours.length === HOURS && hours.every((each) => Number.isFinite(each));
}

/** Writes it whole or not at all: it only saves time, so where that fails all is computed the next time. */
export function writeStatuslineCache(
  stateDir: string,
  index: string,
  timezone: string,
  { daily, summary }: StatuslineCache,
): void {
  const file: CacheFile = { index, timezone, daily, summary };
  try {
    writeDocument(join(stateDir, STATE_FILES.statusline), file);
  } catch {}
}
