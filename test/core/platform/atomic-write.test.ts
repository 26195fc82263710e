import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { atomicWrite } from '../../../electron/core/platform/atomic-write.ts';
import { tightenFolder } from '../../../electron/core/platform/state/own-folder.ts';
import { isOwnEntry } from '../../../electron/core/platform/state/state-files.ts';
import { temporaryFolder } from '../../setup/temporary-folder.ts';

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});

it.each([{}, { isDurable: true }])(
  'replaces a file with all of the content, for its owner alone: %o',
  (options) => {
    const file = join(folder, 'drift.json');
    writeFileSync(file, 'before', { mode: 0o644 });
    atomicWrite(file, 'after', options);
    expect(readFileSync(file, 'utf8')).toBe('after');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['drift.json']);
  },
);

it('takes the place of what a killed process has left over', () => {
  const file = join(folder, 'drift.json');
  const temporary = join(folder, '.drift.json.tmp');
  writeFileSync(temporary, 'half', { mode: 0o666 });
  atomicWrite(file, Buffer.from('whole'), { temporary });
  expect(readFileSync(file, 'utf8')).toBe('whole');
  expect(existsSync(temporary)).toBe(false);
});

it('keeps what was there, and leaves nothing over, where the file cannot be replaced', () => {
  const file = join(folder, 'drift.json');
  mkdirSync(join(file, 'inner'), { recursive: true });
  expect(() => atomicWrite(file, 'after')).toThrow();
  expect(readdirSync(folder)).toEqual(['drift.json']);
  expect(readdirSync(file)).toEqual(['inner']);
});

it('writes under names that are known as left-overs of Glance', () => {
  const names: string[] = [];
  for (const name of ['drift.json', 'codex-versions.json', 'price-table.json', 'price-table.json.bak']) {
    atomicWrite(join(folder, name), '{}');
    names.push(name, `${name}.${process.pid}.tmp`);
  }
  expect(names.filter((name) => !isOwnEntry(name))).toEqual([]);
});

it.runIf(process.platform !== 'win32')(
  'leaves a state folder that holds known versions to its owner alone',
  () => {
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, 'codex-versions.json'), '{}');
    tightenFolder(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  },
);
