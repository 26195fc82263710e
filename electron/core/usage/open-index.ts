import { existsSync } from 'node:fs';
import { makeOwnFolder } from '../platform/own-folder.ts';
import type { Logger } from '../ports.ts';
import { indexPath } from './index-path.ts';
import { NewIndex } from './new-index.ts';
import { setAside } from './sqlite-file.ts';
import { SqliteIndex } from './sqlite-index.ts';
import { noIndex, type UsageIndex } from './usage-index.ts';

/**
 * Opens the index of these homes below a state folder, or makes it. A damaged one is set aside and made
 * anew; an older one is replaced: all that it held is on disk in the rollouts, save of sessions deleted
 * since.
 *
 * @throws where the folder cannot be written.
 */
export function openSqliteIndex(stateDir: string, codexHomes: readonly string[]): UsageIndex {
  makeOwnFolder(stateDir);
  const path = indexPath(stateDir, codexHomes);
  if (!existsSync(path)) return new NewIndex(path);
  try {
    return new SqliteIndex(path);
  } catch (error) {
    if (!existsSync(path)) throw error;
    setAside(path);
    return new NewIndex(path);
  }
}

/** The same; without an index everything is read anew at each start, but nothing is missing. */
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
