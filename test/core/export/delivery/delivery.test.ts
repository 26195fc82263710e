import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Delivery, type Step } from '../../../../electron/core/export/delivery/delivery.ts';
import { LEASE_MS } from '../../../../electron/core/export/outbox/leases.ts';
import { Outbox } from '../../../../electron/core/export/outbox/outbox.ts';
import { outboxFile } from '../../../../electron/core/export/outbox/outbox-file.ts';
import {
  type Answer,
  later,
  type OutboxRow,
  refused,
  stopped,
  type Target,
  taken,
} from '../../../../electron/core/export/target.ts';
import { createFakeTarget } from '../../../fakes/export-target.ts';
import { sampleRecord } from '../../../fixtures/export-records.ts';

const NOW = Date.parse('2026-11-20T12:00:00.000Z');
const { signal } = new AbortController();
let folder = '';
let outbox: Outbox;
let now = NOW;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glance-delivery-'));
  outbox = new Outbox(outboxFile(folder));
  now = NOW;
});
afterEach(() => {
  outbox.close();
  rmSync(folder, { recursive: true });
});

const deliver = (target: Target, more: { owner?: string; rate?: number } = {}) =>
  new Delivery({
    outbox,
    target,
    kinds: null,
    rate: more.rate ?? 1_000_000,
    owner: more.owner ?? 'one',
    now: () => now,
    random: () => 0,
  });

const queue = (count: number) => {
  const records = Array.from({ length: count }, (_, number) => sampleRecord('turn', number));
  outbox.add(records, [], NOW);
  return records.map(({ id }) => id);
};

/** Steps until nothing is left, or it ends in a state that only time or a person changes. */
async function drain(delivery: Delivery, most = 500): Promise<Step> {
  for (let steps = 0; steps < most; steps++) {
    const step = await delivery.step(signal);
    if (step.state !== 'sent' && step.state !== 'waiting') return step;
    now += step.wait;
  }
  throw new Error('did not end');
}

/** Refuses batches that hold one of these, as a whole; says which where `isNamed`. */
const refusing = (bad: ReadonlySet<string>, isNamed: boolean) => (batch: readonly OutboxRow[]) => {
  const index = batch.findIndex(({ id }) => bad.has(id));
  return index < 0 ? taken(batch.length) : refused('bad', isNamed ? index : null);
};

