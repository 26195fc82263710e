import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Outbox } from '../../../electron/core/export/outbox/outbox.ts';
import { alertSource } from '../../../electron/core/export/sources/alert-source.ts';
import { verbatim } from '../../../electron/shared/messages/en/words.ts';
import { type ExportRecord, exportRecordSchema } from '../../../electron/shared/schema/export/record.ts';
import type { AlertSettings } from '../../../electron/shared/settings.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import type { OtelHealthState } from '../../../electron/shared/telemetry/telemetry.ts';
import { sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { runs } from '../../setup/runs.ts';
import { temporaryFolder } from '../../setup/temporary-folder.ts';
import { createWholeGlance } from '../../setup/whole-glance.ts';
import { HOUR, MINUTE, NOW, windowOf } from '../alerts/facts.ts';
import { line, meta, NAME, started } from '../ingest/lines/lines.ts';
import { exporterOf } from './exporter-of.ts';

interface Seen {
  readonly used?: number | null;
  readonly endsAt?: number;
  readonly logs?: OtelHealthState;
  readonly drift?: readonly string[];
  readonly creditsOut?: boolean;
  readonly alerts?: Partial<AlertSettings>;
  readonly isScanning?: boolean;
}

/** A Snapshot of what is seen at a time, with nothing else to alert about. */
function snapshotOf(seen: Seen, now: number): Snapshot {
  const base = sampleSnapshot('filled', now);
  const { used = null, endsAt = NOW + 3 * HOUR, logs = 'accepted', drift = [], creditsOut } = seen;
  const checkedAt = new Date(now - MINUTE).toISOString();
  const finding = base.findings[0];
  if (finding === undefined) throw new Error('The sample has no finding.');
  return {
    ...base,
    usage: { ...base.usage, state: seen.isScanning ? 'scanning' : 'ready' },
    limits: {
      ...base.limits,
      windows: used === null ? [] : [windowOf({ used, endsAt, seenAt: now - MINUTE })],
      credits:
        creditsOut === undefined
          ? null
          : {
              hasCredits: !creditsOut,
              unlimited: false,
              reason: verbatim(''),
              state: creditsOut ? 'out' : 'available',
              balance: null,
              observedAt: checkedAt,
            },
    },
    outlook: { ...base.outlook, windows: [] },
    otel: {
      ...base.otel,
      signals: base.otel.signals.map((one) => ({
        ...one,
        endpoint: 'http://127.0.0.1:4318/v1/logs',
        health: { ...one.health, checkedAt, state: one.signal === 'logs' ? logs : 'off' },
      })),
    },
    findings: drift.map((id) => ({ ...finding, kind: 'governance.drift', id })),
    live: { ...base.live, daemon: { ...base.live.daemon, threads: [] } },
    settings: { ...base.settings, alerts: { ...base.settings.alerts, ...seen.alerts } },
  } as Snapshot;
}

/** A state folder with an outbox; each reading is one of a host that begins, reads once and ends. */
function setUp({ maxQueued = 1_000 } = {}) {
  const folder = temporaryFolder();
  const file = join(folder, 'outbox.sqlite');
  let read = 0;
  return async (seen: Seen, now = NOW): Promise<ExportRecord[]> => {
    const outbox = new Outbox(file);
    const conceal = (text: string) => `hash-${text.length}`;
    const sources = [alertSource(async () => snapshotOf(seen, now), 'machine', conceal)];
    const exporter = exporterOf({ outbox, sources, now: () => now, maxQueued });
    await exporter.collect();
    const { rows } = outbox.read({ after: read, kinds: null, records: 1_000, bytes: 1e9 });
    read = rows.at(-1)?.seq ?? read;
    outbox.close();
    return rows.map(({ json }) => v.parse(exportRecordSchema, JSON.parse(json)));
  };
}

const told = (records: readonly ExportRecord[]) =>
  records.map(({ at, body }) => ({ at: Date.parse(at) - NOW, ...body }));

describe('Alerts', () => {
  it('are records once, at the time they arose, whichever host reads', async () => {
    const look = setUp();
    expect(await look({ used: 60 })).toEqual([]);
    expect(told(await look({ used: 83 }, NOW + HOUR))).toMatchObject([
      { at: HOUR - MINUTE, cause: 'threshold', subject: 'codex:300', threshold: 80, usedPercent: 83 },
    ]);
    expect(await look({ used: 84 }, NOW + HOUR)).toEqual([]);
    expect(told(await look({ used: 97 }, NOW + 2 * HOUR))).toMatchObject([{ threshold: 95 }]);
    const after = await look({ used: 3, endsAt: NOW + 8 * HOUR }, NOW + 3 * HOUR + MINUTE);
    expect(told(after)).toMatchObject([{ at: 3 * HOUR, cause: 'reset', usedPercent: null }]);
    expect(await look({ used: 3, endsAt: NOW + 8 * HOUR }, NOW + 4 * HOUR)).toEqual([]);
  });

  it('of what was so before the first reading are none', async () => {
    const look = setUp();
    const seen: Seen = { used: 97, logs: 'failing', drift: ['governance.drift:x'], creditsOut: true };
    expect([await look(seen), await look(seen, NOW + HOUR)]).toEqual([[], []]);
  });

  it('do not wait for the end of quiet hours, and are none of what is switched off', async () => {
    const look = setUp();
    const quietHours = { from: '00:00', to: '23:59' };
    await look({ used: 60 });
    expect(await look({ used: 85, alerts: { quietHours } })).toHaveLength(1);
    expect(await look({ used: 96, alerts: { limits: false } })).toEqual([]);
    expect(await look({ used: 97 })).toEqual([]);
  });

  it('of exports and credits come again when it happens again', async () => {
    const look = setUp();
    await look({ creditsOut: false });
    const first = await look({ logs: 'failing', creditsOut: true }, NOW + HOUR);
    expect(told(first)).toMatchObject([
      { cause: 'reserve', subject: 'credits', change: 'used-up' },
      { at: HOUR - MINUTE, cause: 'otel', subject: 'logs', change: 'failing' },
    ]);
    expect(told(await look({ creditsOut: false }, NOW + 2 * HOUR))).toMatchObject([{ change: 'recovered' }]);
    const again = await look({ logs: 'failing', creditsOut: true }, NOW + 3 * HOUR);
    expect(again).toHaveLength(2);
    expect(new Set([...first, ...again].map(({ id }) => id)).size).toBe(4);
  });

  it('name no path', async () => {
    const look = setUp();
    await look({});
    const drift = ['governance.drift:posture/extensions.hooks//home/ada/harbor/.codex/hooks.json'];
    const records = await look({ drift });
    expect(told(records)).toMatchObject([{ cause: 'drift' }]);
    expect(JSON.stringify(records)).not.toMatch(/ada|harbor/);
  });

  it('are not decided on what is half read, and come once there is space', async () => {
    const look = setUp();
    await look({ used: 60 });
    expect(await look({ used: 85, isScanning: true })).toEqual([]);
    expect(await look({ used: 85 })).toHaveLength(1);
    const full = setUp({ maxQueued: 0 });
    expect(await full({ used: 60 })).toEqual([]);
  });

  it('never come twice with one id, whatever is read in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            used: fc.integer({ min: 0, max: 100 }),
            logs: fc.constantFrom<OtelHealthState>('accepted', 'failing', 'untested'),
            drift: fc.subarray(['governance.drift:a', 'governance.drift:b']),
            step: fc.integer({ min: 0, max: 90 }),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        async (readings) => {
          const look = setUp();
          const ids: string[] = [];
          let now = NOW;
          for (const { step, ...seen } of readings) {
            now += step * MINUTE;
            const records = await look(seen, now);
            ids.push(...records.map(({ id }) => id));
            expect(await look(seen, now)).toEqual([]);
          }
          expect(new Set(ids).size).toBe(ids.length);
        },
      ),
      { numRuns: Math.min(8, runs(20)) },
    );
  });
});

