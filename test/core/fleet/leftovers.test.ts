import { existsSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { removeLeftovers } from '../../../electron/core/fleet/duckdb.ts';
import { DAY_MS } from '../../../electron/shared/durations.ts';
import { temporaryFolder } from '../../setup/temporary-folder.ts';

it('removes what killed reports left a day ago, and nothing else', () => {
  const within = temporaryFolder();
  const now = Date.now();
  const make = (name: string, age: number) => {
    const folder = join(within, name);
    mkdirSync(folder);
    writeFileSync(join(folder, 'duckdb_temp_storage-0.tmp'), 'records');
    utimesSync(folder, new Date(now - age), new Date(now - age));
    return folder;
  };
  const old = make('codex-glance-fleet-aaaaaa', DAY_MS + 1_000);
  const young = make('codex-glance-fleet-bbbbbb', DAY_MS - 60_000);
  const other = make('another-fleet-cccccc', 9 * DAY_MS);
  const link = join(within, 'codex-glance-fleet-dddddd');
  symlinkSync(other, link);
  removeLeftovers(within, now);
  expect([old, young, other, link].map((path) => existsSync(path))).toEqual([false, true, true, true]);
});
