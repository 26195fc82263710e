import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { DemoHome } from '../../../electron/core/demo/demo-home.ts';
import { closeMade, make, NOW, read, rollouts } from './made-homes.ts';

const ROLLOUT =
  /^rollout-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\.jsonl$/;

const folders: string[] = [];

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'codex-glance-demo-test-'));
  folders.push(path);
  return path;
}

afterEach(async () => {
  await closeMade();
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

interface Line {
  readonly timestamp: string;
  readonly ordinal: number;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

function linesOf(path: string): Line[] {
  const text = readFileSync(path, 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

describe('the files of a demo home', () => {
  test('hold lines that parse, in order, and none from the future', async () => {
    const paths = rollouts(await make());
    expect(paths.length).toBeGreaterThan(50);
    for (const path of paths) {
      expect(basename(path)).toMatch(ROLLOUT);
      const lines = linesOf(path);
      expect(lines.map(({ ordinal }) => ordinal)).toEqual(lines.map((_, index) => index));
      expect(lines[0]?.type).toBe('session_meta');
      const times = lines.map(({ timestamp }) => Date.parse(timestamp));
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times.at(-1)).toBeLessThanOrEqual(NOW);
    }
  });

  test('are the same for the same seed and others for another', async () => {
    const [one, same, other] = [await make({ seed: 7 }), await make({ seed: 7 }), await make({ seed: 8 })];
    for (const home of [one, same, other]) await home.grow(NOW + 20_000);
    const contents = (home: DemoHome) => rollouts(home).map((path) => readFileSync(path, 'utf8'));
    expect(contents(same)).toEqual(contents(one));
    expect(contents(other)).not.toEqual(contents(one));
  });

  test.each([
    ['midnight', '2026-11-23T00:00:30.000Z'],
    ['a Sunday', '2026-11-22T11:00:00.000Z'],
    ['the last hour of a year', '2026-12-31T23:40:00.000Z'],
  ])('are whole at %s', async (_, time) => {
    const now = Date.parse(time);
    const home = await make({ now });
    const service = await read(home);
    expect(service.usage(now).live.filter(({ state }) => state === 'running')).toHaveLength(2);
    expect(service.coverage(now).reading.lowerBound).toEqual([]);
    const { tokens, responses } = service.report({ by: 'session' }, now).totals;
    expect({ tokens, responses, sessions: service.ledger.threads.size }).toEqual(home.sum());
  });
});

describe('what the usage service reads of a demo home', () => {
  test('equals the sums of the generator', async () => {
    const home = await make();
    const service = await read(home);
    const report = service.report({ by: 'session' }, NOW);
    const { tokens, responses, sessions } = home.sum();
    expect(report.totals).toMatchObject({ tokens, responses });
    expect(report.rows).toHaveLength(sessions);
    expect(report.lowerBound).toEqual([]);
    expect(service.findings()).toEqual([]);
  });

  test('is a month of several models and folders, and two running sessions', async () => {
    const service = await read(await make());
    const usage = service.usage(NOW);
    expect(usage.models.map(({ model }) => model).sort()).toEqual([
      'gpt-6-luna',
      'gpt-6.1-sol',
      'gpt-6.2-astra',
      'gpt-6.2-sol',
    ]);
    expect(usage.days.filter(({ tokens }) => tokens.total > 0).length).toBeGreaterThan(20);
    expect(service.report({ by: 'project' }, NOW).rows.length).toBeGreaterThan(2);
    expect(usage.live.map(({ state }) => state)).toEqual(['running', 'running']);
    for (const { context, tokensPerMinute } of usage.live) {
      expect(context?.usedPercent).toBeGreaterThan(5);
      expect(context?.usedPercent).toBeLessThan(90);
      expect(tokensPerMinute).toBeGreaterThan(0);
    }
  });

  test('has both limits, in use and with a reset to come', async () => {
    const { windows, planType } = (await read(await make())).limits(NOW);
    expect(planType).toBe('pro');
    expect(windows.map(({ windowMinutes }) => windowMinutes)).toEqual([300, 10_080]);
    for (const { usedPercent, resetsAt } of windows) {
      expect(usedPercent).toBeGreaterThan(5);
      expect(usedPercent).toBeLessThan(95);
      expect(Date.parse(resetsAt ?? '')).toBeGreaterThan(NOW);
    }
  });
});

describe('growing', () => {
  test('adds responses that the service reads, and fills the limits', async () => {
    const home = await make();
    const service = await read(home);
    const before = home.sum();
    const used = () => service.limits(NOW).windows.map(({ usedPercent }) => usedPercent ?? 0);
    const [shortBefore = 0, longBefore = 0] = used();
    for (let step = 1; step <= 60; step++) await home.grow(NOW + step * 2_000);
    await service.changed(rollouts(home));
    expect(home.sum().responses).toBeGreaterThan(before.responses + 10);
    const { tokens, responses } = service.report({ by: 'session' }, NOW + 120_000).totals;
    expect({ tokens, responses }).toEqual({ tokens: home.sum().tokens, responses: home.sum().responses });
    const [short = 0, long = 0] = used();
    expect(short).toBeGreaterThan(shortBefore);
    expect(long).toBeGreaterThanOrEqual(longBefore);
  });

  test('does nothing after close', async () => {
    const home = await make();
    const growing = home.grow(NOW + 60_000);
    await home.close();
    await growing;
    await home.grow(NOW + 120_000);
    expect(existsSync(home.codexHome)).toBe(false);
  });
});

describe('the folder', () => {
  test('is removed on close, however often', async () => {
    const home = await make();
    await home.close();
    await home.close();
    expect(existsSync(home.codexHome)).toBe(false);
  });

  test('may be a given one that does not exist yet', async () => {
    const dir = join(folder(), 'home');
    const home = await make({ dir });
    expect(basename(home.codexHome)).toBe('home');
    expect(existsSync(join(dir, 'config.toml'))).toBe(true);
  });

  test('is refused, and left alone, where it holds files', async () => {
    const dir = folder();
    writeFileSync(join(dir, 'mine.txt'), 'kept');
    await expect(make({ dir })).rejects.toThrow(/not empty/);
    expect(readFileSync(join(dir, 'mine.txt'), 'utf8')).toBe('kept');
  });
});
