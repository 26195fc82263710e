import {
  appendFileSync,
  copyFileSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { discoverRollouts } from '../../../../electron/core/ingest/rollouts/discover-rollouts.ts';
import { FoundTree, isTreeUnchanged } from '../../../../electron/core/ingest/rollouts/found-tree.ts';
import { runs } from '../../../setup/runs.ts';
import { TempHome } from '../../usage/homes.ts';

const LONG_AGO = new Date('2026-01-01T00:00:00Z');
const LATER = 60_000;

const names = [
  'sessions/2026/01/01/rollout-2026-01-01T00-00-00-0199a1b2-0000-7000-8000-000000000001.jsonl',
  'sessions/2026/01/01/rollout-2026-01-01T00-00-00-0199a1b2-0000-7000-8000-000000000002.jsonl',
  'sessions/2026/01/02/rollout-2026-01-02T00-00-00-0199a1b2-0000-7000-8000-000000000003.jsonl.zst',
  'archived_sessions/rollout-2026-01-03T00-00-00-0199a1b2-0000-7000-8000-000000000004.jsonl',
];
const added = 'rollout-2026-01-04T00-00-00-0199a1b2-0000-7000-8000-000000000005.jsonl';

/** Folders of long ago, so that each change of one has another time. */
function settle(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) settle(join(folder, entry.name));
  }
  utimesSync(folder, LONG_AGO, LONG_AGO);
}

function madeHome(files: readonly string[]): TempHome {
  const home = new TempHome();
  for (const name of files) home.write(name, 'x\n');
  settle(home.path);
  return home;
}

function walked(home: TempHome, isKnown = true): FoundTree {
  const tree = new FoundTree();
  discoverRollouts(home.path, { isKnown: () => isKnown, tree });
  return tree;
}

/** What can become of a session at a path. */
const changes: Record<string, (path: string) => void> = {
  grows: (path) => appendFileSync(path, 'y\n'),
  'is cut off': (path) => truncateSync(path, 1),
  'is touched': (path) => utimesSync(path, LONG_AGO, LONG_AGO),
  goes: (path) => rmSync(path),
  'is renamed': (path) => renameSync(path, `${path}.bak`),
  'is replaced by a copy': (path) => {
    copyFileSync(path, `${path}.copy`);
    const { atime, mtime } = statSync(path);
    lutimesSync(`${path}.copy`, atime, mtime);
    renameSync(`${path}.copy`, path);
  },
  'becomes a folder': (path) => {
    rmSync(path);
    mkdirSync(path);
  },
  'gets a neighbour': (path) => writeFileSync(join(dirname(path), added), 'x\n'),
  'gets a folder beside it': (path) => mkdirSync(join(dirname(path), '31')),
  'loses its folder': (path) => rmSync(dirname(path), { recursive: true }),
};

it('sees each change of a session and of its folder, and nothing where nothing changed', () => {
  fc.assert(
    fc.property(
      fc.subarray(names, { minLength: 1 }),
      fc.nat(),
      fc.constantFrom(...Object.keys(changes)),
      (files, which, change) => {
        using home = madeHome(files);
        const packed = walked(home).pack();
        expect(isTreeUnchanged(packed)).toBe(true);
        changes[change]?.(join(home.path, files[which % files.length] ?? ''));
        expect(isTreeUnchanged(packed), change).toBe(false);
      },
    ),
    { numRuns: runs(200) },
  );
});

it('sees a folder of sessions that was not there', () => {
  using home = madeHome(names.slice(0, 1));
  const packed = walked(home).pack();
  mkdirSync(join(home.path, 'archived_sessions'));
  expect(isTreeUnchanged(packed)).toBe(false);
});

it('is settled where all was known, and long enough ago', () => {
  using home = madeHome(names);
  expect(walked(home).isSettled(Date.now() + LATER)).toBe(true);
  // Its times can be set back, the time of that change cannot.
  expect(walked(home).isSettled(Date.now())).toBe(false);
  expect(walked(home, false).isSettled(Date.now() + LATER)).toBe(false);
  using empty = new TempHome();
  expect(walked(empty).isSettled(Date.now() + LATER)).toBe(false);
  mkdirSync(join(home.path, 'sessions', added));
  expect(walked(home).isSettled(Date.now() + LATER)).toBe(false);
});
