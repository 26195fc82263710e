import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksum, checksumNumber, checksumText } from '../../../../electron/core/platform/checksum.ts';
import {
  documentText,
  loadDocument,
  parseDocument,
  writeDocument,
} from '../../../../electron/core/platform/state/own-document.ts';
import { makeOwnFolder } from '../../../../electron/core/platform/state/own-folder.ts';
import { temporaryFolder } from '../../../setup/temporary-folder.ts';

const modeOf = (path: string) => statSync(path).mode & 0o777;

describe('A document of the state folder', () => {
  it('is what was written', async () => {
    const file = join(temporaryFolder(), 'a/b/document.json');
    const value = { schema: 'x/1', text: 'ä\u2028', list: [1, 0.1, null], map: { 2: 'b', 1: 'a' } };
    writeDocument(file, value);
    expect(await loadDocument(file)).toEqual({ state: 'read', value });
    expect(await loadDocument(`${file}.none`)).toEqual({ state: 'missing' });
    expect([modeOf(file), modeOf(join(file, '..'))]).toEqual([0o600, 0o700]);
  });

  it('is damaged where any bit of it is another, and where it ends too soon', () => {
    const value = { schema: 'codex-glance.x/1', seen: { a: 1.5, b: ['x', 'y'] }, at: 1_764_000_000_000 };
    const bytes = Buffer.from(documentText(value));
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const other = Buffer.from(bytes);
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const read = parseDocument(other.toString('utf8'));
      // A blank behind the last bracket changes nothing; there is none here.
      expect([bit, read.state]).toEqual([bit, 'damaged']);
    }
    for (let length = 0; length < bytes.length; length++) {
      expect(parseDocument(bytes.toString('utf8', 0, length)).state).toBe('damaged');
    }
  });

  it('may be one of an older Glance, which has no sum', () => {
    expect(parseDocument('{"schema":"x/1","a":1}').state).toBe('read');
    expect(parseDocument('{"check":"00000000","schema":"x/1"}').state).toBe('damaged');
    expect(parseDocument('{"chdck":"00000000","schema":"x/1"}').state).toBe('damaged');
  });
});

describe('A document of a Glance before 0.2', () => {
  it('is read by the sum that it computed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const rest = JSON.stringify({ schema: 'x/1', text }).slice(1);
        const check = checksumText(rest).toString(16).padStart(8, '0');
        expect(parseDocument(`{"check":"${check}",${rest}`)).toEqual({
          state: 'read',
          value: { schema: 'x/1', text },
        });
        expect(parseDocument(`{"check":"${check}",${rest.replace('x/1', 'y/1')}`).state).toBe('damaged');
      }),
    );
  });
});

describe('A checksum', () => {
  it('differs for any change of one byte, wherever the bytes stand', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 64 }),
        fc.nat(7),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (bytes, offset, place, change) => {
          const sum = checksum(bytes);
          const moved = new Uint8Array(offset + bytes.length);
          moved.set(bytes, offset);
          expect(checksum(moved.subarray(offset))).toBe(sum);
          const other = bytes.slice();
          other[place % bytes.length] = (other[place % bytes.length] ?? 0) ^ change;
          expect(checksum(other)).not.toBe(sum);
        },
      ),
    );
  });

  it('differs for another order, length, seed and number', () => {
    expect(checksum(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8))).not.toBe(
      checksum(Uint8Array.of(5, 6, 7, 8, 1, 2, 3, 4)),
    );
    expect(new Set([0, 1, 2, 3, 4, 5, 8].map((length) => checksum(new Uint8Array(length)))).size).toBe(7);
    expect(new Set(['', 'a', 'b', 'ab', 'ba', '\0', '\0\0'].map((text) => checksumText(text))).size).toBe(7);
    expect(new Set([0, 1, 2].map((seed) => checksumText('a', seed))).size).toBe(3);
    expect(new Set([0, -0, 1, 1.5, 2 ** 53, Number.NaN].map((each) => checksumNumber(each))).size).toBe(6);
  });
});

describe.runIf(process.getuid !== undefined)('A folder of Glance', () => {
  it('is made for its owner alone, and one that was wider becomes so with what is in it', () => {
    const folder = join(temporaryFolder(), 'state');
    mkdirSync(folder, { mode: 0o755 });
    chmodSync(folder, 0o755);
    const names = ['drift.json', 'usage-0123456789abcd.sqlite', 'usage-0123456789abcd.sqlite-wal'];
    for (const name of names) writeFileSync(join(folder, name), '', { mode: 0o644 });
    mkdirSync(join(folder, 'edits'), { mode: 0o755 });
    makeOwnFolder(folder);
    expect(modeOf(folder)).toBe(0o700);
    expect(names.map((name) => modeOf(join(folder, name)))).toEqual([0o600, 0o600, 0o600]);
    expect(modeOf(join(folder, 'edits'))).toBe(0o700);
  });

  it('keeps its modes where others keep something there; what is of Glance does not', () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, 'thesis.tex'), '', { mode: 0o644 });
    writeFileSync(join(folder, 'drift.json'), '', { mode: 0o644 });
    symlinkSync(join(folder, 'thesis.tex'), join(folder, 'alerts.json'));
    makeOwnFolder(folder);
    const modes = ['.', 'thesis.tex', 'drift.json'].map((name) => modeOf(join(folder, name)));
    expect(modes).toEqual([0o755, 0o644, 0o600]);
  });

  it.each(['/proc/codex-glance', '/dev/null/x', '/proc/self/a/b'])('cannot be made in %s', (path) => {
    expect(() => makeOwnFolder(path)).toThrow();
  });
});
