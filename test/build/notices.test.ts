import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NOTICES, notices, writeNotices } from '../../build/notices.ts';

const [a, b] = [
  { name: 'a', version: '1.0.0', identifier: 'MIT', text: 'Text of a' },
  { name: 'b', version: '2.0.0', text: 'Text of b' },
];

describe('notices', () => {
  it('names each package once, by name, with its licence', () => {
    const text = notices([b, a, { ...a }]);
    expect(text.match(/Text of a/g)).toHaveLength(1);
    expect(text.indexOf('a 1.0.0\nLicence: MIT\n\nText of a')).toBeGreaterThan(0);
    expect(text.indexOf('b 2.0.0')).toBeGreaterThan(text.indexOf('a 1.0.0'));
  });

  it('keeps two versions of a package apart', () => {
    const text = notices([a, { ...a, version: '1.1.0' }]);
    expect(text).toContain('a 1.0.0');
    expect(text).toContain('a 1.1.0');
  });

  it('prints a text that packages share once, below the names of all of them', () => {
    const text = notices([a, { ...a, name: 'z' }, b]);
    expect(text).toContain('a 1.0.0\nz 1.0.0\nLicence: MIT\n\nText of a');
    expect(text.match(/Text of a/g)).toHaveLength(1);
  });

  it('refuses a package without a licence', () => {
    expect(() => notices([{ name: 'c', version: '3.0.0' }])).toThrow('c 3.0.0 comes without a licence');
  });
});

describe('writeNotices', () => {
  it('puts the lists of all bundles into one file, and takes them away', () => {
    const folder = mkdtempSync(join(tmpdir(), 'codex-glance-notices-'));
    mkdirSync(join(folder, 'page'));
    writeFileSync(join(folder, 'main.js.licenses.json'), JSON.stringify([a]));
    writeFileSync(join(folder, 'page', 'page.licenses.json'), JSON.stringify([a, b]));
    writeNotices(folder);
    expect(readFileSync(join(folder, NOTICES), 'utf8')).toBe(notices([a, b]));
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual([NOTICES, 'page']);
    rmSync(folder, { recursive: true });
  });
});
