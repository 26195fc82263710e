import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Whether the built files can be used as they are, and why. */
export type Freshness =
  | { readonly state: 'fresh' }
  | { readonly state: 'missing' | 'outdated'; readonly reason: string };

/** A file or folder and when it last changed, in milliseconds since the epoch; null where it is not there. */
export interface Stamp {
  readonly path: string;
  readonly changedAt: number | null;
}

/** Every output must be there and be newer than every source. */
export function decideFreshness(outputs: readonly Stamp[], sources: readonly Stamp[]): Freshness {
  let builtAt = Number.POSITIVE_INFINITY;
  for (const { path, changedAt } of outputs) {
    if (changedAt === null) return { state: 'missing', reason: `${path} is not there` };
    builtAt = Math.min(builtAt, changedAt);
  }
  const newer = sources.find(({ changedAt }) => changedAt !== null && changedAt > builtAt);
  if (newer) return { state: 'outdated', reason: `${newer.path} changed after the last build` };
  return { state: 'fresh' };
}

const OUTPUTS = [
  'cli.js',
  'cli-all.cjs',
  'cli-statusline.cjs',
  'cli-grown.cjs',
  'cli-summary.cjs',
  'cli-usage.cjs',
  'cli-check.cjs',
  'cli-guard.cjs',
  'cli-kept.cjs',
  'cli-running.cjs',
  'main.js',
  'preload.cjs',
  'scan-worker.js',
  'page/index.html',
];

/** The lock inside `node_modules` is written again by each install, so new dependencies are built in. */
const SOURCES = ['electron', 'renderer', 'package.json', 'vite.config.ts', 'node_modules/.package-lock.json'];

/** Looks at the built files and at what they are built from. */
export function readFreshness(root: string): Freshness {
  return decideFreshness(
    OUTPUTS.map((file) => stamp(root, `dist/${file}`)),
    SOURCES.flatMap((source) => stampsBelow(root, source)),
  );
}

/** Folders count too: removing a file changes nothing else. */
function stampsBelow(root: string, path: string): Stamp[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(join(root, path), { withFileTypes: true });
  } catch {
    return [stamp(root, path)];
  }
  return [stamp(root, path), ...entries.flatMap(({ name }) => stampsBelow(root, `${path}/${name}`))];
}

function stamp(root: string, path: string): Stamp {
  return { path, changedAt: statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? null };
}
