import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { UsageReport } from '../../electron/shared/commands.ts';
import { toolReportSchema } from '../../electron/shared/schema/reports/tools-report.ts';
import { snapshotSchema } from '../../electron/shared/schema/snapshot.ts';
import { createFakeGlance } from '../fakes/glance.ts';
import { sampleCoverage } from '../fixtures/coverage-reports.ts';
import { samplePosture } from '../fixtures/postures.ts';
import { sampleNames, sampleSnapshot } from '../fixtures/snapshots/sample-snapshot.ts';
import { asDocument } from '../setup/as-document.ts';
import { command, documentOf } from './command.ts';
import { config, snapshot, tools, usage } from './sample-reports.ts';

const { tokens } = snapshot.usage.today;

const glance = () =>
  createFakeGlance({
    snapshot,
    usage: () => usage,
    tools: () => tools,
    config: () => config,
    coverage: sampleCoverage,
    posture: samplePosture,
  });

it.each(sampleNames)('the sample "%s" is a valid Snapshot', (name) => {
  v.assert(snapshotSchema, asDocument(sampleSnapshot(name)));
});

const analytics = { ...snapshot.analytics, codex: snapshot.codex, exports: snapshot.exports };

it.each([
  ['status', 'codex-glance.snapshot/1', snapshot],
  ['usage session', 'codex-glance.usage/1', usage],
  ['usage tools', 'codex-glance.tools/1', tools],
  ['coverage', 'codex-glance.coverage/1', sampleCoverage],
  ['posture', 'codex-glance.posture/1', samplePosture],
  ['config', 'codex-glance.config/1', { ...config, codex: snapshot.codex }],
  ['analytics', 'codex-glance.analytics/1', analytics],
  ['analytics status', 'codex-glance.analytics/1', analytics],
  ['otel', 'codex-glance.otel/1', { ...snapshot.otel, codex: snapshot.codex }],
  ['otel status', 'codex-glance.otel/1', { ...snapshot.otel, codex: snapshot.codex }],
])('%s --json is one valid %s', async (line, schema, expected) => {
  const { code, stdout, stderr, terminal } = await command(`${line} --json`, { glance: glance() });
  expect(code).toBe(0);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^\{[^\n]*\}\n$/);
  expect(documentOf(stdout)).toEqual({ ...expected, schema });
  expect(terminal.asked).toHaveLength(1);
});

it('passes the question on', async () => {
  const asked = glance();
  await command('usage weekly --since 2026-11-01 --until 2026-11-20 --json', { glance: asked });
  await command('config otel analytics.enabled --json', { glance: asked });
  expect(asked.calls).toEqual([
    'readUsage',
    'usageReport {"by":"weekly","since":"2026-11-01","until":"2026-11-20"}',
    'close',
    'load',
    'configReport otel analytics.enabled',
    'close',
  ]);
});

it.each([
  ['daily', '2026-11-20'],
  ['weekly', '2026-11-16'],
  ['monthly', '2026-11'],
  ['session', '019a9f10-3c52-7bb0-9d1e-6a2f4f1f0a11'],
  ['model', 'gpt-6.1-sol'],
  ['project', '/home/ada/code/harbor'],
] as const)('usage %s as text', async (by, key) => {
  const report: UsageReport = { ...usage, by, rows: usage.rows.map((row) => ({ ...row, key })) };
  const { stdout } = await command(`usage ${by}`, { glance: createFakeGlance({ usage: () => report }) });
  expect(stdout).toContain('Europe/Berlin');
  expect(stdout).toContain('At least: 1 file could not be read.');
  const lines = stdout.split('\n');
  const total = lines.find((each) => each.includes('  Total  ') && /\d/.test(each));
  expect(total).toContain(tokens.total.toLocaleString('en-GB'));
  // Aligned: the header, the row and the totals end in the same column.
  expect(new Set(lines.slice(1, 4).map((each) => each.length)).size).toBe(1);
});

