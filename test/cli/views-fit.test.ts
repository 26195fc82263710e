import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { commands } from '../../electron/cli/start/commands.ts';
import { renderLines } from '../../electron/cli/text/lines.ts';
import { textWidth } from '../../electron/cli/text/width.ts';
import { recordLines, totalsView } from '../../electron/cli/views/privacy/inspect-view.ts';
import type { UsageGrouping, UsageReport, UsageRow } from '../../electron/shared/commands.ts';
import { createFormat } from '../../electron/shared/format/format.ts';
import { verbatim } from '../../electron/shared/messages/en/words.ts';
import type { ToolReport } from '../../electron/shared/tools.ts';
import type { ConfigVerification } from '../../electron/shared/verify.ts';
import { createFakeGlance } from '../fakes/glance.ts';
import { createFakeOutput } from '../fakes/terminal.ts';
import { sampleConfigReport } from '../fixtures/config-reports.ts';
import { crowdedCoverage } from '../fixtures/coverage-reports.ts';
import { sampleEdits } from '../fixtures/edit-reports.ts';
import { crowdedExport } from '../fixtures/export-reports.ts';
import { sampleNews } from '../fixtures/inspections.ts';
import { samplePosture } from '../fixtures/postures.ts';
import { type SampleName, sampleNames, sampleSnapshot } from '../fixtures/snapshots/sample-snapshot.ts';
import { command } from './command.ts';
import { reportOf, tokensOf } from './usage/usage-runs.ts';

const WIDTHS = [60, 80, 120] as const;

const ids = ['019a9f10-3c52-7bb0-9d1e-6a2f4f1f0a11', '019a9f10-3c52-7bb0-9d1e-6a2f4f1f0b22'];

/** What a row's key must show at every width. */
const keys: Record<UsageGrouping, readonly (readonly [key: string, shown: string])[]> = {
  daily: [
    ['2026-11-19', '2026-11-19'],
    ['2026-11-20', '2026-11-20'],
  ],
  weekly: [
    ['2026-11-09', '2026-11-09'],
    ['2026-11-16', '2026-11-16'],
  ],
  monthly: [
    ['2026-10', '2026-10'],
    ['2026-11', '2026-11'],
  ],
  session: ids.map((id) => [id, id.slice(-8)] as const),
  model: [
    ['gpt-5.6-codex-preview-2026-11', 'gpt-5.6-codex-preview-2026-11'],
    ['unknown', 'not recorded'],
  ],
  project: [
    ['/home/ada/code/harbor', '~/code/harbor'],
    ['/home/ada/dev/harbor', '~/dev/harbor'],
  ],
};

function usageOf(by: UsageGrouping, splitBy: readonly UsageGrouping[]): UsageReport {
  const rows = keys[by].map(([key], index): UsageRow => {
    const tokens = tokensOf(12_345_678_901 / (index + 1), 1_234_567);
    return {
      key,
      tokens,
      costUsd: 1_234.5,
      responses: 12_345,
      models: ['gpt-5.6-codex', 'gpt-6.1-sol', 'gpt-6-luna'].map((model) => ({ model, tokens, costUsd: 1 })),
      lastActivityAt: '2026-11-12T10:00:00.000Z',
      cwd: '/home/ada/code/a-long-name-of-a-folder/harbor',
      codexHome: '/home/ada/.codex',
      ...(splitBy.length === 0
        ? {}
        : {
            parts: [
              { keys: splitBy.map((each) => keys[each][0]?.[0] ?? ''), tokens, costUsd: 1, responses: 1 },
            ],
          }),
    };
  });
  return reportOf(by, rows, {
    ...(splitBy.length === 0 ? {} : { splitBy }),
    lowerBound: [
      verbatim(
        '1 session of a home that is on a disk which is not there could not be read, so more was used',
      ),
    ],
  });
}

const verification: ConfigVerification = {
  agreed: false,
  codexVersion: '0.171.0',
  codexBinary: '/home/ada/.local/share/npm/lib/node_modules/@openai/codex/bin/codex.js',
  differences: [
    {
      kind: 'value',
      key: 'otel.exporter.otlp-http.endpoint',
      glance: 'https://collector.harbor.example/a/long/path/v1/logs?with=a&query=too',
      codex: null,
    },
  ],
  notCompared: ['a.b: it is left out because it could hold a secret that nobody has to see', 'c.d: the same'],
};

/** A line wider than the terminal is broken by it wherever it is. */
function expectFits(stdout: string, columns: number) {
  const lines = stripVTControlCharacters(stdout).split('\n');
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(textWidth(line), line).toBeLessThanOrEqual(columns);
}

const run = async (line: string, columns: number, options: Parameters<typeof createFakeGlance>[0]) => {
  const stdout = createFakeOutput({ columns, rows: 24 });
  return (await command(line, { glance: createFakeGlance(options), stdout })).stdout;
};

