/** Names that say nothing of what a file holds. */
const EMPTY = /(?:^|[-._])(?:utils?|helpers?|manager|common|misc)(?=$|[-._])/i;

export function isEmptyName(path: string): boolean {
  return path.split('/').some((part) => EMPTY.test(part));
}

const TOP_LEVEL: ReadonlySet<string> = new Set([
  'package.json',
  'tsconfig.json',
  'electron',
  'renderer',
  'assets',
  'build',
  'test',
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  // Besides: the licence, the lockfile, and one configuration file a tool.
  'LICENSE',
  'package-lock.json',
  'biome.json',
  'knip.json',
  'vite.config.ts',
  'vitest.config.ts',
]);

/** Whether a name may stand at the top of the repository. */
export function isTopLevelName(name: string): boolean {
  return name.startsWith('.') || TOP_LEVEL.has(name);
}
