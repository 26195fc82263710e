import { keyLines, lineOf } from '../../config/toml/key-lines.ts';
import { parseToml, valueAt } from '../../config/toml/toml.ts';
import type { SeenFile } from './decide-switch.ts';
import { readTarget } from './file/target-file.ts';
import { type WriteFs, writeObstacle } from './file/write-target.ts';
import { type RunningNow, startedBy } from './running/running-now.ts';
import type { UndoRecord } from './undo-record.ts';
import type { UndoStore } from './undo-store.ts';
import { decodeUtf8 } from './utf8.ts';

interface Sight {
  readonly file: string;
  readonly undoStore: Pick<UndoStore, 'last'>;
  readonly io: WriteFs | undefined;
  /** Null where processes could not be listed. */
  readonly running: () => Promise<Pick<RunningNow, 'own'> | null>;
}

/** Looks at the user's config.toml as an edit would find it. Writes nothing of it and never fails. */
export async function seeFile({ file, undoStore, io, running }: Sight): Promise<SeenFile> {
  try {
    const target = await readTarget(file);
    const text = target.bytes === null ? '' : decodeUtf8(target.bytes);
    const isValid = text !== null && parseToml(text).ok;
    const obstacle = isValid ? await writeObstacle(target, io) : null;
    const record = await undoStore.last(file, target.bytes);
    const stands = isValid && record !== null && record.enabled === enabledIn(text);
    return {
      state: isValid ? (obstacle === null ? 'editable' : 'not-writable') : 'not-valid',
      last: stands ? lastEdit(text, record, await running()) : null,
    };
  } catch {
    return { state: 'not-writable', last: null };
  }
}

function lastEdit(
  text: string,
  { file, enabled, at }: UndoRecord,
  running: Pick<RunningNow, 'own'> | null,
): SeenFile['last'] {
  const before = running === null ? null : startedBy(running.own, Date.parse(at));
  const line = lineOf(keyLines(text), ['analytics', 'enabled']) ?? null;
  return { enabled, file, line, at, stillRunning: before?.length ?? null };
}

/** Reads `analytics.enabled`; undefined where it is missing or no Boolean. */
export function enabledIn(text: string): boolean | undefined {
  const parsed = parseToml(text);
  const value = parsed.ok ? valueAt(parsed.table, ['analytics', 'enabled']) : undefined;
  return typeof value === 'boolean' ? value : undefined;
}
