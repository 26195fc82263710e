import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { projectNamer } from '../../../electron/core/export/identity/name-project.ts';
import { Outbox } from '../../../electron/core/export/outbox/outbox.ts';
import { allSources } from '../../../electron/core/export/sources/all-sources.ts';
import { concealPaths } from '../../../electron/core/export/sources/governance-source.ts';
import { decideSettled } from '../../../electron/core/export/sources/session-source.ts';
import type { ExportRecord } from '../../../electron/shared/schema/export/record.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { samplePosture } from '../../fixtures/postures.ts';
import { sampleChecks } from '../../fixtures/sample-checks.ts';
import { sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { exporterOf } from './exporter-of.ts';

const NOW = Date.parse('2026-11-20T12:00:00.000Z');
const hidden = (text: string) => `hash-${text.length}`;

/** An exporter over what a test changes, without sessions and targets. */
function follow(more: { maxQueued?: number; isPaused?: () => boolean } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'glance-sources-'));
  const outbox = new Outbox(join(folder, 'outbox.sqlite'));
  onTestFinished(() => {
    outbox.close();
    rmSync(folder, { recursive: true });
  });
  const world: { snapshot: Snapshot } = { snapshot: sampleSnapshot('filled') };
  const sources = allSources(
    {
      sessions: { activeSince: async () => [], read: async () => null },
      snapshot: async () => world.snapshot,
      checkReport: async () => sampleChecks,
      postureReport: async () => samplePosture,
    },
    { machineId: 'machine-one', salt: 'salt' },
    hidden,
  );
  const exporter = exporterOf({ outbox, sources, now: () => NOW, ...more });
  const records = () =>
    outbox
      .read({ after: 0, kinds: null, records: 10_000, bytes: 1e9 })
      .rows.map(({ json }) => JSON.parse(json) as ExportRecord);
  return { world, outbox, exporter, records };
}

describe('Sources', () => {
  it('give what is so once, then only what changed', async () => {
    const { world, exporter, records } = follow();
    expect(await exporter.collect()).toBeGreaterThan(0);
    expect(await exporter.collect()).toBe(0);
    const { otel, analytics } = world.snapshot;
    const before = records().length;
    const enabled = analytics.enabled !== true;
    const signals = otel.signals.map((signal, place) =>
      place === 0
        ? { ...signal, health: { ...signal.health, state: 'failing' as const, reason: 'tls' as const } }
        : signal,
    );
    world.snapshot = { ...world.snapshot, analytics: { ...analytics, enabled }, otel: { ...otel, signals } };
    await exporter.collect();
    expect(records().slice(before)).toMatchObject([
      {
        kind: 'configuration',
        body: { subject: 'analytics.enabled', before: String(!enabled), after: String(enabled) },
      },
      { kind: 'otel-health', body: { signal: 'logs', state: 'failing', reason: 'tls' } },
    ]);
  });

  it('give a limit again where it moved by a whole percent', async () => {
    const { world, exporter, records } = follow();
    await exporter.collect();
    const before = records().length;
    const { limits } = world.snapshot;
    const move = (by: number) => {
      const windows = limits.windows.map((window, place) =>
        place === 0 ? { ...window, usedPercent: (window.usedPercent ?? 0) + by } : window,
      );
      world.snapshot = { ...world.snapshot, limits: { ...limits, windows } };
    };
    move(0.01);
    await exporter.collect();
    expect(records().length).toBe(before);
    move(1.5);
    await exporter.collect();
    expect(records().slice(before)).toMatchObject([{ kind: 'limits', body: { of: 'window' } }]);
  });

  it('are left alone while the outbox is full, and read on once there is space', async () => {
    const { exporter, outbox, records } = follow({ maxQueued: 5 });
    expect(await exporter.collect()).toBe(5);
    expect(await exporter.collect()).toBe(0);
    const first = records().map(({ id }) => id);
    outbox.targets.register('a');
    outbox.targets.settle('a', { from: 0, to: 3, accepted: 3, rejected: 0, reason: null, now: NOW });
    expect(await exporter.collect()).toBe(3);
    expect(
      records()
        .map(({ id }) => id)
        .slice(0, 5),
    ).toEqual(first);
    expect(new Set(records().map(({ id }) => id)).size).toBe(8);
  });

  it('are not read while samples are shown', async () => {
    const { exporter, records } = follow({ isPaused: () => true });
    expect([await exporter.collect(), records()]).toEqual([null, []]);
  });

  it('name no path of posture', async () => {
    const { exporter, records } = follow();
    await exporter.collect();
    const posture = records().filter(({ kind }) => kind === 'posture');
    expect(posture.length).toBeGreaterThan(3);
    for (const { body } of posture) expect(JSON.stringify(body)).not.toMatch(/\/home\/|ada/);
  });
});

it('A path is concealed wherever it stands, and other words stay', () => {
  expect(
    concealPaths({ '/home/ada/x': ['C:\\Users\\ada', '~/code', 'danger-full-access', 3, null] }, hidden),
  ).toEqual({ 'hash-11': ['hash-12', 'hash-6', 'danger-full-access', 3, null] });
  expect(concealPaths('/home/ada', null)).toBe('/home/ada');
});

describe('A project', () => {
  const session = { cwd: '/home/ada/code/harbor', repository: null };
  it.each([
    ['name', session, 'harbor'],
    ['name', { cwd: 'C:\\Users\\ada\\harbor\\', repository: null }, 'harbor'],
    ['name', { ...session, repository: 'git@example.com:team/pier.git' }, 'pier'],
    ['name', { cwd: null, repository: null }, null],
    ['none', session, null],
  ] as const)('as %s of %j is %s', (naming, of, is) => {
    expect(projectNamer(naming, 'salt')(of)).toBe(is);
  });

  it('has one hash on all machines that share a salt and a repository, and another with another salt', () => {
    const repository = 'https://example.com/team/pier.git';
    const one = projectNamer('hash', 'salt')({ cwd: '/home/ada/pier', repository });
    expect(projectNamer('hash', 'salt')({ cwd: '/home/bob/elsewhere', repository })).toBe(one);
    expect(projectNamer('hash', 'other')({ cwd: '/home/ada/pier', repository })).not.toBe(one);
    expect(one).not.toContain('pier');
  });
});

it.each([
  ['running', 0, false],
  ['idle', 60_000, false],
  ['idle', 600_000, true],
  ['ended', 0, true],
  ['crashed', 0, true],
] as const)('A session that is %s for %i ms is settled: %s', (state, quiet, is) => {
  expect(decideSettled({ state, lastActivityAt: NOW - quiet }, NOW)).toBe(is);
});
