import * as v from 'valibot';
import { organisationApiMessage } from '../../../shared/messages/en/organisation/api.ts';
import { ApiError } from '../api/api-error.ts';
import { readShape } from '../api/read-json.ts';
import { endOfObject, skipBlanks } from './json-objects.ts';

const entrySchema = v.looseObject({
  id: v.pipe(v.string(), v.nonEmpty()),
  end_time: v.nullish(v.string()),
  file_size: v.nullish(v.number()),
  file_sha256: v.nullish(v.string()),
});

const pageSchema = v.looseObject({
  data: v.fallback(v.array(v.unknown()), []),
  has_more: v.nullish(v.boolean()),
  last_end_time: v.nullish(v.string()),
});

/** A file of logs, as a listing names it. */
export interface LogFile {
  readonly id: string;
  /** Milliseconds since the epoch; null where the listing does not say. */
  readonly endTime: number | null;
  /** Bytes; null where the listing does not say. */
  readonly size: number | null;
  /** In lower case; null where the listing does not say. */
  readonly sha256: string | null;
}

export interface Listing {
  readonly files: readonly LogFile[];
  /** Null where the listing does not say. */
  readonly hasMore: boolean | null;
  /** Where the next listing goes on, in milliseconds; null where there is nothing. */
  readonly lastEndTime: number | null;
}

/**
 * Reads a listing in every shape that was seen: one object, a bare list, or several documents run together; entries
 * with no more than an id (facts: export-and-apis-2).
 *
 * @throws ApiError for any other shape.
 */
export function readListing(text: string): Listing {
  const files: LogFile[] = [];
  let hasMore: boolean | null = null;
  let last: number | null = null;
  for (const document of documentsIn(text)) {
    const page = Array.isArray(document) ? { data: document as unknown[] } : readShape(pageSchema, document);
    // A document without a list is an entry by itself.
    const entries = 'data' in Object(document) || Array.isArray(document) ? page.data : [document];
    for (const entry of entries) files.push(fileOf(readShape(entrySchema, entry)));
    if ('has_more' in page && page.has_more != null) hasMore = page.has_more;
    if ('last_end_time' in page) last = later(last, timeOf(page.last_end_time));
  }
  for (const { endTime } of files) last = later(last, endTime);
  return { files, hasMore, lastEndTime: last };
}

function fileOf({ id, end_time, file_size, file_sha256 }: v.InferOutput<typeof entrySchema>): LogFile {
  const isHash = typeof file_sha256 === 'string' && /^[0-9a-f]{64}$/i.test(file_sha256);
  return {
    id,
    endTime: timeOf(end_time),
    size: file_size != null && file_size >= 0 ? file_size : null,
    sha256: isHash ? file_sha256.toLowerCase() : null,
  };
}

function documentsIn(text: string): unknown[] {
  if (text.trim() === '') return [];
  try {
    return [JSON.parse(text)];
  } catch {
    return parts(Buffer.from(text)).map((part): unknown => {
      try {
        return JSON.parse(part);
      } catch {
        throw notJson();
      }
    });
  }
}

/** Returns documents that are run together. @throws ApiError where one has no end. */
function parts(bytes: Buffer): string[] {
  const found: string[] = [];
  for (let at = skipBlanks(bytes, 0); at < bytes.length; ) {
    const isDocument = bytes[at] === 0x7b || bytes[at] === 0x5b;
    const end = isDocument ? endOfObject(bytes, at) : -1;
    if (end < 0) throw notJson();
    found.push(bytes.toString('utf8', at, end));
    at = skipBlanks(bytes, end);
  }
  return found;
}

function notJson(): ApiError {
  return new ApiError('unexpected-answer', 200, organisationApiMessage('organisation-api.not-json'));
}

/** Returns a time with a zone as milliseconds; null for anything else. */
export function timeOf(text: unknown): number | null {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

function later(a: number | null, b: number | null): number | null {
  return a === null || (b !== null && b > a) ? b : a;
}
