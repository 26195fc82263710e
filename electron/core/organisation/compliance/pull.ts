import { DAY_MS, HOUR_MS } from '../../../shared/durations.ts';
import { organisationApiMessage } from '../../../shared/messages/en/organisation/api.ts';
import type { PulledType } from '../../../shared/schema/organisation/org-compliance.ts';
import { ApiError } from '../api/api-error.ts';
import type { ApiRequest, OrganisationApi } from '../api/organisation-api.ts';
import type { Archive } from './archive.ts';
import { decideWindow, WINDOW_DAYS } from './behind.ts';
import { BadDownload, type Downloaded, downloadFile } from './download-file.ts';
import type { EventType } from './event-types.ts';
import { type LogFile, readListing, timeOf } from './listing.ts';
import { fileRequest, listRequest, newestRequest, PAGE, type ScopeIds, scopePath } from './requests.ts';

/** Files that came late may have ended before the newest that is known, so that much is listed again. */
const OVERLAP_MS = 6 * HOUR_MS;

/** So often a file is downloaded that does not come as it is listed: signed addresses expire, and transfers break. */
const MOST_DOWNLOADS = 4;

export interface PullParts {
  readonly api: OrganisationApi;
  readonly archive: Archive;
  readonly ids: ScopeIds;
  readonly now: () => number;
  /** Called after each file. */
  readonly onFile?: (sum: PullSum) => void;
}

export interface PullSum {
  files: number;
  events: number;
  duplicates: number;
  bytes: number;
}

/**
 * Pulls every file of a type that is not there yet, oldest first. A failure of this type alone is part of the answer;
 * what concerns all types is thrown.
 *
 * @throws ApiError for a rejected key or a service that cannot be reached; the system's error for the disk.
 */
export async function pullType(
  parts: PullParts,
  type: EventType,
): Promise<PulledType & { readonly bytes: number }> {
  const { archive, now } = parts;
  const from = archive.cursor(type);
  const sum: PullSum = { files: 0, events: 0, duplicates: 0, bytes: 0 };
  let unsure: number | null = null;
  let failure: { state: 'refused' | 'failed'; reason: string } | null = null;
  try {
    unsure = await pullFiles(parts, type, from, sum);
  } catch (error) {
    failure = failureOf(error);
  }
  const cursor = archive.cursor(type);
  return {
    ...type,
    state: failure?.state ?? 'pulled',
    reason: failure?.reason ?? null,
    ...sum,
    cursor: cursor === null ? null : new Date(cursor).toISOString(),
    behindMs: failure === null ? 0 : await behind(parts, type, cursor),
    unsureAt: unsure === null ? null : new Date(unsure).toISOString(),
    ...decideWindow({ from, cursor, isComplete: failure === null, now: now() }),
  };
}

