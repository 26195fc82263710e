import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createGlance } from '../../../electron/core/glance.ts';
import type { Glimpse } from '../../../electron/core/glimpse/glimpse.ts';
import { readGlimpse } from '../../../electron/core/glimpse/read-glimpse.ts';
import { createNodePorts } from '../../../electron/core/node-ports.ts';
import { Calendar } from '../../../electron/core/usage/calendar.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeLogger } from '../../fakes/logger.ts';
import { TempHome } from '../usage/homes.ts';
import { context, line, meta, record, started } from '../usage/lines.ts';

const NOW = Date.parse('2026-11-23T10:00:00.000Z');
const logger = createFakeLogger();

const iso = (ago: number) => new Date(NOW - ago).toISOString();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function threadId(index: number): string {
  return `01a20609-89f6-7612-a58e-${index.toString(16).padStart(12, '0')}`;
}

function pathOf(day: string, index: number): string {
  return `sessions/${day.replaceAll('-', '/')}/rollout-${day}T01-00-00-${threadId(index)}.jsonl`;
}

function limit(usedPercent: number, at: string): string {
  const resets_at = Math.floor((NOW + 2 * HOUR) / 1000);
  const primary = { used_percent: usedPercent, window_minutes: 300, resets_at };
  return line(
    'event_msg',
    { type: 'token_count', info: null, rate_limits: { limit_id: 'codex', primary } },
    at,
  );
}

/** A session of one response, which used so much of the 5-hour limit. */
function session(index: number, input: number, at: string, used: number | null = null): string {
  const thread = threadId(index);
  const limits = used === null ? '' : limit(used, at);
  return (
    meta({}, { at, thread }) +
    started({ at }) +
    context({ at }) +
    record(`resp_${index}`, input, 0, { at, thread }) +
    limits
  );
}

class World implements Disposable {
  readonly home = new TempHome();
  readonly state = new TempHome();
  readonly timezone: string;

  constructor(timezone = 'UTC') {
    this.timezone = timezone;
  }

  /** Writes a file as old as what it says. */
  write(path: string, text: string, ago: number): void {
    const at = (NOW - ago) / 1000;
    utimesSync(this.home.write(path, text), at, at);
  }

  private glance() {
    const ports = createNodePorts({ logger, env: {}, platform: process.platform, homeDir: this.home.path });
    const options = {
      codexHomes: [this.home.path],
      homesSource: 'option',
      stateDir: this.state.path,
      cwd: this.home.path,
      timezone: this.timezone,
      locale: 'en',
    } as const;
    return createGlance(options, { ...ports, clock: createFakeClock(NOW) });
  }

  /** As other commands do. */
  async readAll() {
    const glance = this.glance();
    await glance.load();
    const snapshot = glance.store.getState();
    await glance.close();
    return snapshot;
  }

  glimpse(now = NOW): Promise<Glimpse | null> {
    return readGlimpse(
      {
        codexHomes: [this.home.path],
        stateDir: this.state.path,
        timezone: this.timezone,
        platform: process.platform,
        logger,
      },
      now,
    );
  }

  [Symbol.dispose](): void {
    this.home[Symbol.dispose]();
    this.state[Symbol.dispose]();
  }
}

test('tells nothing, and writes nothing, where nothing was read before', async () => {
  using world = new World();
  world.write(pathOf('2026-11-23', 1), session(1, 100, iso(HOUR)), HOUR);
  expect(await world.glimpse()).toBeNull();
  expect(readdirSync(world.state.path)).toEqual([]);
});

test('tells what the index holds, as the Snapshot does', async () => {
  using world = new World();
  for (let index = 1; index <= 6; index++) {
    const ago = (6 - index) * 30 * MINUTE + MINUTE;
    world.write(pathOf('2026-11-23', index), session(index, 100 * index, iso(ago), 10 * index), ago);
  }
  const snapshot = await world.readAll();
  for (const _round of ['found out anew', 'from notes']) {
    const glimpse = await world.glimpse();
    expect(glimpse?.today.tokens).toEqual(snapshot.usage.today.tokens);
    expect(glimpse?.today.responses).toBe(6);
    expect(glimpse?.today.costUsd).toBe(snapshot.usage.today.costUsd);
    expect(glimpse?.limits).toEqual(snapshot.limits);
    const outlooks = snapshot.outlook?.windows.map(({ id, state, runsOut }) => ({ id, state, runsOut }));
    expect(glimpse?.outlooks).toEqual(outlooks);
    expect(glimpse?.outlooks[0]?.runsOut?.at).toBeTypeOf('string');
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
  expect((await world.glimpse())?.today.tokens.total).toBe(1_110 + 15 + 1);
  expect((await world.glimpse())?.today.responses).toBe(7);
  expect((await world.readAll()).usage.today.tokens.total).toBe(1_126);
});

test('keeps what it read where the last save is some minutes ago', async () => {
  using world = new World();
  world.write(pathOf('2026-11-23', 1), session(1, 10, iso(HOUR)), HOUR);
  await world.readAll();
  // A new index is made over for sharing when it is opened again.
  await world.glimpse();
  world.home.append(pathOf('2026-11-23', 1), record('more', 5, 0, { at: iso(MINUTE), thread: threadId(1) }));
  const saved = () => Math.max(...indexFiles(world).map((path) => statSync(path).mtimeMs));
  for (const [ago, kept] of [
    [4 * MINUTE, false],
    [6 * MINUTE, true],
  ] as const) {
    for (const path of indexFiles(world)) utimesSync(path, (NOW - ago) / 1000, (NOW - ago) / 1000);
    expect((await world.glimpse())?.today.responses).toBe(2);
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
  expect((await world.glimpse())?.today.responses).toBe(0);
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
    const glimpse = await world.glimpse(now);
    expect(glimpse?.day).toBe(new Calendar(timezone).day(now));
    expect(glimpse?.today.responses).toBe(glimpse?.day === day ? 1 : 0);
  }
});

test('does without notes that are broken or of others', async () => {
  using world = new World();
  world.write(pathOf('2026-11-23', 1), session(1, 10, iso(HOUR), 50), HOUR);
  await world.readAll();
  const first = await world.glimpse();
  const notes = join(world.state.path, 'glimpse.json');
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
    expect((await world.glimpse())?.outlooks).toEqual(first?.outlooks);
    expect(readFileSync(notes, 'utf8')).toBe(good);
  }
});

