import { entryOf } from '../collections/entry-of.ts';
import {
  DamagedIndex,
  joinColumns,
  numbers,
  PackedTexts,
  packTexts,
  splitColumns,
} from '../collections/packed-columns.ts';
import type { LineIssue } from '../ingest/lines/rollout-state.ts';
import type { StoredFile } from '../ingest/scan/stored-rows.ts';
import { fileNameOf } from '../ingest/scan/stored-rows.ts';
import type { PackedDays } from '../ledger/stored/ledger-store.ts';
import { StoredFiles, type StoredReading } from '../ledger/stored/stored-files.ts';
import { packFolders } from '../ledger/stored/stored-folders.ts';
import { Names, StoredThreads } from '../ledger/stored/stored-threads.ts';
import { encodeSessions, sessionColumns } from './session-columns.ts';
import type { LedgerBase, StoredBase } from './usage-index.ts';

/** All parts but the columns. */
interface Head {
  readonly timezone: string;
  /** Homes, versions, folders and legacy parents, each once. */
  readonly names: readonly string[];
  readonly forks: readonly number[];
  readonly recent: readonly number[];
  readonly files: number;
  readonly issues: readonly (readonly [number, readonly LineIssue[]])[];
  readonly readings: readonly StoredReading[];
  readonly days: Pick<PackedDays, 'days' | 'attributions' | 'starts'>;
}

/** The parts of a stored ledger. Only the first is read at every start. */
export interface BaseParts {
  readonly first: Uint8Array;
  readonly files: Uint8Array;
  readonly days: Uint8Array;
  /** What sums over all sessions need, again: a program that asks for nothing else reads no more. */
  readonly sessions: Uint8Array;
}

/** Encodes the parts of a ledger: columns of numbers and texts, stored as they are. */
export function encodeBase({ timezone, threads, files, folders, days }: LedgerBase): BaseParts {
  const names = new Names();
  const places = new Map(threads.map(({ threadId }, index) => [threadId, index]));
  const { rows, forks, recent } = StoredThreads.pack(threads, names);
  const fileRows = StoredFiles.pack(files, names, places);
  const folderRows = packFolders(folders, files, names);
  const head: Head = {
    timezone,
    names: names.list,
    forks,
    recent,
    files: files.length,
    issues: files.flatMap(({ issues }, index) => (issues.length > 0 ? [[index, issues] as const] : [])),
    readings: readingsOf(files),
    days: { days: days.days, attributions: days.attributions, starts: days.starts },
  };
  const threadIds = packTexts(threads.map(({ threadId }) => threadId));
  const fileNames = packTexts(files.map(fileNameOf));
  return {
    first: joinColumns([Buffer.from(JSON.stringify(head)), rows, days.totals, ...threadIds]),
    files: joinColumns([fileRows, ...fileNames, folderRows]),
    days: joinColumns([days.rows]),
    sessions: encodeSessions(sessionColumns(threads)),
  };
}

/**
 * Decodes the parts of `encodeBase`. `load` reads those that are only needed for some questions.
 *
 * @throws DamagedIndex where these are no such parts.
 */
export function decodeBase(first: Uint8Array, load: (part: 'files' | 'days') => Uint8Array): StoredBase {
  const [head, threads, totals, ...ids] = splitColumns(first);
  const { timezone, names, forks, recent, files, issues, readings, days } = readHead(head);
  const threadIds = new PackedTexts(() => [ids[0], ids[1]]);
  const fileColumns = once(() => splitColumns(load('files')));
  const dayRows = once(() => numbers(splitColumns(load('days'))[0]));
  return {
    timezone,
    threads: new StoredThreads(threadIds, names, { rows: numbers(threads), forks, recent }),
    files: new StoredFiles({
      length: files,
      fileNames: new PackedTexts(() => [fileColumns()[1], fileColumns()[2]]),
      names,
      threadIds,
      rows: once(() => numbers(fileColumns()[0])),
      // An older Glance kept none.
      folders: () => numbers(fileColumns()[3] ?? new Uint8Array()),
      issues,
      readings,
    }),
    days: {
      ...days,
      totals: numbers(totals),
      get rows() {
        return dayRows();
      },
    },
  };
}

function readHead(column: Uint8Array | undefined): Head {
  if (!column) throw new DamagedIndex();
  const text = Buffer.from(column.buffer, column.byteOffset, column.length).toString();
  try {
    return JSON.parse(text) as Head;
  } catch {
    throw new DamagedIndex();
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function readingsOf(files: readonly StoredFile[]): StoredReading[] {
  const readings = new Map<string, Map<string | null, Reading>>();
  for (const { codexHome, cliVersion, consumed, lines, used, notUnderstood, bareLines } of files) {
    const ofHome = entryOf(readings, codexHome, () => new Map<string | null, Reading>());
    const nothing = { files: 0, bytes: 0, lines: 0, used: 0, notUnderstood: 0, bareLines: 0 };
    const reading = entryOf(ofHome, cliVersion, () => ({ codexHome, cliVersion, ...nothing }));
    reading.files += 1;
    reading.bytes += consumed;
    reading.lines += lines;
    reading.used += used;
    reading.notUnderstood += notUnderstood;
    reading.bareLines += bareLines;
  }
  return [...readings.values()].flatMap((ofHome) => [...ofHome.values()]);
}

type Reading = { -readonly [Key in keyof StoredReading]: StoredReading[Key] };