describe('usage tools', () => {
  it('as text says what is not known', async () => {
    const { stdout, code } = await command('usage tools', { glance: glance() });
    expect(code).toBe(0);
    expect(stdout).toMatch(/2026-11-20 {2}mcp__docs__find +3 +≥ 1 +13 ms +1 min\n/);
    expect(stdout).toMatch(/2026-11-20 {2}shell +1 +\? +\? +\?\n/);
    expect(stdout).toMatch(/2026-11-20 {2}compaction +2\n/);
    expect(stdout).toContain('? means not recorded, ≥ at least');
    expect(stdout).toContain('At least: 1 file could not be read.');
  });

  it('reads no tokens, and passes the days on', async () => {
    const asked = glance();
    await command('usage tools --since 2026-11-01 --until 2026-11-20 --format json', { glance: asked });
    expect(asked.calls).toEqual(['toolReport {"since":"2026-11-01","until":"2026-11-20"}', 'close']);
  });

  it('of a span without any is as short', async () => {
    const { stdout } = await command('usage tools', { glance: createFakeGlance() });
    expect(stdout).toContain('No tool was called in this span.');
    expect(stdout).not.toContain('? is not recorded');
  });

  it.each([
    ['--model gpt-6', '--model counts tokens. usage tools takes --since and --until.'],
    ['--format csv', 'csv'],
    ['--format text --json', 'exclude each other'],
    ['--since 2026-11-20 --until 2026-11-19', 'Swap them'],
    ['twice', 'takes no "twice"'],
  ])('refuses %s', async (options, message) => {
    const { code, stderr } = await command(`usage tools ${options}`, { glance: glance() });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('is what a mistyped word means', async () => {
    const { code, stderr } = await command('usage tool', { glance: glance() });
    expect([code, stderr]).toEqual([2, expect.stringContaining('Did you mean "tools"?')]);
  });
});

it('config as text names what is hidden, what is not used and what is not set', async () => {
  const all = await command('config', { glance: glance() });
  expect(all.stdout).toContain('Codex cannot use this configuration');
  expect(all.stdout).toContain('analytics.enabled  false  your config, ~/.codex/config.toml:12');
  expect(all.stdout).toMatch(/hides +true +the system config, \/etc\/codex\/config\.toml/);
  expect(all.stdout).toMatch(/not used +your config, ~\/\.codex\/config\.toml +Not valid TOML\. \(line 3\)/);
  const one = await command('config model', { glance: glance() });
  expect(one.stdout).toContain('No layer sets model.');
  expect(one.stdout).not.toContain('Layers');
});

it('refuses calls that do not add up', () => {
  const [row] = tools.rows;
  for (const wrong of [
    { failures: 3 },
    { outcomesKnown: 4 },
    { timed: 0 },
    { p50Ms: null },
    { day: 'today' },
  ]) {
    expect(v.is(toolReportSchema, asDocument({ ...tools, rows: [{ ...row, ...wrong }] }))).toBe(false);
  }
});

it('refuses what does not hold together', () => {
  const broken = [
    { ...snapshot, generatedAt: '2026-11-20T10:46:20Z' },
    { ...snapshot, extra: 1 },
    { ...snapshot, cwd: 'relative' },
    {
      ...snapshot,
      usage: { ...snapshot.usage, today: { ...snapshot.usage.today, tokens: { ...tokens, total: 1 } } },
    },
    { ...snapshot, otel: { ...snapshot.otel, signals: snapshot.otel.signals.toReversed() } },
    { ...snapshot, findings: [...snapshot.findings, ...snapshot.findings] },
  ];
  for (const each of broken) expect(v.is(snapshotSchema, asDocument(each))).toBe(false);
});

describe('A mistyped key', () => {
  const unknownKeys = [{ key: 'modle', nearest: 'model' }];
  const answer = { ...config, unknownKeys };

  it('ends with 2 and the nearest key', async () => {
    const { code, stdout, stderr } = await command('config modle --json', {
      glance: createFakeGlance({ snapshot, config: () => answer }),
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^codex-glance: No such key in Codex \S+: "modle"\. Did you mean "model"\?\n$/);
    expect(documentOf(stdout)).toMatchObject({ code: 'unknown-key' });
  });

  it('may be one of a newer Codex', async () => {
    const newer = sampleSnapshot('codex-newer');
    const glance = createFakeGlance({ snapshot: newer, config: () => answer });
    const text = await command('config modle', { glance });
    expect(text.code).toBe(0);
    expect(text.stdout.replaceAll('\n', ' ')).toContain(
      'has no key "modle"; whether a newer one has is not known. Did you mean "model"?',
    );
    expect(documentOf((await command('config modle --json', { glance })).stdout)).toMatchObject({
      unknownKeys,
    });
  });
});

it('a limit leaves out rows, and counts them', async () => {
  const rows = ['a', 'b', 'c'].map((key) => ({ ...usage.rows[0], key }) as UsageReport['rows'][number]);
  const glance = createFakeGlance({ usage: () => ({ ...usage, rows }) });
  const { stdout } = await command('usage session --limit 2 --json', { glance });
  expect(documentOf(stdout)).toEqual({ ...usage, rows: rows.slice(0, 2), rowsLeftOut: 1 });
  const all = await command('usage session --limit 3 --json', { glance });
  expect(documentOf(all.stdout)).toEqual({ ...usage, rows });
  const text = await command('usage session --limit 1', { glance });
  expect(text.stdout).toContain('The most recently active are shown; 2 more rows, counted in the total.');
});

it('usage alone is by day', async () => {
  const glance = createFakeGlance();
  await command('usage --json', { glance });
  expect(glance.calls).toContain('usageReport {"by":"daily"}');
});

it.each([
  ['filled', 0],
  ['finding', 0],
  ['problems', 1],
] as const)('doctor on "%s" is one valid document and exits with %i', async (name, expected) => {
  const ran = await command('doctor --json', {
    glance: createFakeGlance({ snapshot: sampleSnapshot(name) }),
  });
  expect(ran.code).toBe(expected);
  expect(documentOf(ran.stdout)).toMatchObject({ schema: 'codex-glance.doctor/1' });
  expect(ran.stdout).not.toContain('/home/ada');
});

it('doctor answers also where nothing can be read', async () => {
  const glance = createFakeGlance({
    onLoad() {
      throw new Error('The index of /home/ada is broken.');
    },
  });
  const { code, stdout, stderr } = await command('doctor', {
    glance,
    env: { CODEX_HOME: '/nowhere/at/all' },
  });
  expect(code).toBe(1);
  expect(stderr).toBe('');
  expect(stdout).toContain('✗ Reading ended early: The index of ~ is broken.');
});
