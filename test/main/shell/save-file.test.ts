import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { saveFile } from '../../../electron/main/shell/save-file.ts';
import { temporaryFolder } from '../../setup/temporary-folder.ts';

const choosing = (filePath: string) => ({
  showSaveDialog: async () => ({ canceled: filePath === '', filePath }),
});

test('writes where the person says, and nothing where they cancel', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'a.csv');
  expect(await saveFile({ name: 'a.csv', text: 'one' }, choosing(file))).toBe(file);
  expect(readFileSync(file, 'utf8')).toBe('one');
  expect(await saveFile({ name: 'a.csv', text: 'two' }, choosing(''))).toBeNull();
  expect(readFileSync(file, 'utf8')).toBe('one');
  await expect(
    saveFile({ name: 'a.csv', text: 'three' }, choosing(join(folder, 'none', 'a.csv'))),
  ).rejects.toMatchObject({ code: 'not-written', message: expect.stringContaining('none') });
});
