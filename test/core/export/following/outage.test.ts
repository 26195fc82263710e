import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Exporter, type ExporterParts } from '../../../../electron/core/export/exporter.ts';
import { Outbox } from '../../../../electron/core/export/outbox/outbox.ts';
import { outboxFile } from '../../../../electron/core/export/outbox/outbox-file.ts';
import type { ReadContext, Source } from '../../../../electron/core/export/sources/source.ts';
import { later, type OutboxRow, type Target, taken } from '../../../../electron/core/export/target.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../electron/shared/durations.ts';
import { createFakeTarget } from '../../../fakes/export-target.ts';
import { sampleRecord } from '../../../fixtures/export-records.ts';

const BEGUN = Date.parse('2026-11-20T00:00:00Z');
const RATE = 50;

function openOutbox() {
  const folder = mkdtempSync(join(tmpdir(), 'glance-outage-'));
  const file = outboxFile(folder);
  const open = () => {
    const outbox = new Outbox(file);
    onTestFinished(() => outbox.close());
    return outbox;
  };
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return open;
}

function exporterOf(outbox: Outbox, target: Target, more: Partial<ExporterParts>): Exporter {
  const settings = { name: target.id, to: 'fake', enabled: true, kinds: null, catch_up_rate: RATE };
  return new Exporter({
    general: { max_queued: 1_000_000, first_days: 30 },
    outbox,
    sources: [],
    targets: [{ settings, target }],
    make: () => {
      throw new Error('These sources make no records.');
    },
    nameProject: () => null,
    random: () => 0.5,
    owner: 'one',
    isWhole: true,
    now: () => BEGUN,
    ...more,
  });
}

/** A source of numbered records, of which so many have happened. */
function counted(happened: () => number): Source {
  return {
    name: 'counted',
    async *read({ progress }: ReadContext) {
      for (let next = Number(progress('counted') ?? 0); next < happened(); next += 1) {
        const records = [sampleRecord('turn', next)];
        yield { records, progress: { source: 'counted', value: String(next + 1) } };
      }
    },
  };
}

describe('A target that is down for a day', () => {
  it.each([
    ['while the clock goes on', 0],
    ['while the clock is set back by a month', -30 * DAY_MS],
    ['while the clock is set forward by a year', 365 * DAY_MS],
  ])('gets all of it in order afterwards, at a limited rate, %s', async (_how, jump) => {
    const outbox = openOutbox()();
    /** Time as it passes, and as the clock shows it. */
    let passed = 0;
    let offset = 0;
    const now = () => BEGUN + passed + offset;
    const sent: { at: number; batch: readonly OutboxRow[] }[] = [];
    let tries = 0;
    const target = createFakeTarget((batch) => {
      if (passed < DAY_MS) {
        tries += 1;
        return later('refused');
      }
      sent.push({ at: passed, batch });
      return taken(batch.length);
    });
    const ending = new AbortController();
    const lags: number[] = [];
    let added = 0;
    const happen = (until: number) => {
      for (; added * MINUTE_MS <= Math.min(until, DAY_MS + HOUR_MS); added += 1) {
        outbox.add([sampleRecord('turn', added)], [], now());
      }
    };
    const exporter = exporterOf(outbox, target, {
      now,
      async wait(ms, signal) {
        signal.throwIfAborted();
        passed += ms;
        if (passed > DAY_MS / 2) offset = jump;
        happen(passed);
      },
      onStep() {
        const { count, since } = outbox.waiting(outbox.targets.state(target.id).cursor, null);
        lags.push(since === null ? 0 : now() - since);
        if (count === 0 && passed > DAY_MS) ending.abort();
      },
    });
    happen(0);
    await exporter.follow(ending.signal);
    const arrived = sent.flatMap(({ batch }) => batch.map(({ id }) => id));
    expect(arrived).toEqual(Array.from({ length: added }, (_, number) => sampleRecord('turn', number).id));
    // One try in five minutes at the most, once it has been down for a while.
    expect(tries).toBeLessThan(DAY_MS / (3 * MINUTE_MS));
    for (const [place, { at, batch }] of sent.entries()) {
      const next = sent[place + 1]?.at ?? Number.POSITIVE_INFINITY;
      expect(next - at).toBeGreaterThanOrEqual((batch.length / RATE) * 1_000 - 1);
    }
    expect(Math.max(...lags)).toBeGreaterThan(DAY_MS / 2 - Math.abs(jump));
    expect(lags.at(-1)).toBe(0);
    expect(outbox.size()).toBe(0);
    await exporter.close();
  });
});

describe('Of two processes that follow one target', () => {
  it('one sends, and the other takes over where that one is killed', async () => {
    const open = openOutbox();
    let time = BEGUN;
    const ends = [new AbortController(), new AbortController()] as const;
    /** Timers in the order in which they are due. */
    const timers: { at: number; run: () => void }[] = [];
    const wait = (ms: number, signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        if (signal.aborted) reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        timers.push({ at: time + ms, run: resolve });
      });
    const pass = async (ms: number) => {
      const end = time + ms;
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        const [next] = timers.sort((a, b) => a.at - b.at);
        if (next === undefined || next.at > end) break;
        timers.shift();
        time = Math.max(time, next.at);
        next.run();
      }
      time = end;
    };
    const sent: [owner: string, id: string][] = [];
    let isHung = false;
    const make = (owner: string) => {
      const outbox = open();
      const target = createFakeTarget(async (batch) => {
        // Killed: it never comes back, and its lease ends by itself.
        if (owner === 'one' && isHung) await new Promise(() => {});
        sent.push(...batch.map(({ id }): [string, string] => [owner, id]));
        return taken(batch.length);
      });
      return { outbox, exporter: exporterOf(outbox, target, { owner, now: () => time, wait }) };
    };
    const [one, two] = [make('one'), make('two')];
    const add = (from: number, to: number) => {
      const numbers = Array.from({ length: to - from }, (_, place) => from + place);
      one.outbox.add(
        numbers.map((number) => sampleRecord('turn', number)),
        [],
        time,
      );
      one.exporter.wake();
      two.exporter.wake();
    };
    add(0, 10);
    void one.exporter.follow(ends[0].signal);
    await pass(10);
    const following = two.exporter.follow(ends[1].signal);
    await pass(60_000);
    expect(sent.map(([owner]) => owner)).toEqual(Array(10).fill('one'));
    expect(two.outbox.leases.holder('target:fake', time)).toBe('one');
    isHung = true;
    add(10, 20);
    await pass(30_000);
    expect(sent).toHaveLength(10);
    await pass(120_000);
    expect(sent.slice(10).map(([owner]) => owner)).toEqual(Array(10).fill('two'));
    expect(new Set(sent.map(([, id]) => id)).size).toBe(20);
    ends[1].abort();
    await following;
  });
});

describe('A disk that is full', () => {
  it('loses nothing, and takes the rest once there is room', async () => {
    const outbox = openOutbox()();
    const db = Reflect.get(outbox, 'db') as { exec(sql: string): void };
    const target = createFakeTarget((batch) => taken(batch.length));
    const exporter = exporterOf(outbox, target, {
      sources: [counted(() => 2_000)],
      wait: async () => {},
    });
    db.exec('PRAGMA max_page_count = 60');
    await expect(exporter.collect()).rejects.toMatchObject({ errcode: 13 });
    db.exec('PRAGMA max_page_count = 100000');
    await exporter.collect();
    await exporter.drain(new AbortController().signal);
    const arrived = target.taken;
    expect(arrived).toEqual(Array.from({ length: 2_000 }, (_, number) => sampleRecord('turn', number).id));
  });
});
