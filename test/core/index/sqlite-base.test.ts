import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { indexPath } from '../../../electron/core/index/index-path.ts';
import { openSqliteIndex } from '../../../electron/core/index/open-index.ts';
import { UsageService } from '../../../electron/core/usage/usage-service.ts';
import { context, meta, NAME, record, started } from '../ingest/lines/lines.ts';
import { TempHome, totalsOf } from '../usage/homes.ts';

const head = meta() + started() + context();

function opened(state: string, home: string): UsageService {
  return new UsageService({
    codexHomes: [home],
    homesSource: 'option',
    timezone: 'UTC',
    platform: process.platform,
    index: openSqliteIndex(state, [home]),
  });
}

describe('the base of an index', () => {
  test('is of one moment, though parts are read after another process has saved a newer one', async () => {
    using state = new TempHome();
    using home = new TempHome();
    const path = home.write(NAME, head + record('r1', 100, 10));
    const first = opened(state.path, home.path);
    await first.scan(() => {});
    await first.close();

    const reader = opened(state.path, home.path);
    home.append(NAME, record('r2', 200, 20));
    const writer = opened(state.path, home.path);
    await writer.scan(() => {});
    await writer.close();
    const db = new DatabaseSync(indexPath(state.path, [home.path]));
    db.exec("UPDATE base SET seq = seq + 1; UPDATE base SET body = x'00' WHERE part <> 'first'");
    db.close();

    // The file is known as it was, so that it has changed.
    expect(await reader.changed([path])).toBe(true);
    expect(totalsOf(reader)).toMatchObject({ responses: 2 });
  });

  test('lets go once a room has read its home: the journal can be emptied', async () => {
    using state = new TempHome();
    using home = new TempHome();
    home.write(NAME, head + record('r1', 100, 10));
    const first = opened(state.path, home.path);
    await first.scan(() => {});
    await first.close();
    const service = opened(state.path, home.path);
    await service.scan(() => {});
    const db = new DatabaseSync(indexPath(state.path, [home.path]));
    expect(db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()).toMatchObject({ busy: 0 });
    db.close();
    await service.close();
  });
});
