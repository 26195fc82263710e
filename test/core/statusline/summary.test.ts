import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Calendar } from '../../../electron/core/time/calendar.ts';
import { record } from '../ingest/lines/lines.ts';
import { DAY, HOUR, iso, MINUTE, NOW, pathOf, session, threadId, World } from './summary-world.ts';

test('tells nothing, and writes nothing, where nothing was read before', async () => {
  using world = new World();
  world.write(pathOf('2026-11-23', 1), session(1, 100, iso(HOUR)), HOUR);
  expect(await world.summary()).toBeNull();
  expect(readdirSync(world.state.path)).toEqual([]);
});

test('tells what the index holds, as the Snapshot does', async () => {
  using world = new World();
  for (let index = 1; index <= 6; index++) {
    const ago = (6 - index) * 30 * MINUTE + MINUTE;
    world.write(pathOf('2026-11-23', index), session(index, 100 * index, iso(ago), 13 * index), ago);
  }
  const snapshot = await world.readAll();
  for (const _round of ['found out anew', 'from notes']) {
    const summary = await world.summary();
    expect(summary?.today.tokens).toEqual(snapshot.usage.today.tokens);
    expect(summary?.today.responses).toBe(6);
    expect(summary?.today.costUsd).toBe(snapshot.usage.today.costUsd);
    expect(summary?.limits).toEqual(snapshot.limits);
    const outlooks = snapshot.outlook?.windows.map(({ use: _use, ...outlook }) => outlook);
    expect(summary?.outlooks).toEqual(outlooks);
    expect(summary?.outlooks[0]?.runsOut?.at).toBeTypeOf('string');
  }
});

test('reads what has grown and what is new since', async () => {
  using world = new World();
  world.write(pathOf('2026-11-20', 1), session(1, 1_000, iso(HOUR)), HOUR);
  world.write(pathOf('2026-11-22', 2), session(2, 100, iso(HOUR)), HOUR);
  world.write(pathOf('2026-11-23', 3), session(3, 10, iso(HOUR)), HOUR);
  await world.readAll();
  const more = (index: number) =>
    record(`resp_${index}_more`, 5, 0, { at: iso(MINUTE), thread: threadId(index) });
  // The first is in an older folder, but was active an hour ago.
  for (const [index, day] of [
    [1, '2026-11-20'],
    [2, '2026-11-22'],
    [3, '2026-11-23'],
  ] as const) {
    world.home.append(pathOf(day, index), more(index));
  }
  world.home.write(pathOf('2026-11-23', 4), session(4, 1, iso(MINUTE)));
  expect((await world.summary())?.today.tokens.total).toBe(1_110 + 15 + 1);
  expect((await world.summary())?.today.responses).toBe(7);
  expect((await world.readAll()).usage.today.tokens.total).toBe(1_126);
});

test('keeps what it read where the last save is some minutes ago', async () => {
  using world = new World();
  world.write(pathOf('2026-11-23', 1), session(1, 10, iso(HOUR)), HOUR);
  await world.readAll();
  // A new index is made over for sharing when it is opened again.
  await world.summary();
  world.home.append(pathOf('2026-11-23', 1), record('more', 5, 0, { at: iso(MINUTE), thread: threadId(1) }));
  const saved = () => Math.max(...indexFiles(world).map((path) => statSync(path).mtimeMs));
  for (const [ago, kept] of [
    [4 * MINUTE, false],
    [6 * MINUTE, true],
  ] as const) {
    for (const path of indexFiles(world)) utimesSync(path, (NOW - ago) / 1000, (NOW - ago) / 1000);
    expect((await world.summary())?.today.responses).toBe(2);
    expect(saved() > NOW - ago + 1_000, `${ago}`).toBe(kept);
  }
});

function indexFiles(world: World): string[] {
  return readdirSync(world.state.path)
    .filter((name) => name.includes('.sqlite'))
    .map((name) => join(world.state.path, name));
}

test('looks at no session that has not changed', async () => {
  using world = new World();
  world.write(pathOf('2026-11-23', 1), session(1, 10, iso(DAY)), DAY);
  await world.readAll();
  // Broken, but as old as before: whoever looked at it would say so.
  const path = join(world.home.path, pathOf('2026-11-23', 1));
  const { atime, mtime } = statSync(path);
  writeFileSync(
    path,
    `${readFileSync(path, 'utf8')}${record('more', 5, 0, { at: iso(MINUTE), thread: threadId(1) })}`,
  );
  utimesSync(path, atime, mtime);
  expect((await world.summary())?.today.responses).toBe(0);
});

test.each([
  ['Europe/Berlin', '2026-10-24T22:30:00.000Z', '2026-10-25'],
  ['Europe/Berlin', '2026-10-25T22:30:00.000Z', '2026-10-25'],
  ['America/New_York', '2026-11-01T04:30:00.000Z', '2026-11-01'],
  ['America/New_York', '2026-11-02T04:30:00.000Z', '2026-11-01'],
  ['Asia/Kathmandu', '2026-11-22T18:20:00.000Z', '2026-11-23'],
])('in %s %s is on %s, with notes as without', async (timezone, at, day) => {
  using world = new World(timezone);
  world.write(pathOf('2026-11-23', 1), session(1, 10, at), HOUR);
  await world.readAll();
  for (const now of [Date.parse(at), Date.parse(at) + 1, Date.parse(at) + 60 * DAY]) {
    const summary = await world.summary(now);
    expect(summary?.day).toBe(new Calendar(timezone).day(now));
    expect(summary?.today.responses).toBe(summary?.day === day ? 1 : 0);
  }
});

test('does without notes that are broken or of others', async () => {
  using world = new World();
  world.write(pathOf('2026-11-23', 1), session(1, 10, iso(HOUR), 50), HOUR);
  await world.readAll();
  const first = await world.summary();
  const notes = join(world.state.path, 'statusline.json');
  expect(existsSync(notes)).toBe(true);
  const good = readFileSync(notes, 'utf8');
  for (const text of [
    '',
    '{',
    'null',
    '{}',
    good.replace('UTC', 'Asia/Tokyo'),
    good.replace('"hours":[', '"hours":["x",'),
  ]) {
    writeFileSync(notes, text);
    expect((await world.summary())?.outlooks).toEqual(first?.outlooks);
    expect(readFileSync(notes, 'utf8')).toBe(good);
  }
});