describe('Delivery', () => {
  it('sends everything in order, then is idle', async () => {
    const ids = queue(250);
    const target = createFakeTarget();
    expect(await drain(deliver(target))).toMatchObject({ state: 'idle' });
    expect([target.taken, target.batches]).toEqual([ids, [100, 100, 50]]);
    expect(outbox.targets.state('fake')).toMatchObject({
      cursor: 250,
      accepted: 250,
      sent: 250,
      rejected: 0,
      acceptedAt: NOW,
      error: null,
    });
  });

  it('keeps to the rate', async () => {
    queue(100);
    expect(await deliver(createFakeTarget(), { rate: 50 }).step(signal)).toMatchObject({ wait: 2_000 });
  });

  it('waits longer after each failure, as asked for where it is, and says why', async () => {
    queue(1);
    const answers = [later('refused'), later('HTTP 503', 30_000), later('refused'), taken(1)];
    const delivery = deliver(createFakeTarget((_batch, number) => answers[number - 1] ?? taken(1)));
    const waits = [];
    for (let step = 0; step < 3; step++) waits.push((await delivery.step(signal)).wait);
    expect(waits).toEqual([500, 30_000, 2_000]);
    expect(outbox.targets.state('fake')).toMatchObject({ state: 'waiting', error: 'refused', accepted: 0 });
    await delivery.step(signal);
    expect(outbox.targets.state('fake')).toMatchObject({ state: 'idle', error: null, accepted: 1, sent: 4 });
  });

  it('goes on behind a prefix that was taken', async () => {
    const ids = queue(10);
    const partial = (batch: readonly OutboxRow[]): Answer =>
      batch.length > 3 ? later('HTTP 429', 1_000, 3) : taken(batch.length);
    const target = createFakeTarget(partial);
    await drain(deliver(target));
    expect(target.taken).toEqual(ids);
  });

  it('sends fewer where the target asks for it', async () => {
    queue(300);
    const target = createFakeTarget((batch) => taken(batch.length, true));
    const delivery = deliver(target);
    expect((await delivery.step(signal)).wait).toBe(2_000);
    await delivery.step(signal);
    expect(target.batches).toEqual([100, 50]);
  });

  it('stops where a person must act, and loses nothing', async () => {
    const ids = queue(5);
    let isFixed = false;
    const target = createFakeTarget((batch) =>
      isFixed ? taken(batch.length) : stopped('HEC 4: invalid token'),
    );
    const delivery = deliver(target);
    expect(await drain(delivery)).toMatchObject({ state: 'stopped', reason: 'HEC 4: invalid token' });
    expect(outbox.targets.state('fake')).toMatchObject({ state: 'stopped', cursor: 0 });
    isFixed = true;
    await drain(delivery);
    expect(target.taken).toEqual(ids);
  });

  it.each([true, false])('splits a refused event out (named: %s)', async (isNamed) => {
    const ids = queue(200);
    const bad = new Set([ids[0], ids[57], ids[58], ids[199]].map(String));
    const target = createFakeTarget(refusing(bad, isNamed));
    const end = await drain(deliver(target));
    const taken = ids.filter((id) => !bad.has(id));
    expect(target.taken).toEqual(taken);
    // The last one has none behind it that would show that it alone is at fault.
    expect(end).toMatchObject({ state: 'stopped', reason: 'bad' });
    queue(201);
    await drain(deliver(target));
    expect(outbox.targets.state('fake')).toMatchObject({ accepted: 197, rejected: 4, cursor: 201 });
  });

  it('rejects nothing where everything is refused', async () => {
    queue(50);
    const target = createFakeTarget(() => refused('HTTP 400'));
    expect(await drain(deliver(target))).toMatchObject({ state: 'stopped', reason: 'HTTP 400' });
    expect(outbox.targets.state('fake')).toMatchObject({ cursor: 0, rejected: 0 });
  });

  it('loses nothing and keeps the order, whatever a target answers', async () => {
    const word = fc.constantFrom('all', 'some', 'later', 'stop', 'slow');
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { maxLength: 30 }),
        fc.integer({ min: 1, max: 120 }),
        async (words, count) => {
          const file = `${outboxFile(folder)}-${Math.random()}`;
          const own = new Outbox(file);
          const records = Array.from({ length: count }, (_, number) => sampleRecord('turn', number));
          own.add(records, [], NOW);
          const target = createFakeTarget(
            (batch, number) => {
              const half = Math.floor(batch.length / 2);
              const answer: Record<string, Answer> = {
                some: later('busy', null, half),
                later: later('busy'),
                stop: stopped('no', half),
                slow: taken(batch.length, true),
              };
              return answer[words[number - 1] ?? 'all'] ?? taken(batch.length);
            },
            { records: 16, bytes: 1_000_000 },
          );
          const parts = {
            outbox: own,
            target,
            kinds: null,
            rate: 1e9,
            owner: 'one',
            now: () => 0,
            random: () => 0,
          };
          const delivery = new Delivery(parts);
          while ((await delivery.step(signal)).state !== 'idle');
          expect(target.taken).toEqual(records.map(({ id }) => id));
          own.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('never sends from two processes with one cursor', async () => {
    const ids = queue(300);
    const other = new Outbox(outboxFile(folder));
    const target = createFakeTarget();
    const one = deliver(target);
    const two = new Delivery({
      outbox: other,
      target,
      kinds: null,
      rate: 1e9,
      owner: 'two',
      now: () => now,
      random: () => 0,
    });
    await one.step(signal);
    expect(await two.step(signal)).toMatchObject({ state: 'elsewhere' });
    now += LEASE_MS + 1;
    expect(await two.step(signal)).toMatchObject({ state: 'sent' });
    expect(await one.step(signal)).toMatchObject({ state: 'elsewhere' });
    await two.close();
    await drain(one);
    expect(target.taken).toEqual(ids);
    other.close();
  });

  it('leaves the cursor to the process that took over during a request', async () => {
    const ids = queue(100);
    const other = new Outbox(outboxFile(folder));
    const second = createFakeTarget();
    const two = new Delivery({
      outbox: other,
      target: second,
      kinds: null,
      rate: 1e9,
      owner: 'two',
      now: () => now,
      random: () => 0,
    });
    const slow = createFakeTarget(async (batch) => {
      now += LEASE_MS + 1;
      await two.step(signal);
      return taken(batch.length);
    });
    expect(await deliver(slow).step(signal)).toMatchObject({ state: 'elsewhere' });
    expect(second.taken).toEqual(ids);
    expect(outbox.targets.state('fake')).toMatchObject({ cursor: 100, accepted: 100 });
    other.close();
  });

  it('goes on after the clock was set', async () => {
    const ids = queue(300);
    const jumps = [-86_400_000, 86_400_000, -3_600_000];
    const target = createFakeTarget((batch, number) => {
      now += jumps[number - 1] ?? 0;
      return taken(batch.length);
    });
    const delivery = deliver(target);
    for (let step = 0; step < 3; step++) expect((await delivery.step(signal)).wait).toBeLessThanOrEqual(1);
    expect(target.taken).toEqual(ids);
  });
});
