import { randomBytes } from 'node:crypto';
import { readdir, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isRunning } from '../../../platform/is-running.ts';

const PATTERN = /^\.(.+)\.codex-glance-(\d+)-[0-9a-f]{12}\.tmp$/;

/**
 * Returns a new path beside a file, whose name shows whose it is, so that what a killed process leaves can be
 * cleared away.
 */
export function tempBeside(path: string): string {
  const random = randomBytes(6).toString('hex');
  return join(dirname(path), `.${basename(path)}.codex-glance-${process.pid}-${random}.tmp`);
}

/** Removes temporary files whose writers have ended: of one file, or of all in the folder. Never fails. */
export async function removeLeftovers(folder: string, of: string | null = null): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const [, base, pid] = PATTERN.exec(name) ?? [];
    if (base === undefined || (of !== null && base !== of)) continue;
    if (!isRunning(Number(pid))) await unlink(join(folder, name)).catch(() => {});
  }
}
