import { mkdirSync, readdirSync, rmSync, type Stats, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { INDEX_NAME } from '../../core/index/index-path.ts';
import { isOutdatedEntry, STATE_FOLDERS } from '../../core/platform/state/state-files.ts';
import { stateDirOf } from '../run/named-folders.ts';

/** Node keeps a folder for each of its versions; this many are kept. */
const MOST_VERSIONS = 3;

/**
 * Lets Node keep its compiled code in the state folder and use it at later starts: compiling takes longer than most
 * of what a status line does. Makes no state folder. Returns false where nothing can be kept: Node compiles at each
 * start.
 */
export function enableCodeCache(argv: readonly string[]): boolean {
  const stateDir = stateDirOf(argv);
  try {
    const names = readdirSync(stateDir);
    // Node stores a file's code once, and a first scan runs other code than all later starts.
    if (!names.some((name) => INDEX_NAME.test(name)) || !isOwn(statSync(stateDir))) return false;
    const folder = join(stateDir, STATE_FOLDERS.code);
    if (!names.includes(STATE_FOLDERS.code)) {
      mkdirSync(folder, { mode: 0o700 });
      const outdated = names.filter(isOutdatedEntry);
      for (const name of outdated) rmSync(join(stateDir, name), { force: true });
    } else if (!isOwn(statSync(folder))) return false;
    const { directory } = process.getBuiltinModule('node:module').enableCompileCache(folder);
    if (directory !== undefined) removeOldest(folder, basename(directory));
    return directory !== undefined;
  } catch {
    // It only saves time.
    return false;
  }
}

/** V8 trusts what it loads, so code that another user could have written is not used. */
function isOwn(stats: Stats): boolean {
  if (process.getuid === undefined) return true;
  return stats.uid === process.getuid() && (stats.mode & 0o022) === 0;
}

function removeOldest(folder: string, current: string): void {
  const others = readdirSync(folder).filter((name) => name !== current);
  if (others.length < MOST_VERSIONS) return;
  const ages = others.map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }));
  const [oldest] = ages.sort((a, b) => a.at - b.at);
  if (oldest) rmSync(oldest.path, { recursive: true, force: true });
}
