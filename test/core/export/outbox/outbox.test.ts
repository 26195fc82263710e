import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LEASE_MS } from '../../../../electron/core/export/outbox/leases.ts';
import { Outbox } from '../../../../electron/core/export/outbox/outbox.ts';
import { OutboxDamaged, outboxFile } from '../../../../electron/core/export/outbox/outbox-file.ts';
import { isOwnEntry } from '../../../../electron/core/platform/state/state-files.ts';
import { sampleRecord } from '../../../fixtures/export-records.ts';

let folder = '';
let outbox: Outbox;
const NOW = Date.parse('2026-11-20T12:00:00.000Z');
const everything = { after: 0, kinds: null, records: 1_000, bytes: 10_000_000 } as const;
const records = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => sampleRecord('turn', from + index));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glance-outbox-'));
  outbox = new Outbox(outboxFile(folder));
});
afterEach(() => {
  outbox.close();
  rmSync(folder, { recursive: true });
});

describe('The outbox', () => {
  it('keeps records in order, each once, with how far their source was read', () => {
    expect(outbox.add(records(0, 3), [{ source: 'turns', value: 'a' }], NOW)).toBe(3);
    expect(outbox.add(records(1, 5), [{ source: 'turns', value: 'b' }], NOW)).toBe(2);
    outbox.close();
    outbox = new Outbox(outboxFile(folder));
    const { rows, to } = outbox.read(everything);
    expect(rows.map(({ id }) => id)).toEqual(records(0, 5).map(({ id }) => id));
    expect(JSON.parse(rows[4]?.json ?? '')).toEqual(sampleRecord('turn', 4));
    expect([to, outbox.progress('turns'), outbox.progress('limits'), outbox.size()]).toEqual([
      5,
      'b',
      null,
      5,
    ]);
  });

  it('is for its owner alone, and belongs to what Glance may remove', () => {
    expect(statSync(outboxFile(folder)).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => !isOwnEntry(name))).toEqual([]);
  });

  it('gives pieces by number and bytes, and passes over other kinds', () => {
    outbox.add([...records(0, 4), sampleRecord('check'), ...records(4, 6)], [], NOW);
    expect(outbox.read({ ...everything, records: 3 })).toMatchObject({ to: 3, rows: { length: 3 } });
    expect(outbox.read({ ...everything, bytes: 1 })).toMatchObject({ to: 1, rows: { length: 1 } });
    const checks = { ...everything, kinds: ['check'] } as const;
    expect(outbox.read(checks)).toMatchObject({ to: 7, rows: [{ seq: 5, kind: 'check' }] });
    expect(outbox.read({ ...checks, after: 5 })).toMatchObject({ to: 7, rows: [] });
    expect(outbox.waiting(0, ['check'])).toEqual({ count: 1, since: NOW });
    expect(outbox.waiting(5, ['check'])).toEqual({ count: 0, since: null });
    expect(outbox.waiting(5, null)).toEqual({ count: 2, since: NOW });
  });

  it('moves a cursor from where it is alone, and removes what all targets are past', () => {
    outbox.add(records(0, 10), [], NOW);
    const settled = { accepted: 4, rejected: 0, reason: null, now: NOW };
    for (const id of ['a', 'b']) outbox.targets.register(id);
    expect(outbox.targets.settle('a', { from: 0, to: 4, ...settled })).toBe(true);
    expect(outbox.targets.settle('a', { from: 0, to: 4, ...settled })).toBe(false);
    outbox.prune(['a', 'b'], NOW);
    expect(outbox.size()).toBe(10);
    outbox.targets.settle('b', { from: 0, to: 7, ...settled });
    outbox.prune(['a', 'b'], NOW);
    expect(outbox.size()).toBe(6);
    // One that the settings do not name is remembered for a week.
    outbox.prune(['b'], NOW + 6 * 86_400_000);
    expect([outbox.size(), outbox.targets.state('a').cursor]).toEqual([6, 4]);
    outbox.prune(['b'], NOW + 8 * 86_400_000);
    expect([outbox.size(), outbox.targets.state('a').cursor]).toEqual([3, 0]);
    outbox.targets.settle('b', { from: 7, to: 10, ...settled });
    outbox.prune(['b'], NOW);
    expect(outbox.read(everything).rows).toEqual([]);
  });

  it('begins a new target with the oldest record, and never gives a seq twice', () => {
    outbox.targets.register('a');
    outbox.add(records(0, 3), [], NOW);
    outbox.targets.settle('a', { from: 0, to: 3, accepted: 3, rejected: 0, reason: null, now: NOW });
    outbox.prune(['a'], NOW);
    expect(outbox.size()).toBe(0);
    outbox.add(records(3, 4), [], NOW);
    expect(outbox.read({ ...everything, after: 3 }).rows.map(({ seq }) => seq)).toEqual([4]);
  });

  it('gives a lease to one owner at a time, and survives a clock that is set', () => {
    const other = new Outbox(outboxFile(folder));
    expect(outbox.leases.take('target:a', 'one', NOW)).toBe(true);
    expect(other.leases.take('target:a', 'two', NOW + LEASE_MS - 1)).toBe(false);
    expect(outbox.leases.take('target:a', 'one', NOW + 1_000)).toBe(true);
    expect(other.leases.take('target:a', 'two', NOW + 1_000 + LEASE_MS)).toBe(true);
    expect(outbox.leases.isHeldBy('target:a', 'one')).toBe(false);
    // The clock was a year ahead when it was taken, and is right again.
    const ahead = NOW + 365 * 86_400_000;
    expect(other.leases.take('target:b', 'two', ahead)).toBe(true);
    expect(outbox.leases.take('target:b', 'one', NOW)).toBe(true);
    outbox.leases.release('target:b', 'two');
    expect(outbox.leases.isHeldBy('target:b', 'one')).toBe(true);
    other.close();
  });

  it('is set aside where it is no database', () => {
    outbox.close();
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    writeFileSync(outboxFile(folder), 'x'.repeat(8_192));
    expect(() => new Outbox(outboxFile(folder))).toThrow(OutboxDamaged);
    outbox = new Outbox(outboxFile(folder));
    expect([outbox.size(), readdirSync(folder).includes('outbox.sqlite.damaged')]).toEqual([0, true]);
  });

  it('is set aside where a record is another than was written', () => {
    outbox.add(records(0, 200), [{ source: 'turns', value: 'a' }], NOW);
    outbox.close();
    const file = outboxFile(folder);
    const text = readFileSync(file, 'latin1').replaceAll('"inputTokens":12000', '"inputTokens":92000');
    writeFileSync(file, text, 'latin1');
    outbox = new Outbox(file);
    expect(() => outbox.read(everything)).toThrow(OutboxDamaged);
    outbox = new Outbox(file);
    expect([outbox.size(), outbox.progress('turns')]).toEqual([0, null]);
  });
});
