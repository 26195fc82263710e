import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { LineIssue } from './rollout-state.ts';
import { StoredFiles, type StoredReading } from './stored-files.ts';
import { Names, StoredThreads, type ThreadColumns } from './stored-threads.ts';
import type { LedgerBase, PackedDays, StoredBase, StoredFile } from './usage-index.ts';

/** A list of texts; joined where none holds a newline: to split one long text is quicker than to read many. */
type PackedTexts = string | readonly string[];

/** Everything in a few columns: reading it back makes no object but those that are asked for. */
interface PackedBase {
  readonly timezone: string;
  /** Homes, versions, folders and legacy parents, each once. */
  readonly names: readonly string[];
  readonly threadIds: PackedTexts;
  readonly threads: ThreadColumns;
  readonly fileNames: PackedTexts;
  readonly files: Float64Array;
  readonly issues: readonly (readonly [number, readonly LineIssue[]])[];
  readonly readings: readonly StoredReading[];
  readonly days: PackedDays;
}

/** The bytes that an index keeps of a ledger at rest. */
export function encodeBase({ timezone, threads, files, days }: LedgerBase): Uint8Array {
  const names = new Names();
  const places = new Map(threads.map(({ threadId }, index) => [threadId, index]));
  const threadRows = StoredThreads.pack(threads, names);
  const fileRows = StoredFiles.pack(files, names, places);
  const packed: PackedBase = {
    timezone,
    names: names.list,
    threadIds: joined(threads.map(({ threadId }) => threadId)),
    threads: threadRows,
    fileNames: joined(files.map(({ path }) => path.slice(dirname(path).length + 1))),
    files: fileRows,
    issues: files.flatMap(({ issues }, index) => (issues.length > 0 ? [[index, issues] as const] : [])),
    readings: readingsOf(files),
    days,
  };
  return serialize(packed);
}

/** The reverse of `encodeBase`. */
export function decodeBase(bytes: Uint8Array): StoredBase {
  const { timezone, names, days, issues, readings, ...packed } = deserialize(bytes) as PackedBase;
  const threadIds = split(packed.threadIds);
  const fileNames = split(packed.fileNames);
  return {
    timezone,
    threads: new StoredThreads(threadIds, names, packed.threads),
    files: new StoredFiles({ fileNames, names, threadIds, rows: packed.files, issues, readings }),
    days,
  };
}

function readingsOf(files: readonly StoredFile[]): StoredReading[] {
  const groups = Map.groupBy(files, ({ codexHome, cliVersion }) => JSON.stringify([codexHome, cliVersion]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { codexHome, cliVersion } = first;
    const sum = (pick: (file: StoredFile) => number) => group.reduce((total, file) => total + pick(file), 0);
    return {
      codexHome,
      cliVersion,
      files: group.length,
      bytes: sum(({ consumed }) => consumed),
      lines: sum(({ lines }) => lines),
      used: sum(({ used }) => used),
      notUnderstood: sum(({ notUnderstood }) => notUnderstood),
      bareLines: sum(({ bareLines }) => bareLines),
    };
  });
}

function joined(texts: readonly string[]): PackedTexts {
  return texts.some((text) => text === '' || text.includes('\n')) ? texts : texts.join('\n');
}

function split(packed: PackedTexts): readonly string[] {
  if (typeof packed !== 'string') return packed;
  return packed === '' ? [] : packed.split('\n');
}
