import { existsSync, statSync } from 'node:fs';
import type { Logger } from '../platform/ports.ts';
import { isDiskFile } from '../platform/reading/disk-file.ts';
import { makeOwnFolder, tightenFile } from '../platform/state/own-folder.ts';
import { isIndexError, OtherFormat } from './index-errors.ts';
import { indexPath } from './index-path.ts';
import { NewIndex } from './new-index.ts';
import { setAside } from './sqlite-file.ts';
import { SqliteIndex } from './sqlite-index.ts';
import { noIndex, type UsageIndex } from './usage-index.ts';

/**
 * Opens or creates the index of these homes in a state folder. A damaged one is set aside and made again; an older
 * one is replaced, since all it held is in the rollouts except sessions deleted since.
 *
 * @throws where the folder cannot be written, the index is in use for too long, or a newer Glance wrote it.
 */
export function openSqliteIndex(stateDir: string, codexHomes: readonly string[]): UsageIndex {
  makeOwnFolder(stateDir);
  const path = indexPath(stateDir, codexHomes);
  const aside = setStrangeAside(path);
  // A process may have ended before it read again what is missing.
  if (!existsSync(path)) return new NewIndex(path, true, aside ?? damagedBefore(path));
  for (const suffix of ['', '-wal', '-shm']) tightenFile(`${path}${suffix}`);
  try {
    return new SqliteIndex(path);
  } catch (error) {
    if (!existsSync(path)) throw error;
    if (error instanceof OtherFormat) {
      if (error.newer) throw error;
      setAside(path, 'older');
      return new NewIndex(path);
    }
    if (!isIndexError(error)) throw error;
    return new NewIndex(path, true, setAside(path));
  }
}

function damagedBefore(path: string): string | null {
  const aside = `${path}.damaged`;
  return existsSync(aside) ? aside : null;
}

/**
 * Sets aside what is no regular file: SQLite would wait for a pipe and cannot use a folder. Returns the new path of
 * what may be an index.
 */
function setStrangeAside(path: string): string | null {
  for (const suffix of ['-wal', '-shm']) if (isStrange(`${path}${suffix}`)) setAside(`${path}${suffix}`);
  return isStrange(path) ? setAside(path) : null;
}

function isStrange(path: string): boolean {
  try {
    return !isDiskFile(statSync(path));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ELOOP';
  }
}

/**
 * Opens the index as `openSqliteIndex` does. Without one everything is read again at each start, but nothing is
 * missing.
 */
export function openIndexOrNone(
  stateDir: string,
  codexHomes: readonly string[],
  logger: Pick<Logger, 'warn'>,
): UsageIndex {
  try {
    return openSqliteIndex(stateDir, codexHomes);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    logger.warn(`Nothing is kept between starts: ${why}`);
    return noIndex;
  }
}
