import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parseTarget } from '../../../electron/core/export/settings/export-settings.ts';
import { type ExportRecord, exportRecordSchema } from '../../../electron/shared/schema/export/record.ts';
import { exportReportSchema } from '../../../electron/shared/schema/reports/export-report.ts';
import { temporaryFolder } from '../../setup/temporary-folder.ts';
import { createWholeGlance } from '../../setup/whole-glance.ts';

const recorded = join(import.meta.dirname, '../../fixtures/rollouts');
const expected = JSON.parse(readFileSync(join(recorded, 'expected.json'), 'utf8')) as Record<
  string,
  { readonly total: number; readonly responses: number }
>;
const { signal } = new AbortController();

/** A home with sessions that the real Codex wrote, and a target that is a file. */
function setUp(name: string, exporting = '') {
  const folder = temporaryFolder();
  const codexHome = join(folder, 'codex');
  const stateDir = join(folder, 'state');
  const file = join(folder, 'records.jsonl');
  cpSync(join(recorded, name), codexHome, { recursive: true });
  mkdirSync(stateDir);
  const table = `[exporting]\nfirst_days = 3650\n${exporting}\n[[export]]\nname = "drop"\nto = "jsonl"\nfile = "${file}"\n`;
  writeFileSync(join(stateDir, 'settings.toml'), table);
  const open = () => createWholeGlance({ codexHome, stateDir, folder });
  const records = () =>
    (existsSync(file) ? readFileSync(file, 'utf8') : '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as ExportRecord);
  return { folder, stateDir, file, open, records };
}

async function exportOnce(world: ReturnType<typeof setUp>) {
  const glance = world.open();
  try {
    await glance.load();
    const run = await glance.openExport({ only: null, isPreview: false });
    const added = await run.exporter.collect();
    await run.exporter.drain(signal);
    const report = run.report();
    await run.close();
    return { added, report };
  } finally {
    await glance.close();
  }
}

const of = <Kind extends ExportRecord['kind']>(records: readonly ExportRecord[], kind: Kind) =>
  records.filter((record): record is Extract<ExportRecord, { kind: Kind }> => record.kind === kind);

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

describe('An export of recorded sessions', () => {
  it.each(Object.keys(expected))('%s adds up, and holds valid records alone', async (name) => {
    const world = setUp(name);
    const { added, report } = await exportOnce(world);
    v.assert(exportReportSchema, report);
    const records = world.records();
    for (const record of records) v.assert(exportRecordSchema, record);
    expect([records.length, new Set(records.map(({ id }) => id)).size]).toEqual([added, added]);
    const sessions = of(records, 'session');
    expect(sum(sessions.map(({ body }) => body.totalTokens))).toBe(expected[name]?.total);
    const turns = of(records, 'turn');
    expect(sum(turns.map(({ body }) => body.totalTokens))).toBe(expected[name]?.total);
    expect(sum(turns.map(({ body }) => body.responses))).toBe(expected[name]?.responses);
    const costs = turns.map(({ body }) => body.costUsd);
    if (!costs.includes(null)) {
      expect(sum(costs.map(Number))).toBeCloseTo(sum(sessions.map(({ body }) => Number(body.costUsd))), 9);
    }
    // A review's own calls are those of the thread that it was started by.
    for (const { body } of sessions) {
      const calls = sum((body.tools ?? []).map((tool) => tool.calls));
      expect(calls).toBeLessThanOrEqual(body.toolCalls);
      if (!name.startsWith('review')) expect(calls).toBe(body.toolCalls);
    }
  });

  it.each(Object.keys(expected))(
    '%s says of the same sessions as coverage that they are a gap',
    async (name) => {
      const world = setUp(name);
      await exportOnce(world);
      const glance = world.open();
      await glance.load();
      const { gap } = await glance.coverageReport({ days: 3_650 });
      await glance.close();
      const ids = new Set(gap.map(({ threadId }) => threadId));
      for (const { body } of of(world.records(), 'session')) {
        // Coverage leaves sessions out that used nothing.
        if (body.totalTokens > 0) expect(body.covered === false).toBe(ids.has(body.threadId));
      }
    },
  );

  it('sends each fact once, and only what is new', async () => {
    const world = setUp('history-0.161.0');
    const first = await exportOnce(world);
    const ids = world.records().map(({ id }) => id);
    expect(first.report.targets).toMatchObject([
      { id: 'drop', state: 'idle', queued: 0, accepted: ids.length },
    ]);
    const second = await exportOnce(world);
    expect(second.added).toBe(0);
    expect(world.records().map(({ id }) => id)).toEqual(ids);
  });

  it('makes the same ids again where the outbox was lost', async () => {
    const world = setUp('history-0.161.0');
    await exportOnce(world);
    const before = of(world.records(), 'turn').map(({ id }) => id);
    rmSync(join(world.stateDir, 'outbox.sqlite'));
    rmSync(world.file);
    await exportOnce(world);
    expect(of(world.records(), 'turn').map(({ id }) => id)).toEqual(before);
  });

  it.each([
    ['hash', /^[\w-]{22}$/],
    ['none', /^null$/],
  ])('says nothing of folders and people (%s)', async (project, form) => {
    const world = setUp('history-0.161.0', `project = "${project}"`);
    await exportOnce(world);
    const text = readFileSync(world.file, 'utf8');
    const names = ['glance-export-', world.folder, 'cwd'];
    for (const name of names) expect(text).not.toContain(name);
    for (const { body } of of(world.records(), 'session')) expect(String(body.project)).toMatch(form);
    for (const { machine } of world.records()) expect([machine.host, machine.user]).toEqual([null, null]);
  });

  it('in preview prints what would be sent, and writes nothing', async () => {
    const world = setUp('history-0.161.0');
    const glance = world.open();
    await glance.load();
    const run = await glance.openExport({ only: null, isPreview: true });
    let text = '';
    for await (const part of run.preview()) text += part;
    await run.close();
    await glance.close();
    expect([existsSync(world.file), existsSync(join(world.stateDir, 'outbox.sqlite'))]).toEqual([
      false,
      false,
    ]);
    const kept = (records: readonly ExportRecord[]) =>
      of(records, 'turn').map(({ id, body }) => ({ id, body }));
    const shown = text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as ExportRecord);
    await exportOnce(world);
    expect(kept(shown).length).toBeGreaterThan(0);
    expect(kept(world.records()).map(({ id }) => id)).toEqual(kept(shown).map(({ id }) => id));
  });

  it('to a target that is given once goes on from there the next time', async () => {
    const world = setUp('history-0.161.0');
    const file = join(world.folder, 'once.jsonl');
    const read = parseTarget({ name: 'once', to: 'jsonl', file, kinds: ['turn'] });
    if (!read.ok) throw new Error(read.message.text);
    for (let time = 0; time < 2; time++) {
      const glance = world.open();
      await glance.load();
      const run = await glance.openExport({ only: [read.settings], isPreview: false });
      await run.exporter.collect();
      await run.exporter.drain(signal);
      expect(run.report().targets).toMatchObject([{ id: 'once', queued: 0 }]);
      await run.close();
      await glance.close();
    }
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(new Set(lines).size);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ kind: 'turn' });
  });

  it('sends nothing while it is switched off', async () => {
    const world = setUp('history-0.161.0', 'enabled = false');
    const { report } = await exportOnce(world);
    expect(report).toMatchObject({ enabled: false, targets: [{ state: 'off' }] });
    expect(existsSync(world.file)).toBe(false);
  });
});
