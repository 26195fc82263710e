import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { PackedTexts, packTexts } from '../../../../electron/core/collections/packed-columns.ts';
import type { StoredFile } from '../../../../electron/core/ingest/scan/stored-rows.ts';
import { StoredFiles } from '../../../../electron/core/ledger/stored/stored-files.ts';
import { Names } from '../../../../electron/core/ledger/stored/stored-threads.ts';

const HOME = join('/', 'home', 'ana', '.codex');
const FOLDER = join(HOME, 'sessions');
const FILES = Array.from({ length: 40 }, (_, place) => `rollout-${String(place).padStart(2, '0')}.jsonl`);

function storedFiles() {
  const names = new Names();
  const mark = { size: 1, mtimeMs: 2, ctimeMs: 3, dev: 4, ino: 5, fingerprint: 6 };
  const counts = { consumed: 1, lines: 1, used: 1, notUnderstood: 0, bareLines: 0 };
  const files = FILES.map((name): StoredFile => {
    const about = { codexHome: HOME, threadId: 'thread', cliVersion: null, issues: [] };
    return { path: join(FOLDER, name), name, mark, ...about, ...counts };
  });
  const rows = StoredFiles.pack(files, names, new Map([['thread', 0]]));
  const texts = (all: readonly string[]) => {
    const [ends, bytes] = packTexts(all);
    return new PackedTexts(() => [new Uint8Array(ends.buffer), bytes]);
  };
  const fileNames = texts(FILES);
  const search = vi.spyOn(fileNames, 'indexOf');
  const stored = new StoredFiles({
    length: FILES.length,
    fileNames,
    names: names.list,
    threadIds: texts(['thread']),
    rows: () => rows,
    folders: () => new Float64Array(),
    issues: [],
    readings: [],
  });
  return { stored, search };
}

test('files that are asked for in order are found without a search, though some are left out', () => {
  const { stored, search } = storedFiles();
  const asked = FILES.map((name, row) => ({ name, row })).filter(({ row }) => row % 3 !== 0 && row !== 7);
  for (const { name, row } of asked) expect(stored.rowOf(FOLDER, name)).toBe(row);
  expect(search).not.toHaveBeenCalled();
});

test('files that are asked for in any order are found, and others are not', () => {
  const { stored } = storedFiles();
  for (const row of [39, 0, 20, 19, 5, 38]) expect(stored.rowOf(FOLDER, FILES[row] ?? '')).toBe(row);
  expect(stored.rowOf(FOLDER, 'rollout-40.jsonl')).toBe(-1);
  expect(stored.rowOf(HOME, FILES[1] ?? '')).toBe(-1);
});
