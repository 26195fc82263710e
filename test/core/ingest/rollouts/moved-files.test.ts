import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openSqliteIndex } from '../../../../electron/core/index/open-index.ts';
import { openServiceWith, TempHome, totalsOf } from '../../usage/homes.ts';
import { context, meta, NAME, record, started } from '../lines/lines.ts';

const text = meta() + started() + context() + record('r1', 100, 10);

/** Reads a home; `meanwhile` is done once the files were found and before the first is read. */
async function readWith(home: TempHome, meanwhile: () => void) {
  using state = new TempHome();
  const index = openSqliteIndex(state.path, [home.path]);
  let done = false;
  index.acceptsBulkInsert = () => {
    if (!done) meanwhile();
    done = true;
    return false;
  };
  const service = openServiceWith([home.path], { index });
  await service.scan(() => {});
  const found = {
    total: totalsOf(service).tokens.total,
    findings: service.findings(),
    files: service.homes()[0],
  };
  await service.close();
  return found;
}

test.each<readonly [string, (from: string, archived: string) => void]>([
  ['archived', (from, archived) => renameSync(from, archived)],
  ['copied to the archive', (from, archived) => writeFileSync(archived, readFileSync(from))],
  [
    'compressed',
    (from) => {
      writeFileSync(`${from}.zst`, zstdCompressSync(readFileSync(from)));
      rmSync(from);
    },
  ],
  [
    'archived and compressed',
    (from, archived) => {
      writeFileSync(`${archived}.zst`, zstdCompressSync(readFileSync(from)));
      rmSync(from);
    },
  ],
])('a session that is %s between finding and reading counts once', async (_name, change) => {
  using home = new TempHome();
  const from = home.write(NAME, text);
  const archived = join(home.path, 'archived_sessions', NAME.split('/').at(-1) ?? '');
  mkdirSync(dirname(archived));
  const { total, findings, files } = await readWith(home, () => change(from, archived));
  expect({ total, findings, files }).toMatchObject({ total: 110, findings: [], files: { rolloutFiles: 1 } });
});

test('a session that is deleted between finding and reading is no finding', async () => {
  using home = new TempHome();
  const from = home.write(NAME, text);
  expect(await readWith(home, () => rmSync(from))).toMatchObject({ total: 0, findings: [] });
});