describe.each(WIDTHS)('At %i columns', (columns) => {
  it.each(sampleNames)('"%s" fits, with each channel, signal and layer whole', async (name) => {
    const snapshot = sampleSnapshot(name);
    const config = () => sampleConfigReport(name, 'otel.exporter');
    const text: Partial<Record<string, string>> = {};
    for (const line of ['status', 'analytics', 'otel', 'config', 'analytics preview', 'doctor']) {
      text[line] = await run(`${line} --no-color`, columns, { snapshot, config });
      expectFits(text[line], columns);
    }
    for (const signal of ['logs', 'traces', 'metrics']) expect(text.otel).toContain(`\n  ${signal}  `);
    if (snapshot.analytics.channels.length > 0) {
      for (const surface of ['TUI', 'exec', 'app-server', 'IDE', 'daemon'])
        expect(text.analytics).toMatch(new RegExp(`\\n {2}${surface} +[●○◌?] `));
    }
    for (const key of Object.keys(config().values)) expect(text.config).toContain(`\n  ${key}  `);
  });

  it.each(Object.keys(keys) as UsageGrouping[])('usage %s fits, with its keys whole', async (by) => {
    for (const splitBy of [[], ['model'], ['session'], ['daily', 'project']] as const) {
      const usage = () =>
        usageOf(
          by,
          splitBy.filter((each) => each !== by),
        );
      const stdout = await run(`usage ${by} --no-color`, columns, { usage });
      expectFits(stdout, columns);
      for (const [, shown] of keys[by]) expect(stdout).toContain(shown);
    }
  });

  it('usage tools fits, with its days whole', async () => {
    const row = { calls: 1_234_567, failures: 12_345, outcomesKnown: 1_234_000, timed: 2 };
    const names = ['exec_command', 'mcp__a-server-of-a-long-name__a_tool_of_an_even_longer_name'];
    const days = ['2026-11-19', '2026-11-20'];
    const tools = (): ToolReport => ({
      schema: 'codex-glance.tools/1',
      timezone: 'America/Argentina/Buenos_Aires',
      rows: days.flatMap((day) =>
        names.map((tool) => ({ day, tool, ...row, p50Ms: 59_999, p95Ms: 86_399_999 })),
      ),
      errors: days.map((day) => ({ day, kind: 'response_too_many_failed_attempts', count: 1_234 })),
      lowerBound: [verbatim('1 session of a home that is on a disk which is not there could not be read')],
    });
    const stdout = await run('usage tools --no-color', columns, { tools });
    expectFits(stdout, columns);
    for (const day of days) expect(stdout.split(day)).toHaveLength(4);
    expect(stdout).toContain('exec_command');
    expect(stdout).toContain('1,234,567');
  });

  it('coverage fits, with its classes whole', async () => {
    const stdout = await run('coverage --no-color', columns, { coverage: crowdedCoverage });
    expectFits(stdout, columns);
    for (const name of ['ChatGPT', 'API key', 'Other provider', 'Not known']) {
      expect(stdout).toContain(`\n  ${name} `);
    }
    expect(stdout).toContain('and 2 more; --json has all.');
  });

  it('export status fits, with its targets and states whole', async () => {
    const stdout = await run('export status --no-color', columns, { exports: crowdedExport });
    expectFits(stdout, columns);
    for (const name of ['drop-for', 'soc', 'hook', 'later', 'stopped', 'tries again', '98,765']) {
      expect(stdout).toContain(name);
    }
    expect(stdout).toContain('HEC 4: invalid token');
    expect(stdout.replace(/\s+/g, ' ')).toContain('settings.toml:12: export.url: it is missing.');
  });

  it('posture fits, with its titles, values and states whole', async () => {
    const stdout = await run('posture --no-color', columns, { posture: samplePosture });
    expectFits(stdout, columns);
    for (const { title } of samplePosture.entries) expect(stdout).toContain(`\n  ${title.text} `);
    for (const value of ['danger-full-access', 'enabled', 'blocked', 'too-wide', 'not set']) {
      expect(stdout).toContain(value);
    }
  });

  it('a list of runaway sessions fits', async () => {
    const usage = ({ by }: { readonly by: UsageGrouping }) => {
      const report = usageOf(by, by === 'session' ? ['weekly'] : []);
      return { ...report, rows: Array.from({ length: 6 }, () => report.rows).flat() };
    };
    expectFits(await run('usage weekly --runaway-usd 0.5 --no-color', columns, { usage }), columns);
  });

  it.each(Object.keys(sampleEdits) as (keyof typeof sampleEdits)[])('the edit "%s" fits', async (name) => {
    const edit = (_action: string, dryRun: boolean) => ({
      ...sampleEdits[name],
      dryRun,
      changed: !dryRun || sampleEdits[name].changed,
    });
    expectFits(await run('analytics off --no-color', columns, { edit }), columns);
  });

  it('prices and a verification fit', async () => {
    expectFits(await run('pricing --no-color', columns, {}), columns);
    const config = () => sampleConfigReport('filled' satisfies SampleName, 'otel.exporter');
    expectFits(
      await run('config --verify --no-color', columns, { config, verify: () => verification }),
      columns,
    );
  });

  it('records as they arrive fit', () => {
    const context = {
      format: createFormat('en-GB', 'UTC'),
      now: 0,
      columns,
      pathName: (path: string) => path,
    };
    const lines = sampleNews.records.flatMap((record) => recordLines(record, context));
    expectFits(renderLines([...lines, ...totalsView(sampleNews.totals, context)], false), columns);
  });

  it.each(['', ...commands.map(({ name }) => name)])('help of "%s" fits', async (name) => {
    expectFits(await run(`${name} --help`.trim(), columns, {}), columns);
  });
});
