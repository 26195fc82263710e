import { createHash } from 'node:crypto';
import { HOUR_MS, MINUTE_MS } from '../../../shared/durations.ts';
import type { ExportRecord } from '../../../shared/schema/export/record.ts';
import { pacedSource } from '../../export/sources/paced-source.ts';
import type { Found, ReadContext, Source } from '../../export/sources/source.ts';
import { isFolder } from '../../platform/is-folder.ts';
import type { Decrypt } from '../compliance/encryption.ts';
import { type EventPlace, filesIn, readFileEvents } from '../compliance/read-archive.ts';
import { eventFacts } from './event-body.ts';

/** What the source reads; null where nothing is to be handed over. */
export interface HandoverPort {
  /** The folder that logs are pulled into, absolute. */
  readonly archive: string;
  /** Null where no key is named. */
  readonly decrypt: () => Promise<Decrypt | null>;
  /** A file cannot be read, such as one that is encrypted. Others are handed over all the same. */
  readonly onUnreadable: (error: Error) => Promise<void>;
}

/** So many records are given at a time. */
const PIECE = 500;

/** A pull puts files there at any time, and is not watched. */
const PACE = { least: MINUTE_MS, most: HOUR_MS } as const;

/**
 * Events of the compliance logs that were pulled, without content. A record's id is made of the event's, so that a
 * receiver drops what another machine or a second pull hands over again.
 */
export function complianceSource(read: () => Promise<HandoverPort | null>): Source {
  /** Files that are handed over, so that not all are looked up each time. */
  const done = new Set<string>();
  return pacedSource(
    {
      name: 'compliance',
      async *read(context) {
        const port = await read();
        if (port === null || !isFolder(port.archive)) return;
        let unreadable: Error | null = null;
        for (const place of filesIn(port.archive)) {
          const name = `${place.type}/${place.file}`;
          const source = `compliance:${name}`;
          if (done.has(name)) continue;
          const known = context.progress(source);
          if (known !== DONE) {
            const records = await recordsOf(port, place, context, Number(known ?? 0)).catch(
              (error: unknown) => {
                if (!(error instanceof Error)) throw error;
                unreadable = error;
                return null;
              },
            );
            if (records === null) continue;
            yield* inPieces(records, source);
          }
          done.add(name);
        }
        if (unreadable !== null) await port.onUnreadable(unreadable);
      },
    },
    PACE,
  );
}

const DONE = 'done';

/** A record, and how many events of its file it ends. */
interface Counted {
  readonly record: ExportRecord;
  readonly end: number;
}

/** Reads the records of a file after the first `from` events. @throws as `readArchive`. */
async function recordsOf(
  { archive, decrypt }: HandoverPort,
  { type, file }: EventPlace,
  { make, since, now }: ReadContext,
  from: number,
): Promise<Counted[]> {
  const records: Counted[] = [];
  let end = 0;
  await readFileEvents(archive, { type, file }, await decrypt(), (bytes, first, last) => {
    end += 1;
    if (end <= from) return;
    const facts = eventFacts(type, `${type}/${file}`, bytes.toString('utf8', first, last));
    if (facts === null) return;
    const at = facts.at ?? endOf(file) ?? now;
    if (at < since) return;
    const id = facts.id ?? createHash('sha256').update(bytes.subarray(first, last)).digest('hex');
    records.push({ record: make('compliance', [id], new Date(at).toISOString(), facts.body), end });
  });
  return records;
}

function* inPieces(all: readonly Counted[], source: string): Generator<Found> {
  for (let at = 0; at < all.length || at === 0; at += PIECE) {
    const piece = all.slice(at, at + PIECE);
    const isLast = at + PIECE >= all.length;
    const value = isLast ? DONE : String(piece.at(-1)?.end ?? 0);
    yield { records: piece.map(({ record }) => record), progress: { source, value } };
  }
}

/** Returns the time in the name of a pulled file, in milliseconds; null where it has none. */
function endOf(file: string): number | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-/.exec(file) ?? [];
  return year === undefined
    ? null
    : Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}
