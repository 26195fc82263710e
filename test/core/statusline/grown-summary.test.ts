import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { StatuslineSummary } from '../../../electron/core/statusline/summary.ts';
import { context, line, message, record } from '../ingest/lines/lines.ts';
import { HOUR, iso, limit, MINUTE, NOW, pathOf, session, threadId, World } from './summary-world.ts';

const plain = (summary: StatuslineSummary | null) => ({ ...summary, calendar: null });

/** A forecast holds for a minute while the windows stay as they are. */
const withoutForecast = (summary: StatuslineSummary | null) =>
  JSON.stringify(plain(summary), (key, value) => (key === 'outlooks' || key === 'pace' ? null : value));

const SECOND = 1_000;

/** A session that is at work, after a summary that follows it. */
async function followed(world: World) {
  const path = pathOf('2026-11-23', 2);
  world.write(pathOf('2026-11-23', 1), session(1, 1_000, iso(HOUR), 40), HOUR);
  world.write(path, session(2, 100, iso(4 * MINUTE), 50), 4 * MINUTE);
  await world.readAll();
  await world.summary();
  const [name = ''] = readdirSync(world.state.path).filter((each) => each.endsWith('.sqlite'));
  return { path, index: join(world.state.path, name), cache: join(world.state.path, 'statusline.json') };
}

/** Runs with an index in which nothing can be read. */
async function withoutIndex<T>(index: string, work: () => Promise<T>): Promise<T> {
  const at = NOW / SECOND;
  const bytes = readFileSync(index);
  writeFileSync(index, Buffer.alloc(bytes.length));
  utimesSync(index, at, at);
  const result = await work();
  writeFileSync(index, bytes);
  utimesSync(index, at, at);
  return result;
}

const appends: Readonly<Record<string, (step: number) => string>> = {
  'a response': (step) => record(`more_${step}`, 10 + step, 3, { at: iso(-step), thread: threadId(2) }),
  'the same response again': () => record('resp_2', 100, 0, { at: iso(MINUTE), thread: threadId(2) }),
  'a response of yesterday': (step) =>
    record(`old_${step}`, 5, 5, { at: iso(11 * HOUR), thread: threadId(2) }),
  'a response and a limit': (step) =>
    record(`limited_${step}`, 7, 1, { at: iso(-step), thread: threadId(2) }) + limit(55, iso(-step)),
  'what is no response': (step) => message('…', iso(-step)),
  'another model': (step) =>
    context({ at: iso(-step) }).replace('gpt-6.1-sol', 'gpt-5.5') +
    record(`other_${step}`, 20, 2, { at: iso(-step), thread: threadId(2) }),
  'a broken line': () => '{"timestamp":\n',
  'the first half of a line': (step) => record(`cut_${step}`, 9, 9, { thread: threadId(2) }).slice(0, 60),
  'its rest': () => '\n',
};

test('adds what a session has grown by without the index, and says the same as with it', async () => {
  using world = new World();
  const { path, index, cache } = await followed(world);
  // The time of the index is no other after this.
  const at = NOW / SECOND;
  utimesSync(index, at, at);
  await world.summary();
  for (const [step, [what, append]] of [
    ...Object.entries(appends),
    ...Object.entries(appends).reverse(),
  ].entries()) {
    const now = NOW + (step + 1) * SECOND;
    world.home.append(path, append(step));
    const grown = await withoutIndex(index, () => world.summary(now));
    const kept = readFileSync(cache);
    expect(plain(await withoutIndex(index, () => world.summary(now))), what).toEqual(plain(grown));
    rmSync(cache);
    const whole = await world.summary(now);
    expect(withoutForecast(grown), what).toBe(withoutForecast(whole));
    writeFileSync(cache, kept);
  }
  expect((await world.readAll()).usage.today.tokens.total).toBeGreaterThan(1_100);
});

test('makes a forecast again where a window changed, or after a minute', async () => {
  using world = new World();
  const { path, index, cache } = await followed(world);
  const steps = [
    { append: record('a', 10, 3, { at: iso(-1), thread: threadId(2) }) + limit(56, iso(-1)), after: SECOND },
    { append: message('…', iso(-2)), after: 2 * SECOND, isHeld: true },
    { append: message('…', iso(-3)), after: 2 * MINUTE },
    { append: limit(71, iso(-4)), after: 2 * MINUTE + SECOND },
  ];
  // The time of the index is no other after this.
  utimesSync(index, NOW / SECOND, NOW / SECOND);
  let before = await world.summary();
  for (const { append, after, isHeld = false } of steps) {
    world.home.append(path, append);
    const now = NOW + after;
    const grown = await withoutIndex(index, () => world.summary(now));
    const kept = readFileSync(cache);
    rmSync(cache);
    const whole = await world.summary(now);
    writeFileSync(cache, kept);
    expect(grown?.outlooks).toEqual((isHeld ? before : whole)?.outlooks);
    before = grown;
  }
});

test('computes all anew where a session is another, was replaced, or began', async () => {
  const changes: Readonly<Record<string, (world: World, path: string) => void>> = {
    'written again': (world, path) => world.home.write(path, session(2, 300, iso(MINUTE), 50)),
    'cut short': (world, path) => {
      const file = join(world.home.path, path);
      writeFileSync(file, readFileSync(file).subarray(0, statSync(file).size - 40));
    },
    'of another thread': (world, path) =>
      world.home.write(path, session(3, 300, iso(MINUTE), 50) + line('event_msg', { type: 'x' })),
    'another one': (world) => world.home.write(pathOf('2026-11-23', 4), session(4, 9, iso(MINUTE))),
  };
  for (const [what, change] of Object.entries(changes)) {
    using world = new World();
    const { path, cache } = await followed(world);
    change(world, path);
    const now = NOW + SECOND;
    const found = await world.summary(now);
    rmSync(cache);
    expect(JSON.stringify(plain(found)), what).toBe(JSON.stringify(plain(await world.summary(now))));
  }
});
