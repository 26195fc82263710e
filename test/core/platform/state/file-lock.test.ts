import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LockTimeout, withFileLock } from '../../../../electron/core/platform/state/file-lock.ts';
import { temporaryFolder } from '../../../setup/temporary-folder.ts';

function lockPath(): string {
  const folder = temporaryFolder();
  return join(folder, 'edits', 'queue.lock');
}

test('one at a time, whether the work ends or throws', async () => {
  const file = lockPath();
  let inside = 0;
  const work = async (fails: boolean) => {
    inside += 1;
    expect(inside).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inside -= 1;
    if (fails) throw new Error('it failed');
  };
  const all = Array.from({ length: 8 }, (_, index) =>
    withFileLock(file, 20_000, () => work(index % 2 === 0)),
  );
  const ended = await Promise.allSettled(all);
  expect(ended.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(4);
});

test('a turn that does not come ends the wait', async () => {
  const file = lockPath();
  await withFileLock(file, 1_000, async () => {
    await expect(withFileLock(file, 30, async () => {})).rejects.toBeInstanceOf(LockTimeout);
  });
});

test('whatever was written into the lock does not block it', async () => {
  const file = lockPath();
  await withFileLock(file, 1_000, async () => {});
  writeFileSync(file, '999999');
  expect(await withFileLock(file, 1_000, async () => 'done')).toBe('done');
});

test.runIf(process.platform === 'linux')(
  'a folder that nobody can make is an error, and no endless try',
  async () => {
    await expect(withFileLock('/proc/x/edits/queue.lock', 1_000, async () => {})).rejects.toThrow();
  },
);
