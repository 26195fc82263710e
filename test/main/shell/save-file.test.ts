import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { saveFile } from '../../../electron/main/shell/save-file.ts';

const choosing = (filePath: string) => ({
  showSaveDialog: async () => ({ canceled: filePath === '', filePath }),
});

test('writes where the person says, and nothing where they cancel', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'glance-save-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'a.csv');
  expect(await saveFile({ name: 'a.csv', text: 'one' }, choosing(file))).toBe(file);
  expect(readFileSync(file, 'utf8')).toBe('one');
  expect(await saveFile({ name: 'a.csv', text: 'two' }, choosing(''))).toBeNull();
  expect(readFileSync(file, 'utf8')).toBe('one');
  await expect(
    saveFile({ name: 'a.csv', text: 'three' }, choosing(join(folder, 'none', 'a.csv'))),
  ).rejects.toMatchObject({ code: 'not-written', message: expect.stringContaining('none') });
});