it('An export that runs now and then, without a host that stays, tells once that a limit passed a threshold', async () => {
  const folder = temporaryFolder();
  const [codexHome, stateDir, file] = ['codex', 'state', 'out.jsonl'].map((name) => join(folder, name));
  if (codexHome === undefined || stateDir === undefined || file === undefined) throw new Error();
  const rollout = join(codexHome, NAME);
  mkdirSync(join(rollout, '..'), { recursive: true });
  mkdirSync(stateDir);
  writeFileSync(
    join(stateDir, 'settings.toml'),
    `[[export]]\nname = "drop"\nto = "jsonl"\nkinds = ["alert"]\nfile = "${file}"\n`,
  );
  const resetsAt = Date.now() + 2 * HOUR;
  let text = meta() + started();
  const seen = async (used: number) => {
    const primary = { used_percent: used, window_minutes: 300, resets_at: Math.floor(resetsAt / 1_000) };
    const limits = { limit_id: 'codex', primary, secondary: null, plan_type: 'plus' };
    const payload = { type: 'token_count', info: null, rate_limits: limits };
    text += line('event_msg', payload, new Date().toISOString());
    writeFileSync(rollout, text);
    const glance = createWholeGlance({ codexHome, stateDir, folder });
    await glance.load();
    const run = await glance.openExport({ only: null, isPreview: false });
    await run.exporter.collect();
    await run.exporter.drain(new AbortController().signal);
    await run.close();
    await glance.close();
  };
  for (const used of [60, 83, 84]) await seen(used);
  const records = readFileSync(file, 'utf8').trim().split('\n');
  expect(records.map((each) => JSON.parse(each))).toMatchObject([
    { kind: 'alert', body: { cause: 'threshold', threshold: 80, usedPercent: 83 } },
  ]);
});
