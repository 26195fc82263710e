import { describe, expect, it } from 'vitest';
import { textWidth } from '../../../electron/cli/text/width.ts';
import { periodChanges } from '../../../electron/cli/usage/period-change.ts';
import { findRunaways } from '../../../electron/cli/usage/runaways.ts';
import type { UsageGrouping, UsageRow } from '../../../electron/shared/commands.ts';
import { documentOf } from '../command.ts';
import { reportOf, rowOf, tokensOf, usage } from './usage-runs.ts';

describe('a limit on cost', () => {
  it('is met where every period is known and within it', async () => {
    const report = reportOf('weekly', [rowOf('2026-11-09', 1_000, 5), rowOf('2026-11-16', 0, 0)]);
    const { code, stderr } = await usage('weekly --fail-over 5', [report]);
    expect([code, stderr]).toEqual([0, '']);
  });

  it('fails with clear words where a cost is not known, in every format', async () => {
    const report = reportOf('weekly', [rowOf('2026-11-09', 1_000)]);
    for (const format of ['text', 'json', 'csv', 'markdown']) {
      const { code, stderr } = await usage(`weekly --fail-over 5 --format ${format}`, [report]);
      expect(code).toBe(1);
      expect(stderr).toMatch(
        /^codex-glance: Week from 2026-11-09: the cost is not known, because no price is/,
      );
      expect(stderr).toContain('gpt-6.1-sol');
    }
  });

  it('fails where what is known is already above it', async () => {
    const row = { ...rowOf('2026-11-09', 1_000), costLowerBoundUsd: 7, unpricedTokens: 5 };
    const { code, stderr } = await usage('weekly --fail-over 5', [reportOf('weekly', [row])]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/at least \S+7\.00 is above the limit of/);
  });
});

describe('runaways', () => {
  const week = (key: string, tokens: number, costUsd: number | null = null): UsageRow => ({
    ...rowOf(key, tokens),
    parts: [{ keys: ['2026-11-16'], tokens: tokensOf(tokens), costUsd, responses: 1 }],
  });
  const found = (rows: readonly UsageRow[], times: number, usd: number | null = null) =>
    findRunaways(reportOf('session', rows, { splitBy: ['weekly'] }), { times, usd });

  it('are above so many times the median of their week', () => {
    const rows = [100, 100, 100, 100, 1_000, 1_001].map((tokens, index) => week(`t${index}`, tokens));
    expect(found(rows, 10).map(({ threadId, timesMedian }) => [threadId, timesMedian])).toEqual([
      ['t5', 10.01],
    ]);
  });

  it('need enough sessions for a median, unless by cost', () => {
    const rows = [week('t0', 1, 0.1), week('t1', 1_000, 30), week('t2', 1, null)];
    expect(found(rows, 10)).toEqual([]);
    expect(found(rows, 10, 20)).toMatchObject([{ threadId: 't1', reason: 'cost', timesMedian: null }]);
  });
});

describe('a change against the period before', () => {
  const changes = (by: UsageGrouping, rows: readonly (readonly [string, number])[], span: object = {}) =>
    Object.fromEntries(
      [
        ...periodChanges(
          by,
          rows.map(([key, total]) => ({ key, tokens: tokensOf(total) })),
          { today: '2026-12-31', ...span },
        ),
      ].map(([key, { state, percent }]) => [key, state === 'changed' ? percent : state]),
    );

  it('takes days without use as nothing, and leaves out what is not over', () => {
    const rows = [
      ['2026-03-01', 100],
      ['2026-03-02', 150],
      ['2026-03-04', 50],
      ['2026-03-05', 25],
    ] as const;
    expect(changes('daily', rows, { today: '2026-03-05' })).toEqual({
      '2026-03-01': 'not-comparable',
      '2026-03-02': 50,
      '2026-03-04': 'from-nothing',
      '2026-03-05': 'running',
    });
  });

  it('compares whole weeks and months only', () => {
    const weeks = [
      ['2026-03-02', 100],
      ['2026-03-09', 50],
      ['2026-03-16', 50],
    ] as const;
    expect(changes('weekly', weeks, { since: '2026-03-04', until: '2026-03-20' })).toEqual({
      '2026-03-02': 'not-comparable',
      '2026-03-09': 'not-comparable',
      '2026-03-16': 'not-comparable',
    });
    expect(changes('weekly', weeks)).toMatchObject({ '2026-03-09': -50, '2026-03-16': 0 });
    const months = [
      ['2026-01', 100],
      ['2026-02', 300],
      ['2026-03', 150],
    ] as const;
    expect(changes('monthly', months, { today: '2026-03-31' })).toMatchObject({
      '2026-02': 200,
      '2026-03': 'running',
    });
    expect(changes('monthly', months, { since: '2026-02-01' })).toMatchObject({ '2026-03': -50 });
  });

  it('is of no grouping but those by time', () => {
    expect(changes('model', [['gpt-6.1-sol', 5]])).toEqual({});
  });
});

