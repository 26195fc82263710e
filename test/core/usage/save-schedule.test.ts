import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { indexPath } from '../../../electron/core/index/index-path.ts';
import { openSqliteIndex } from '../../../electron/core/index/open-index.ts';
import { SaveSchedule } from '../../../electron/core/usage/save-schedule.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { context, meta, record, started } from '../ingest/lines/lines.ts';
import { openIndexedService, openServiceWith, TempHome } from './homes.ts';

it('saves a second after the first change, and once more after ten quiet ones', () => {
  const clock = createFakeClock(0);
  const saves: [at: number, isBusy: boolean][] = [];
  const schedule = new SaveSchedule(clock, (isBusy) => saves.push([clock.now(), isBusy]));
  for (let change = 0; change < 10; change++) {
    schedule.changed();
    clock.advance(300);
  }
  clock.advance(60_000);
  expect(saves).toEqual([
    [1_000, true],
    [2_200, true],
    [3_400, true],
    [12_700, false],
  ]);
  expect(clock.pending).toBe(0);
  schedule.changed();
  schedule.cancel();
  expect(clock.pending).toBe(0);
});

const SESSIONS = 260;

const idOf = (session: number) => `01a20609-89f6-7612-a58e-${String(session).padStart(12, '0')}`;
const nameOf = (session: number) => `sessions/2026/11/23/rollout-2026-11-23T01-33-38-${idOf(session)}.jsonl`;

it('leaves the base of the index alone while sessions grow, and saves it again in a quiet moment', async () => {
  using home = new TempHome();
  using state = new TempHome();
  const own = (session: number) => ({ thread: idOf(session) });
  for (let session = 0; session < SESSIONS; session++) {
    home.write(nameOf(session), meta({}, own(session)) + started() + context());
  }
  const first = openIndexedService(home.path, state.path);
  await first.scan(() => {});
  await first.close();
  const baseSeq = () => {
    using db = new DatabaseSync(indexPath(state.path, [home.path]), { readOnly: true });
    return (db.prepare('SELECT seq FROM base LIMIT 1').get() as { readonly seq: number }).seq;
  };
  const clock = createFakeClock(0);
  const service = openServiceWith([home.path], {
    index: openSqliteIndex(state.path, [home.path]),
    clock,
  });
  await service.scan(() => {});
  const before = baseSeq();
  for (let session = 0; session < SESSIONS; session++) {
    home.append(nameOf(session), record(`r${session}`, 10, 1, own(session)));
  }
  await service.changed(Array.from({ length: SESSIONS }, (_, session) => `${home.path}/${nameOf(session)}`));
  clock.advance(1_000);
  expect(baseSeq()).toBe(before);
  clock.advance(20_000);
  expect(baseSeq()).toBeGreaterThan(before);
  await service.close();
});

it('has an index that was just made open before the first change', async () => {
  using home = new TempHome();
  using state = new TempHome();
  home.write(nameOf(1), meta({}, { thread: idOf(1) }) + started() + context());
  const service = openIndexedService(home.path, state.path);
  await service.scan(() => {});
  const log = `${indexPath(state.path, [home.path])}-wal`;
  expect(existsSync(log)).toBe(false);
  service.prepare();
  expect(existsSync(log)).toBe(true);
  await service.close();
});
