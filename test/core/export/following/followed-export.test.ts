import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ExportRun } from '../../../../electron/core/export/export-run.ts';
import type { Exporter } from '../../../../electron/core/export/exporter.ts';
import { decideFault, reopenAfter } from '../../../../electron/core/export/following/decide-fault.ts';
import { FollowedExport } from '../../../../electron/core/export/following/followed-export.ts';
import { OutboxDamaged, OutboxUnusable } from '../../../../electron/core/export/outbox/outbox-file.ts';
import { SecretError } from '../../../../electron/core/export/secrets/read-secret.ts';
import { createFakeClock } from '../../../fakes/clock.ts';
import { crowdedExport, emptyExport } from '../../../fixtures/export-reports.ts';
import { temporaryFolder } from '../../../setup/temporary-folder.ts';

const full = () => Object.assign(new Error('database or disk is full'), { errcode: 13 });
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A follower over exports that do as the test says. */
async function setUp(over: Partial<Exporter> = {}) {
  const stateDir = temporaryFolder();
  const clock = createFakeClock();
  const set = (more = '') =>
    writeFileSync(
      join(stateDir, 'settings.toml'),
      `[[export]]\nname = "one"\nto = "jsonl"\nfile = "/x"\n${more}`,
    );
  set();
  const world = { opened: 0, closed: 0, collected: 0, drained: 0, woken: 0, paused: false, changes: 0 };
  const does = {
    open: async () => {},
    collect: async () => {},
    due: null as number | null,
    change() {},
    report: () => emptyExport,
  };
  const open = async (): Promise<ExportRun> => {
    await does.open();
    world.opened += 1;
    const exporter = {
      async collect() {
        world.collected += 1;
        await does.collect();
        return 0;
      },
      dueAt: () => does.due,
      wake() {
        world.woken += 1;
      },
      async drain() {
        world.drained += 1;
      },
      follow: (signal: AbortSignal) =>
        new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve())),
      ...over,
    } as unknown as Exporter;
    return {
      exporter,
      wasDamaged: false,
      report: () => does.report(),
      async *preview() {},
      async close() {
        world.closed += 1;
      },
    };
  };
  const followed = new FollowedExport({
    ...{ stateDir, clock, open },
    isPaused: () => world.paused,
    onChange() {
      world.changes += 1;
      does.change();
    },
  });
  onTestFinished(() => followed.close());
  await followed.apply();
  const pass = async (ms: number) => {
    clock.advance(ms);
    await settle();
  };
  await pass(0);
  return { followed, world, does, clock, pass, set };
}

describe('What is followed', () => {
  it('is read at once, and then for changes alone, those that come together in one go', async () => {
    const { followed, world, clock, pass } = await setUp();
    expect([world.opened, world.collected, world.woken]).toEqual([1, 1, 1]);
    await pass(24 * 3_600_000);
    expect(world.collected).toBe(1);
    expect(clock.pending).toBe(0);
    for (let change = 0; change < 50; change += 1) followed.changed();
    await pass(1_999);
    expect(world.collected).toBe(1);
    await pass(1);
    expect(world.collected).toBe(2);
  });

  it('is read when something is due by the clock, however far that jumped', async () => {
    const { world, does, followed, clock, pass } = await setUp();
    does.due = clock.now() + 600_000;
    followed.changed();
    await pass(2_000);
    expect(world.collected).toBe(2);
    does.due = null;
    await pass(597_000);
    expect(world.collected).toBe(2);
    await pass(1_000);
    expect(world.collected).toBe(3);
    // A time of the past, as after the clock was set forward, does not keep the host busy.
    does.due = 0;
    followed.changed();
    await pass(2_000);
    for (let second = 0; second < 10; second += 1) await pass(1_000);
    expect(world.collected).toBe(14);
    // A time that is years away is asked for again within an hour.
    does.due = clock.now() + 1e12;
    await pass(1_000);
    const before = world.collected;
    await pass(3_600_000);
    expect(world.collected).toBe(before + 1);
  });

  it('is read again after a change that came while it was read', async () => {
    const { followed, world, does, pass } = await setUp();
    const slow = Promise.withResolvers<void>();
    does.collect = () => slow.promise;
    followed.changed();
    await pass(2_000);
    followed.changed();
    await pass(60_000);
    expect(world.collected).toBe(2);
    slow.resolve();
    await pass(0);
    // The pause after a long reading.
    await pass(120_000);
    expect(world.collected).toBe(3);
  });

  it('ends at once where everything is switched off, and where samples are shown', async () => {
    const { followed, world, set, pass } = await setUp();
    world.paused = true;
    followed.changed();
    await pass(0);
    expect([world.opened, world.closed]).toEqual([1, 1]);
    world.paused = false;
    followed.changed();
    await pass(0);
    expect([world.opened, world.closed]).toEqual([2, 1]);
    set('[exporting]\nenabled = false\n');
    await followed.apply();
    expect([world.opened, world.closed]).toEqual([2, 2]);
    followed.changed();
    await pass(1e6);
    expect(world.opened).toBe(2);
  });

  it('is opened again for other settings alone', async () => {
    const { followed, world, set } = await setUp();
    await followed.apply();
    set('\n# a note\n[alerts]\n');
    await followed.apply();
    expect(world.opened).toBe(1);
    set('catch_up_rate = 5\n');
    await followed.apply();
    expect([world.opened, world.closed]).toEqual([2, 1]);
  });

  it('comes to rest while a target is down: a lag that grows is no change', async () => {
    const { followed, world, clock, pass, does } = await setUp();
    await pass(1_000);
    const { changes } = world;
    const [target] = crowdedExport.targets;
    if (target === undefined) throw new Error('There is a target.');
    does.report = () => ({ ...emptyExport, targets: [{ ...target, queued: 5, lagMs: clock.now() }] });
    // As the host does.
    does.change = () => followed.changed();
    followed.changed();
    await pass(2_000);
    for (let second = 0; second < 60; second += 1) await pass(1_000);
    expect(world.changes).toBe(changes + 1);
    expect([world.collected, clock.pending]).toEqual([3, 0]);
  });

  it('sends what waits where it ends in order', async () => {
    const { followed, world } = await setUp();
    await followed.close(1_000);
    expect([world.collected, world.drained, world.closed]).toEqual([2, 1, 1]);
    await followed.close();
    expect(world.closed).toBe(1);
  });
});

