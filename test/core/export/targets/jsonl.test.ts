import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJsonl } from '../../../../electron/core/export/targets/jsonl/jsonl-target.ts';
import { sampleRows } from '../../../fixtures/export-records.ts';

let folder = '';
let file = '';
const { signal } = new AbortController();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glance-jsonl-'));
  file = join(folder, 'codex.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const target = (more: { max_bytes?: number; keep?: number; file?: string } = {}) =>
  openJsonl({
    name: 'file',
    to: 'jsonl',
    enabled: true,
    kinds: null,
    catch_up_rate: 2_000,
    file,
    max_bytes: 64_000_000,
    keep: 8,
    ...more,
  });

const idsIn = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { id: string }).id);

describe('JSONL', () => {
  it('has a line each record, for its owner alone', async () => {
    const rows = sampleRows(3);
    expect(await target().send(rows, signal)).toMatchObject({ accepted: 3, retry: null, stop: null });
    expect(idsIn(file)).toEqual(rows.map(({ id }) => id));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('cuts off what an interrupted write left', async () => {
    const rows = sampleRows(2);
    await target().send(rows.slice(0, 1), signal);
    writeFileSync(file, `${readFileSync(file, 'utf8')}{"id":"half`);
    await target().send(rows.slice(1), signal);
    expect(idsIn(file)).toEqual(rows.map(({ id }) => id));
  });

  it('rotates before it grows too large, keeps the newest, and keeps the mode that the user gave', async () => {
    writeFileSync(file, '');
    chmodSync(file, 0o640);
    const rows = sampleRows(60);
    const rotating = target({ max_bytes: 12_000, keep: 3 });
    for (let at = 0; at < rows.length; at += 5) await rotating.send(rows.slice(at, at + 5), signal);
    const files = [`${file}.3`, `${file}.2`, `${file}.1`, file];
    const kept = files.flatMap(idsIn);
    expect(kept).toEqual(rows.map(({ id }) => id).slice(-kept.length));
    for (const each of files) expect(statSync(each).size).toBeLessThanOrEqual(12_000);
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(() => statSync(`${file}.4`)).toThrow('ENOENT');
  });

  it('stops where a person must act, and says what', async () => {
    const missing = join(folder, 'no', 'such.jsonl');
    expect(await target({ file: missing }).send(sampleRows(1), signal)).toMatchObject({
      accepted: 0,
      stop: 'The file cannot be written: ENOENT.',
    });
    symlinkSync('/dev/null', file);
    expect(await target().send(sampleRows(1), signal)).toMatchObject({
      stop: expect.stringMatching('ELOOP'),
    });
  });
});
