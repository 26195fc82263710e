import { mkdirSync, readdirSync, rmSync, type Stats, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { INDEX_NAME } from '../../core/index/index-path.ts';
import { stateDirOf } from '../run/named-folders.ts';

/** What V8 compiled of the program. Node keeps a folder in it for each of its versions. */
const FOLDER = 'code';

/** For so many versions of Node is code kept. */
const MOST_VERSIONS = 3;

/** Files of an older Glance, which this one does not read. */
const OUTDATED = /^(?:code-.+\.bin|glimpse(?:-told)?\.json)(?:\..+)?$/;

/**
 * Lets Node keep in the state folder what it compiles, and take it at later starts: to compile takes longer than
 * most of what a prompt's line does. No state folder is made for it. Where nothing can be kept, Node compiles at
 * each start.
 */
export function enableCodeCache(argv: readonly string[]): void {
  const stateDir = stateDirOf(argv);
  try {
    const names = readdirSync(stateDir);
    // Node keeps a file's code once, and a first read takes other ways through it than all that come after.
    if (!names.some((name) => INDEX_NAME.test(name)) || !isOwn(statSync(stateDir))) return;
    const folder = join(stateDir, FOLDER);
    if (!names.includes(FOLDER)) {
      mkdirSync(folder, { mode: 0o700 });
      const outdated = names.filter((name) => OUTDATED.test(name));
      for (const name of outdated) rmSync(join(stateDir, name), { force: true });
    } else if (!isOwn(statSync(folder))) return;
    const { directory } = process.getBuiltinModule('node:module').enableCompileCache(folder);
    if (directory !== undefined) removeOldest(folder, basename(directory));
  } catch {
    // All works without.
  }
}

/** V8 trusts what it is given: code that somebody else could have written is not taken. */
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
