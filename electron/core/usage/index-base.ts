import { dirname, sep } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { AuthKind } from '../../shared/usage.ts';
import type { LineIssue } from './rollout-state.ts';
import type { LedgerBase, PackedDays, StoredFile, StoredThread } from './usage-index.ts';

const auths: readonly AuthKind[] = [null, 'chatgpt', 'apikey', 'provider'];

const THREAD_COLUMNS = 7;
const FILE_COLUMNS = 12;

/** Everything in a few columns: reading it back makes no object but those that are asked for. */
interface PackedBase {
  readonly timezone: string;
  /** Homes, versions, folders and legacy parents, each once. */
  readonly names: readonly string[];
  /** Joined by newlines, as are the others: to split one long text is quicker than to read many. */
  readonly threadIds: string;
  readonly threads: Float64Array;
  readonly fileNames: string;
  readonly identities: string;
  readonly files: Float64Array;
  readonly issues: readonly (readonly [number, readonly LineIssue[]])[];
  readonly days: PackedDays;
}

/** Keeps each text once. */
class Names {
  readonly list: string[] = [];
  private readonly places = new Map<string, number>();

  /** -1 for null. */
  placeOf(name: string | null): number {
    if (name === null) return -1;
    let place = this.places.get(name);
    if (place === undefined) {
      place = this.list.push(name) - 1;
      this.places.set(name, place);
    }
    return place;
  }
}

/** The bytes that an index keeps of a ledger at rest. */
export function encodeBase({ timezone, threads, files, days }: LedgerBase): Uint8Array {
  const names = new Names();
  const threadRows = new Float64Array(threads.length * THREAD_COLUMNS);
  threads.forEach((thread, index) => {
    threadRows.set(
      [
        names.placeOf(thread.codexHome),
        thread.gone ? 1 : 0,
        thread.lastActivityAt ?? Number.NaN,
        auths.indexOf(thread.auth),
        names.placeOf(thread.cliVersion),
        names.placeOf(thread.legacyParent),
        thread.copied,
      ],
      index * THREAD_COLUMNS,
    );
  });
  const generations = threads.map(({ generation }) => generation);
  const places = new Map(threads.map(({ threadId }, index) => [threadId, index]));
  const fileRows = new Float64Array(files.length * FILE_COLUMNS);
  files.forEach((file, index) => {
    fileRows.set(
      [
        names.placeOf(file.codexHome),
        names.placeOf(dirname(file.path)),
        places.get(file.threadId) ?? -1,
        file.mark.size,
        file.mark.mtimeMs,
        file.mark.fingerprint,
        file.consumed,
        file.lines,
        file.used,
        names.placeOf(file.cliVersion),
        file.notUnderstood,
        file.bareLines,
      ],
      index * FILE_COLUMNS,
    );
  });
  const packed: PackedBase & { readonly generations: readonly number[] } = {
    timezone,
    names: names.list,
    threadIds: threads.map(({ threadId }) => threadId).join('\n'),
    threads: threadRows,
    generations,
    fileNames: files.map(({ path }) => path.slice(dirname(path).length + 1)).join('\n'),
    identities: files.map(({ mark }) => mark.identity).join('\n'),
    files: fileRows,
    issues: files.flatMap(({ issues }, index) => (issues.length > 0 ? [[index, issues] as const] : [])),
    days,
  };
  return serialize(packed);
}

/** The reverse of `encodeBase`. */
export function decodeBase(bytes: Uint8Array): LedgerBase {
  const packed = deserialize(bytes) as PackedBase & { readonly generations: readonly number[] };
  const { names, timezone, days } = packed;
  const name = (place: number | undefined) => names[place ?? -1] ?? null;
  const threads = split(packed.threadIds).map((threadId, index): StoredThread => {
    const row = index * THREAD_COLUMNS;
    const value = (column: number) => packed.threads[row + column] ?? 0;
    const active = value(2);
    return {
      threadId,
      codexHome: name(value(0)) ?? '',
      gone: value(1) === 1,
      lastActivityAt: Number.isNaN(active) ? null : active,
      auth: auths[value(3)] ?? null,
      cliVersion: name(value(4)),
      legacyParent: name(value(5)),
      copied: value(6),
      generation: packed.generations[index] ?? 0,
    };
  });
  const identities = split(packed.identities);
  const issues = new Map(packed.issues);
  const files = split(packed.fileNames).map((fileName, index): StoredFile => {
    const row = index * FILE_COLUMNS;
    const value = (column: number) => packed.files[row + column] ?? 0;
    return {
      path: `${name(value(1)) ?? ''}${sep}${fileName}`,
      codexHome: name(value(0)) ?? '',
      threadId: threads[value(2)]?.threadId ?? '',
      name: fileName.endsWith('.zst') ? fileName.slice(0, -'.zst'.length) : fileName,
      mark: {
        identity: identities[index] ?? '',
        size: value(3),
        mtimeMs: value(4),
        fingerprint: value(5),
      },
      consumed: value(6),
      lines: value(7),
      used: value(8),
      cliVersion: name(value(9)),
      notUnderstood: value(10),
      bareLines: value(11),
      issues: issues.get(index) ?? [],
    };
  });
  return { timezone, threads, files, days };
}

function split(joined: string): string[] {
  return joined === '' ? [] : joined.split('\n');
}
