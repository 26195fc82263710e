import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { indexPath } from '../../../electron/core/index/index-path.ts';
import { context, meta, NAME, record, started } from '../ingest/lines/lines.ts';
import { openIndexedService, TempHome, totalsOf } from '../usage/homes.ts';

const head = meta() + started() + context();

describe('the base of an index', () => {
  test('is of one moment, though parts are read after another process has saved a newer one', async () => {
    using state = new TempHome();
    using home = new TempHome();
    const path = home.write(NAME, head + record('r1', 100, 10));
    const first = openIndexedService(home.path, state.path);
    await first.scan(() => {});
    await first.close();

    const reader = openIndexedService(home.path, state.path);
    home.append(NAME, record('r2', 200, 20));
    const writer = openIndexedService(home.path, state.path);
    await writer.scan(() => {});
    await writer.close();
    const db = new DatabaseSync(indexPath(state.path, [home.path]));
    db.exec("UPDATE base SET seq = seq + 1; UPDATE base SET body = x'00' WHERE part <> 'first'");
    db.close();

    // The file is known as it was, so that it has changed.
    expect(await reader.changed([path])).toBe(true);
    expect(totalsOf(reader)).toMatchObject({ responses: 2 });
  });

  test('is released once a service has read its home: the journal can be emptied', async () => {
    using state = new TempHome();
    using home = new TempHome();
    home.write(NAME, head + record('r1', 100, 10));
    const first = openIndexedService(home.path, state.path);
    await first.scan(() => {});
    await first.close();
    const service = openIndexedService(home.path, state.path);
    await service.scan(() => {});
    const db = new DatabaseSync(indexPath(state.path, [home.path]));
    expect(db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()).toMatchObject({ busy: 0 });
    db.close();
    await service.close();
  });
});