/** A home with an old session that goes on and two of today, read and told once. */
async function told(world: World): Promise<string> {
  world.write(pathOf('2026-11-20', 1), session(1, 1_000, iso(2 * HOUR), 40), 2 * HOUR);
  world.write(pathOf('2026-11-22', 2), session(2, 100, iso(DAY)), DAY);
  world.write(pathOf('2026-11-23', 3), session(3, 10, iso(HOUR), 50), HOUR);
  world.write(pathOf('2026-11-23', 4), session(4, 5, iso(4 * MINUTE), 60), 4 * MINUTE);
  await world.readAll();
  // What is found out once a day is found out by the first.
  await world.glimpse();
  await world.glimpse();
  return join(world.state.path, 'glimpse-told.json');
}

const plain = (glimpse: Glimpse | null) => ({ ...glimpse, calendar: null });

test('tells again what it told, as if it were found out anew, at any moment of the day and after', async () => {
  using world = new World('Europe/Berlin');
  const file = await told(world);
  for (const later of [0, MINUTE, 30 * MINUTE, 2 * HOUR - 1, 2 * HOUR + 1, 5 * HOUR, 13 * HOUR, 2 * DAY]) {
    await world.glimpse();
    const again = await world.glimpse(NOW + later);
    rmSync(file, { force: true });
    expect(plain(again), `${later} ms later`).toEqual(plain(await world.glimpse(NOW + later)));
  }
});

test('opens no index where nothing has changed', async () => {
  using world = new World();
  await told(world);
  const [name = ''] = readdirSync(world.state.path).filter((each) => each.endsWith('.sqlite'));
  const index = join(world.state.path, name);
  const at = NOW / 1000;
  utimesSync(index, at, at);
  const before = await world.glimpse();
  writeFileSync(index, Buffer.alloc(statSync(index).size));
  utimesSync(index, at, at);
  expect(plain(await world.glimpse())).toEqual(plain(before));
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
    await told(world);
    const before = (await world.glimpse())?.today;
    change(world);
    const after = (await world.glimpse())?.today;
    expect(after?.tokens.total, String(change)).toBe((before?.tokens.total ?? 0) + 5);
    // And that is what is told again.
    expect((await world.glimpse())?.today).toEqual(after);
    const snapshot = await world.readAll();
    expect(snapshot.usage.today.tokens).toEqual(after?.tokens);
    expect((await world.glimpse())?.today).toEqual(after);
  }
});

test('tells anew what has changed since the clock was set back', async () => {
  using world = new World();
  const file = await told(world);
  rmSync(file);
  const later = NOW + 3 * HOUR;
  const before = (await world.glimpse(later))?.today;
  const path = pathOf('2026-11-23', 3);
  world.home.append(path, record('resp_more', 5, 0, { at: iso(0), thread: threadId(3) }));
  utimesSync(join(world.home.path, path), NOW / 1000, NOW / 1000);
  expect((await world.glimpse())?.today.tokens.total).toBe((before?.tokens.total ?? 0) + 5);
});

test('prices anew once other prices are given', async () => {
  using world = new World();
  await told(world);
  const before = await world.glimpse();
  const prices = { models: { 'gpt-5.5': { input: 1_000, output: 1_000 } } };
  world.state.write('prices.json', JSON.stringify(prices));
  const anew = await world.glimpse();
  rmSync(join(world.state.path, 'glimpse-told.json'));
  expect(plain(anew)).toEqual(plain(await world.glimpse()));
  expect(anew?.today.tokens).toEqual(before?.today.tokens);
});

test('does without what was told where it is broken or of others', async () => {
  using world = new World();
  const file = await told(world);
  const first = await world.glimpse();
  const good = readFileSync(file, 'utf8');
  for (const text of ['', '{', 'null', '[]', '{}', good.replace('UTC', 'Asia/Tokyo'), good.slice(0, -9)]) {
    writeFileSync(file, text);
    expect(plain(await world.glimpse())).toEqual(plain(first));
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(good));
  }
});