describe('text', () => {
  const big = (key: string) => ({
    ...rowOf(key, 12_345_678_901, 1_234.5),
    models: ['gpt-6.1-sol', 'gpt-6-luna', 'gpt-5.5'].map((model) => ({
      model,
      tokens: tokensOf(1),
      costUsd: 1,
    })),
    cwd: '/home/ada/code/a/very/long/way/down/to/the/harbor',
    lastActivityAt: '2026-11-19T10:00:00.000Z',
    parts: [{ keys: ['gpt-6.1-sol'], tokens: tokensOf(5), costUsd: 1, responses: 1 }],
  });

  it.each([
    ['daily', '2026-11-19'],
    ['weekly', '2026-11-16'],
    ['monthly', '2026-11'],
    ['session', '019a9f10-3c52-7bb0-9d1e-6a2f4f1f0a11'],
    ['model', 'gpt-6.1-sol'],
    ['project', '/home/ada/code/a/very/long/way/down/to/the/harbor'],
  ] as const)('of %s fits every width from 34 columns on', async (by, key) => {
    for (const splitBy of [undefined, ['model'] as const]) {
      const report = reportOf(by, [big(key)], splitBy && by !== 'model' ? { splitBy } : {});
      for (let columns = 34; columns < 160; columns += 7) {
        const { stdout } = await usage(`${by} --no-color`, [report], columns);
        for (const text of stdout.split('\n')) expect(textWidth(text), text).toBeLessThanOrEqual(columns);
        expect(stdout).toContain('Total');
        // What tells rows apart stays: of an id its end, because neighbours begin alike.
        const whole = by === 'session' ? key.slice(-8) : by === 'project' ? 'harbor' : key;
        expect(stdout).toContain(whole);
        if (by === 'project' && columns >= 60) expect(stdout).toContain('/very/long/way/down/to/the/harbor');
      }
    }
  });

  it('tells sessions of one moment apart, and folders of one name', async () => {
    const ids = ['019a9f10-3c52-7bb0-9d1e-6a2f4f1f0a11', '019a9f10-3c52-7bb0-9d1e-6a2f4f1f0a12'];
    const folders = ['/home/ada/code/harbor', '/home/ada/dev/harbor'];
    for (const columns of [60, 80, 120]) {
      const cut = (by: 'session' | 'project', keys: readonly string[]) =>
        usage(`${by} --no-color`, [reportOf(by, keys.map(big))], columns).then(({ stdout }) =>
          stdout.split('\n').slice(2, 4),
        );
      expect(new Set(await cut('session', ids)).size).toBe(2);
      expect(new Set(await cut('project', folders)).size).toBe(2);
    }
  });

  it('writes every digit where there is room, and rounds before it leaves out', async () => {
    const report = reportOf('daily', [big('2026-11-19')]);
    expect((await usage('daily', [report])).stdout).toContain('12,345,678,901');
    const { stdout } = await usage('daily --no-color', [report], 80);
    expect(stdout).not.toContain('12,345,678,901');
    expect(stdout).toContain('12.3B');
    expect(stdout).toContain('Cached');
    expect(stdout).not.toContain('Reasoning');
  });

  it('has colours on a terminal only', async () => {
    const report = reportOf('daily', [big('2026-11-19')]);
    expect((await usage('daily', [report], 100)).stdout).toContain('\u001b[1m');
    expect((await usage('daily', [report])).stdout).not.toContain('\u001b');
  });

  it('tells changes, and what runs as far as it is', async () => {
    // The fake terminal's day is 2026-11-20.
    const rows = [rowOf('2026-11-18', 990), rowOf('2026-11-19', 1_990), rowOf('2026-11-20', 5)];
    const { stdout } = await usage('daily', [reportOf('daily', rows)]);
    expect(stdout).toMatch(/2026-11-19 .*\+100%/);
    expect(stdout).toMatch(/2026-11-20 .*so far/);
  });

  it('lists runaways by week where a threshold is given', async () => {
    const { stdout } = await usage('weekly --runaway-times 3', [
      reportOf('weekly', [rowOf('2026-11-16', 5)]),
    ]);
    expect(stdout).toMatch(/Runaway sessions\n.*more than 3 times/);
  });
});

describe('the question', () => {
  it('passes filters on, paths absolute', async () => {
    const { calls } = await usage('daily --json --project ./web --project shop --model gpt-6* --last 3', []);
    expect(calls[1]).toBe(
      'usageReport {"by":"daily","since":"2026-11-18","projects":["/home/ada/code/harbor/web","shop"],"models":["gpt-6*"]}',
    );
  });

  it.each([
    ['weekly --last 2', '2026-11-09'],
    ['monthly --last 12', '2025-12-01'],
  ])('%s begins on %s', async (line, since) => {
    expect((await usage(`${line} --json`, [])).calls[1]).toContain(`"since":"${since}"`);
  });

  it('may ask for JSON by --format, too', async () => {
    const { stdout } = await usage('daily --format json', [reportOf('daily', [rowOf('2026-11-19', 5)])]);
    expect(documentOf(stdout)).toMatchObject({ by: 'daily' });
  });

  it.each([
    'daily --format xml',
    'daily --format csv --json',
    'daily --by day',
    'daily --last 0',
    'session --last 3',
    'daily --last 3 --since 2026-11-01',
    'weekly --compat ccusage',
    'daily --compat ccusage --by model',
    'daily --compat ccusage --format csv',
    'daily --compat tokscale',
    'daily --runaway-times 3',
    'model --fail-over 5',
    'weekly --fail-over much',
  ])('"%s" is wrong usage', async (line) => {
    const { code, stderr, calls } = await usage(line, []);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^codex-glance: .+\n$/);
    expect(calls).toEqual([]);
  });
});
