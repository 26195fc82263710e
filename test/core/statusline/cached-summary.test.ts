import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { StatuslineSummary } from '../../../electron/core/statusline/summary.ts';
import { record } from '../ingest/lines/lines.ts';
import { DAY, HOUR, iso, MINUTE, NOW, pathOf, session, threadId, World } from './summary-world.ts';

/** A home with an old session that goes on and two of today, read and told once. */
async function cached(world: World): Promise<string> {
  world.write(pathOf('2026-11-20', 1), session(1, 1_000, iso(2 * HOUR), 40), 2 * HOUR);
  world.write(pathOf('2026-11-22', 2), session(2, 100, iso(DAY)), DAY);
  world.write(pathOf('2026-11-23', 3), session(3, 10, iso(HOUR), 50), HOUR);
  world.write(pathOf('2026-11-23', 4), session(4, 5, iso(4 * MINUTE), 60), 4 * MINUTE);
  await world.readAll();
  // What is found out once a day is found out by the first.
  await world.summary();
  await world.summary();
  return join(world.state.path, 'statusline.json');
}

const plain = (summary: StatuslineSummary | null) => ({ ...summary, calendar: null });

test('tells again what it told, as if it were found out anew, at any moment of the day and after', async () => {
  using world = new World('Europe/Berlin');
  const file = await cached(world);
  for (const later of [0, MINUTE, 30 * MINUTE, 2 * HOUR - 1, 2 * HOUR + 1, 5 * HOUR, 13 * HOUR, 2 * DAY]) {
    await world.summary();
    const again = await world.summary(NOW + later);
    rmSync(file, { force: true });
    expect(plain(again), `${later} ms later`).toEqual(plain(await world.summary(NOW + later)));
  }
});

test('opens no index where nothing has changed', async () => {
  using world = new World();
  await cached(world);
  const [name = ''] = readdirSync(world.state.path).filter((each) => each.endsWith('.sqlite'));
  const index = join(world.state.path, name);
  const at = NOW / 1000;
  utimesSync(index, at, at);
  const before = await world.summary();
  writeFileSync(index, Buffer.alloc(statSync(index).size));
  utimesSync(index, at, at);
  expect(plain(await world.summary())).toEqual(plain(before));
});

test('tells anew what has changed in any way', async () => {
  const more = (index: number) =>
    record(`resp_${index}_more`, 5, 0, { at: iso(MINUTE), thread: threadId(index) });
  const changes: readonly ((world: World) => void)[] = [
    (world) => world.home.append(pathOf('2026-11-23', 3), more(3)),
    (world) => world.home.append(pathOf('2026-11-23', 4), more(4)),
    // Active last, and in an older folder.
    (world) => world.home.append(pathOf('2026-11-20', 1), more(1)),
    (world) => world.home.write(pathOf('2026-11-23', 5), session(5, 5, iso(MINUTE))),
    (world) => world.home.write(pathOf('2026-11-24', 5), session(5, 5, iso(MINUTE))),
  ];
  for (const change of changes) {
    using world = new World();
    await cached(world);
    const before = (await world.summary())?.today;
    change(world);
    const after = (await world.summary())?.today;
    expect(after?.tokens.total, String(change)).toBe((before?.tokens.total ?? 0) + 5);
    // And that is what is told again.
    expect((await world.summary())?.today).toEqual(after);
    const snapshot = await world.readAll();
    expect(snapshot.usage.today.tokens).toEqual(after?.tokens);
    expect((await world.summary())?.today).toEqual(after);
  }
});

test('tells anew what has changed since the clock was set back', async () => {
  using world = new World();
  const file = await cached(world);
  rmSync(file);
  const later = NOW + 3 * HOUR;
  const before = (await world.summary(later))?.today;
  const path = pathOf('2026-11-23', 3);
  world.home.append(path, record('resp_more', 5, 0, { at: iso(0), thread: threadId(3) }));
  utimesSync(join(world.home.path, path), NOW / 1000, NOW / 1000);
  expect((await world.summary())?.today.tokens.total).toBe((before?.tokens.total ?? 0) + 5);
});

test('prices anew once other prices are given', async () => {
  using world = new World();
  await cached(world);
  const before = await world.summary();
  const prices = { models: { 'gpt-5.5': { input: 1_000, output: 1_000 } } };
  world.state.write('prices.json', JSON.stringify(prices));
  const anew = await world.summary();
  rmSync(join(world.state.path, 'statusline.json'));
  expect(plain(anew)).toEqual(plain(await world.summary()));
  expect(anew?.today.tokens).toEqual(before?.today.tokens);
});

test('keeps a forecast for a minute, and what is used and known exact', async () => {
  using world = new World();
  const file = await cached(world);
  const first = await world.summary();
  const kept = readFileSync(file, 'utf8');
  const soon = await world.summary(NOW + MINUTE - 1);
  expect(soon?.outlooks).toEqual(first?.outlooks);
  expect(readFileSync(file, 'utf8')).toBe(kept);
  const later = await world.summary(NOW + MINUTE);
  expect(readFileSync(file, 'utf8')).not.toBe(kept);
  // A clock that was set back has no forecast from the time to come.
  const back = await world.summary(NOW + 1);
  expect(JSON.stringify(back?.outlooks)).toBe(JSON.stringify(first?.outlooks));
  rmSync(file);
  expect(plain(later)).toEqual(plain(await world.summary(NOW + MINUTE)));
});

test('computes all where either part of what it kept is damaged', async () => {
  using world = new World();
  const file = await cached(world);
  const first = await world.summary(NOW + HOUR);
  for (const name of ['main', 'basis']) {
    rmSync(file);
    await world.summary();
    const good = readFileSync(file, 'utf8');
    const place = good.indexOf('codex', good.indexOf(`"${name}":`));
    writeFileSync(file, `${good.slice(0, place)}k${good.slice(place + 1)}`);
    expect(plain(await world.summary(NOW + HOUR)), name).toEqual(plain(first));
  }
});

test('does without what was told where it is broken or of others', async () => {
  using world = new World();
  const file = await cached(world);
  const first = await world.summary();
  const good = readFileSync(file, 'utf8');
  for (const text of ['', '{', 'null', '[]', '{}', good.replace('UTC', 'Asia/Tokyo'), good.slice(0, -9)]) {
    writeFileSync(file, text);
    expect(plain(await world.summary())).toEqual(plain(first));
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(good));
  }
});