describe('A queue that cannot be used', () => {
  it('of a full disk is opened again ever later, says so, and goes on by itself', async () => {
    const { followed, world, does, pass } = await setUp();
    does.collect = async () => {
      throw full();
    };
    followed.changed();
    await pass(2_000);
    expect(followed.findings()).toMatchObject([{ kind: 'export.full', level: 'error' }]);
    expect([world.opened, world.closed]).toEqual([1, 1]);
    for (const [wait, opened] of [
      [1_000, 2],
      [2_000, 3],
      [4_000, 4],
    ] as const) {
      await pass(wait - 1);
      expect(world.opened).toBe(opened - 1);
      await pass(1);
      expect(world.opened).toBe(opened);
      await pass(0);
    }
    does.collect = async () => {};
    await pass(8_000);
    expect(world.opened).toBe(5);
    await pass(0);
    expect(followed.findings()).toEqual([]);
  });

  it('that was damaged is begun again, and that stays worth knowing', async () => {
    const { followed, world, does, pass } = await setUp();
    does.collect = async () => {
      throw new OutboxDamaged('set aside');
    };
    followed.changed();
    await pass(2_000);
    does.collect = async () => {};
    await pass(1_000);
    await pass(0);
    expect(world.opened).toBe(2);
    expect(followed.findings()).toMatchObject([{ kind: 'export.damaged', level: 'warning' }]);
  });

  it('of which sending fails is closed before it is opened again', async () => {
    let failing = true;
    const { followed, world, pass } = await setUp({
      follow: (signal: AbortSignal) =>
        failing
          ? Promise.reject(full())
          : new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve())),
    });
    failing = false;
    expect(followed.findings()).toMatchObject([{ kind: 'export.full' }]);
    await pass(1_000);
    expect([world.opened, world.closed]).toEqual([2, 1]);
  });

  it('for want of a secret is opened once the settings name another', async () => {
    const { followed, world, does, set } = await setUp();
    does.open = async () => {
      throw new SecretError('The environment variable SALT is not set or empty.');
    };
    set('[exporting]\nsalt = { env = "SALT" }\n');
    await followed.apply();
    expect(followed.findings()).toMatchObject([
      { kind: 'export.secret', detail: { text: expect.stringContaining('SALT') } },
    ]);
    does.open = async () => {};
    set();
    await followed.apply();
    expect([world.opened, followed.findings()]).toEqual([2, []]);
  });

  it.each([
    [full(), 'full'],
    [Object.assign(new Error('no space'), { code: 'ENOSPC' }), 'full'],
    [Object.assign(new Error('disk I/O error'), { errcode: 10 }), 'full'],
    [new OutboxUnusable('newer'), 'unusable'],
    [new Error('other'), 'unusable'],
    ['no error', 'unusable'],
  ])('says of %s that it is %s', (error, kind) => {
    expect(decideFault(error).kind).toBe(kind);
  });

  it('is never opened more than once in five minutes for ever', () => {
    expect([1, 2, 9, 10, 1_000].map(reopenAfter)).toEqual([1_000, 2_000, 256_000, 300_000, 300_000]);
  });
});
