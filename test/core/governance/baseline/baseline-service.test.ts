import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { baselineFile, pinBaseline } from '../../../../electron/core/governance/baseline/baseline-file.ts';
import { BaselineService } from '../../../../electron/core/governance/baseline/baseline-service.ts';
import type { Picture } from '../../../../electron/core/governance/baseline/picture.ts';
import { TempHome } from '../../usage/homes.ts';

const entry = (value: string) => ({ value, file: '/home/ada/.codex/config.toml' });

function world(now: Picture, warnings: string[] = []) {
  const state = new TempHome();
  let picture = now;
  let taken = 0;
  let changed = 0;
  const place = { codexHome: '/home/ada/.codex', cwd: '/home/ada/code' };
  const service = new BaselineService({
    stateDir: state.path,
    ...place,
    logger: { info() {}, warn: (message) => void warnings.push(message) },
    async take() {
      taken += 1;
      return picture;
    },
    onChange: () => {
      changed += 1;
    },
  });
  return {
    state,
    service,
    counts: () => ({ taken, changed }),
    become: (next: Picture) => {
      picture = next;
    },
    pin: (of: Picture, at = place) =>
      pinBaseline(
        state.path,
        { pinnedAt: '2026-11-20T10:00:00.000Z', ...at, policy: 'developer', picture: of },
        null,
      ),
    [Symbol.dispose]: () => state[Symbol.dispose](),
  };
}

const titles = (service: BaselineService) => service.findings().map(({ title }) => title.text);

test('does nothing while no baseline is pinned', async () => {
  using here = world({ a: entry('1') });
  here.service.follow({});
  here.service.follow({});
  await new Promise(setImmediate);
  expect(here.counts()).toEqual({ taken: 0, changed: 0 });
});

test('reports what changed once per reading, and nothing once it is pinned again', async () => {
  using here = world({ a: entry('2'), 'check/x': entry('failed') });
  here.pin({ a: entry('1'), 'check/x': entry('passed') });
  const reading = {};
  here.service.follow(reading);
  here.service.follow(reading);
  await expect.poll(() => here.counts()).toEqual({ taken: 1, changed: 1 });
  expect(here.service.findings()).toMatchObject([
    { level: 'info', kind: 'governance.drift', area: 'governance', file: '/home/ada/.codex/config.toml' },
    { level: 'warning' },
  ]);
  expect(here.service.findings()[0]?.detail?.text).toBe('Before: 1. Now: 2.');

  here.become({ a: entry('1'), 'check/x': entry('passed') });
  here.service.follow({});
  await expect.poll(() => titles(here.service)).toEqual([]);
  rmSync(baselineFile(here.state.path));
  here.service.follow({});
  await expect.poll(() => here.counts()).toEqual({ taken: 2, changed: 2 });
});

test('many changes are a few findings', async () => {
  const many = (value: string) =>
    Object.fromEntries(Array.from({ length: 20 }, (_one, index) => [`e${index}`, entry(value)]));
  using here = world(many('2'));
  here.pin(many('1'));
  here.service.follow({});
  await expect.poll(() => titles(here.service).at(-1)).toBe('12 more things changed since the baseline');
  expect(here.service.findings()).toHaveLength(9);
});

test('of another folder, or damaged, it says nothing, and warns of damage', async () => {
  const warnings: string[] = [];
  using here = world({ a: entry('2') }, warnings);
  here.pin({ a: entry('1') }, { codexHome: '/home/ada/.codex', cwd: '/elsewhere' });
  here.service.follow({});
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(titles(here.service)).toEqual([]);
  here.state.write('baseline.json', '{"schema":1}');
  here.service.follow({});
  await expect.poll(() => warnings).toHaveLength(1);
  expect(here.service.findings()).toEqual([]);
});
