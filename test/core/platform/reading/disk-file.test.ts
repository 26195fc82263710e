import { existsSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isDiskFile } from '../../../../electron/core/platform/reading/disk-file.ts';
import { readRegularText } from '../../../../electron/core/platform/reading/regular-file.ts';
import { readLogDatabase } from '../../../../electron/core/telemetry/health/log-database.ts';
import { temporaryFolder } from '../../../setup/temporary-folder.ts';

const ofKernel = ['/proc/kmsg', '/proc/locks', '/proc/self/status', '/sys/kernel/notes'].filter(existsSync);

test('a file of the disk is one, a folder and a file of the kernel are not', () => {
  const own = fileURLToPath(import.meta.url);
  expect(isDiskFile(statSync(own))).toBe(true);
  expect(isDiskFile(statSync(join(own, '..')))).toBe(false);
  for (const path of ofKernel) expect(isDiskFile(statSync(path)), path).toBe(false);
});

test('a link to a file of the kernel is neither read nor opened as a database', async () => {
  const folder = temporaryFolder();
  for (const [place, path] of ofKernel.entries()) {
    const link = join(folder, String(place));
    symlinkSync(path, link);
    expect(() => readRegularText(link, 'note')).toThrow('it is a file of the kernel');
    expect(await readLogDatabase(link, 0)).toMatchObject({ state: 'unreadable', file: link });
  }
});

test('a file of the kernel is read by its own name', () => {
  for (const path of ofKernel.filter((each) => each === '/proc/locks')) {
    expect(readRegularText(path, 'kernel')).toBeTypeOf('string');
  }
});