/** Resolves to a time of which there may be more files than can be listed; null for none. */
async function pullFiles(
  parts: PullParts,
  type: EventType,
  from: number | null,
  sum: PullSum,
): Promise<number | null> {
  const { api, archive, ids, now } = parts;
  const path = scopePath(type, ids);
  if (path === null) {
    const what =
      type.scope === 'workspace' ? 'workspace (--workspace ID)' : 'organisation (--organization ID)';
    throw new Refused(`It is listed under the ${what}, whose id is not set.`);
  }
  const oldest = now() - WINDOW_DAYS * DAY_MS;
  let after = Math.max(oldest, (from ?? oldest) - OVERLAP_MS);
  let unsure: number | null = null;
  for (;;) {
    const { files, hasMore, lastEndTime } = readListing(await api.text(listRequest(path, type.type, after)));
    const fresh = files.filter(({ id }, index) => {
      const isFirst = files.findIndex((one) => one.id === id) === index;
      return isFirst && !archive.hasFile(type, id);
    });
    // The cursor may only pass what is there already, so the oldest comes first.
    fresh.sort((a, b) => (a.endTime ?? 0) - (b.endTime ?? 0));
    for (const file of fresh) {
      await pullFile(parts, type, path, file, sum);
      parts.onFile?.(sum);
    }
    // A list that does not say has an end where it is shorter than a page.
    if (!(hasMore ?? files.length >= PAGE)) return unsure;
    const isOneTime = files.length > 0 && files.every(({ endTime }) => endTime === lastEndTime);
    const isStuck = lastEndTime === after && fresh.length === 0 && !isOneTime;
    if (lastEndTime === null || lastEndTime < after || isStuck) {
      throw new ApiError('unexpected-answer', 200, organisationApiMessage('organisation-api.cursor-repeats'));
    }
    // Whether `after` excludes its own time is not settled: files that ended at the same time are listed again first.
    const isFirst = fresh.length > 0 && lastEndTime - 1 > after;
    if (isOneTime && !isFirst && unsure !== lastEndTime) {
      // What of this time is on no page can only be asked for as far as a page holds it.
      const request = listRequest(path, type.type, lastEndTime - 1);
      if (await mayHaveMore(api, request, lastEndTime)) unsure = lastEndTime;
    }
    // Past its time even where `after` gives files of it too.
    const isPast = isOneTime && lastEndTime === after && fresh.length === 0;
    after = isFirst ? lastEndTime - 1 : isPast ? lastEndTime + 1 : lastEndTime;
  }
}

/** Asks for one time alone whether a page holds all of it. Where the answer does not say, it may not. */
async function mayHaveMore(api: OrganisationApi, request: ApiRequest, at: number): Promise<boolean> {
  const query = { ...request.query, before: new Date(at + 1).toISOString() };
  const { hasMore } = readListing(await api.text({ ...request, query }));
  return hasMore !== false;
}

async function pullFile(
  { api, archive, now }: PullParts,
  type: EventType,
  path: string,
  file: LogFile,
  sum: PullSum,
): Promise<void> {
  let current = archive.begin(type, file);
  try {
    let downloaded: Downloaded | null = null;
    for (let attempt = 1; downloaded === null; attempt += 1) {
      try {
        downloaded = await downloadFile(api, fileRequest(path, file.id), file, current);
      } catch (error) {
        if (attempt >= MOST_DOWNLOADS || !mayPass(error)) throw error;
        current.discard();
        current = archive.begin(type, file);
      }
    }
    const placed = await archive.place(type, file, current, downloaded, now());
    sum.files += 1;
    sum.events += placed.events;
    sum.duplicates += placed.duplicates;
    sum.bytes += downloaded.bytes;
  } catch (error) {
    current.discard();
    if (error instanceof BadDownload)
      throw new BadDownload(`The file ${file.id} was not kept. ${error.message}`);
    throw error;
  }
}

/** A signed address that has expired answers 403, and another one is given for the asking. */
function mayPass(error: unknown): boolean {
  return (
    error instanceof BadDownload || (error instanceof ApiError && [400, 403, 404].includes(error.status ?? 0))
  );
}

class Refused extends Error {}

/** @throws what concerns all types. */
function failureOf(error: unknown): { state: 'refused' | 'failed'; reason: string } {
  if (error instanceof Refused) return { state: 'refused', reason: error.message };
  if (error instanceof BadDownload) return { state: 'failed', reason: error.message };
  if (error instanceof ApiError && error.code !== 'key-rejected' && error.status !== null) {
    const isRefused = [400, 403, 404, 410, 422].includes(error.status);
    return { state: isRefused ? 'refused' : 'failed', reason: error.message };
  }
  throw error;
}

/** Returns how far the cursor is behind the newest event; null where the service does not say. */
async function behind(
  { api, ids }: PullParts,
  type: EventType,
  cursor: number | null,
): Promise<number | null> {
  const path = scopePath(type, ids);
  if (path === null || cursor === null) return null;
  try {
    const text = await api.text(newestRequest(path, type.type));
    const newest = timeOf(/"(\d{4}-\d\d-\d\dT[^"]{5,40})"/.exec(text)?.[1]);
    return newest === null ? null : Math.max(0, newest - cursor);
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}
