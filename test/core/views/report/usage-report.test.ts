import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageService } from '../../../../electron/core/usage/usage-service.ts';
import { matchesModel, matchesProject } from '../../../../electron/core/views/report/report-filter.ts';
import {
  type UsageGrouping,
  type UsageReport,
  usageGroupings,
} from '../../../../electron/shared/commands.ts';
import { addTokens, noTokens } from '../../../../electron/shared/tokens.ts';
import { runs } from '../../../setup/runs.ts';
import { line, meta, record, started } from '../../ingest/lines/lines.ts';
import { TempHome } from '../../usage/homes.ts';

/** One response of a session. */
interface Spent {
  readonly at: string;
  readonly input: number;
  readonly output: number;
}

interface Spending {
  readonly model: string | null;
  readonly cwd: string;
  readonly responses: readonly Spent[];
}

const TURN = '01a20609-8a1a-70f2-930e-baef2256116f';

function threadId(index: number): string {
  return `01a20609-89f6-7612-a58e-${index.toString(16).padStart(12, '0')}`;
}

function write(home: TempHome, index: number, { model, cwd, responses }: Spending): void {
  const thread = threadId(index);
  const at = responses[0]?.at ?? '2026-03-01T00:00:00.000Z';
  const turn = { turn_id: TURN, cwd, ...(model === null ? {} : { model }) };
  const lines = [meta({ cwd }, { at, thread }), started({ at }), line('turn_context', turn, at)];
  for (const [place, each] of responses.entries()) {
    lines.push(record(`resp_${index}_${place}`, each.input, each.output, { at: each.at, thread }));
  }
  home.write(`sessions/2026/03/01/rollout-2026-03-01T00-00-00-${thread}.jsonl`, lines.join(''));
}

async function read(spending: readonly Spending[], timezone = 'UTC') {
  using home = new TempHome();
  for (const [index, each] of spending.entries()) write(home, index, each);
  const service = new UsageService({
    codexHomes: [home.path],
    homesSource: 'option',
    timezone,
    platform: process.platform,
  });
  await service.scan(() => {});
  return service;
}

const one = (at: string, model: string | null = 'gpt-6.1-sol', cwd = '/home/dev/shop'): Spending => ({
  model,
  cwd,
  responses: [{ at, input: 100, output: 10 }],
});

const daysOf = ({ rows }: UsageReport) => rows.map(({ key, responses }) => [key, responses]);

describe('local days', () => {
  // The hours before and after midnight on both sides of the day on which the clocks change.
  test.each([
    ['Europe/Berlin', '2026-03-29', 23, '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25', 25, '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ['America/New_York', '2026-03-08', 23, '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z'],
    ['America/New_York', '2026-11-01', 25, '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
  ])('in %s %s has %i hours', async (timezone, day, hours, from, to) => {
    const [begin, end] = [Date.parse(from), Date.parse(to)];
    expect((end - begin) / 3600_000).toBe(hours);
    const moments = [begin - 1, end];
    for (let at = begin; at < end; at += 3600_000) moments.push(at, at + 3599_999);
    const spending = moments.map((at) => one(new Date(at).toISOString()));
    const service = await read(spending, timezone);
    const report = service.report({ by: 'daily' }, end);
    const counts = new Map(report.rows.map(({ key, responses }) => [key, responses]));
    expect(counts.get(day)).toBe(2 * hours);
    expect([...counts.values()]).toEqual([1, 2 * hours, 1]);
    expect(service.report({ by: 'daily', since: day, until: day }, end).totals.responses).toBe(2 * hours);
  });

  test('begin weeks on Monday and months on the first, where the user is', async () => {
    const spending = [one('2026-03-29T21:59:59.000Z'), one('2026-03-29T22:00:00.000Z')];
    const berlin = await read(spending, 'Europe/Berlin');
    expect(daysOf(berlin.report({ by: 'weekly' }, 0))).toEqual([
      ['2026-03-23', 1],
      ['2026-03-30', 1],
    ]);
    const newYork = await read(
      [one('2026-11-01T03:59:59.000Z'), one('2026-11-01T04:00:00.000Z')],
      'America/New_York',
    );
    expect(daysOf(newYork.report({ by: 'monthly' }, 0))).toEqual([
      ['2026-10', 1],
      ['2026-11', 1],
    ]);
  });
});

describe('filters', () => {
  test.each([
    ['/home/dev/shop', '/home/dev/shop', true],
    ['/home/dev/shop/', '/home/dev/shop', true],
    ['/home/dev/shop', '/home/dev/shop/web', true],
    ['/home/dev/shop', '/home/dev/shopping', false],
    ['shop', '/home/dev/shop', true],
    ['shop', '/home/dev/shop/web', false],
    ['sh*', '/home/dev/shop', true],
    ['C:\\code', 'C:\\code\\shop', true],
    ['shop', 'C:\\code\\shop', true],
    ['c:\\CODE', 'C:\\code\\shop', true],
    ['c:/code/shop/', 'C:\\code\\shop', true],
    ['\\\\?\\C:\\code\\shop', 'c:\\code\\shop', true],
    ['C:', 'c:\\code', true],
    ['D:\\code', 'C:\\code', false],
    ['SHOP', 'C:\\code\\shop', true],
    ['SHOP', '/home/dev/shop', false],
    ['/home/dev/Shop', '/home/dev/shop', false],
    ['/mnt/c/Users/X', '/mnt/c/users/x/shop', true],
    ['/mnt/*/Users', '/mnt/c/Users/x', true],
    ['\\\\server\\share', '\\\\?\\UNC\\SERVER\\share\\shop', true],
    ['/home/*/shop', '/home/ada/shop/web', true],
    ['/', '/home', true],
    ['s.op', '/home/dev/shop', false],
    ['unknown', null, true],
    ['shop', null, false],
  ] as const)('%s counts the folder %s: %s', (pattern, cwd, expected) => {
    expect(matchesProject([pattern], cwd)).toBe(expected);
  });

  test.each([
    ['gpt-6.1-sol', 'gpt-6.1-sol', true],
    ['GPT-6*', 'gpt-6.1-sol', true],
    ['gpt-6', 'gpt-6.1-sol', false],
    ['*sol', 'gpt-6.1-sol', true],
    ['unknown', null, true],
    ['gpt*', null, false],
  ] as const)('%s counts the model %s: %s', (pattern, model, expected) => {
    expect(matchesModel([pattern], model)).toBe(expected);
  });

  test('count by any pattern, together by all', async () => {
    const service = await read([
      one('2026-03-01T10:00:00.000Z', 'gpt-6.1-sol', '/home/dev/shop'),
      one('2026-03-02T10:00:00.000Z', 'gpt-6-luna', '/home/dev/shop'),
      one('2026-03-03T10:00:00.000Z', 'gpt-6-luna', '/home/dev/api'),
      one('2026-03-04T10:00:00.000Z', null, '/home/dev/api'),
    ]);
    const daily = (filter: object) =>
      daysOf(service.report({ by: 'daily', ...filter }, 0)).map(([day]) => day);
    expect(daily({ projects: ['shop'] })).toEqual(['2026-03-01', '2026-03-02']);
    expect(daily({ projects: ['shop'], models: ['gpt-6-luna'] })).toEqual(['2026-03-02']);
    expect(daily({ models: ['gpt-6.1-sol', 'unknown'] })).toEqual(['2026-03-01', '2026-03-04']);
    expect(daily({ projects: [], models: [] })).toHaveLength(4);
  });
});

const spendings = fc.array(
  fc.record({
    model: fc.constantFrom('gpt-6.1-sol', 'gpt-6-luna', null),
    cwd: fc.constantFrom('/home/dev/shop', '/home/dev/api', '/home/dev/shop/web'),
    responses: fc.array(
      fc.record({
        at: fc
          .date({ min: new Date('2026-03-20'), max: new Date('2026-04-10'), noInvalidDate: true })
          .map((at) => at.toISOString()),
        input: fc.integer({ min: 0, max: 300_000 }),
        output: fc.integer({ min: 0, max: 20_000 }),
      }),
      { maxLength: 6 },
    ),
  }),
  { maxLength: 5 },
);

test('rows of each grouping, and the parts of each row, add up to the totals', async () => {
  const groupings = fc.uniqueArray(fc.constantFrom(...usageGroupings), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(spendings, groupings, async (spending, splitBy) => {
      const service = await read(spending, 'Europe/Berlin');
      const all = spending.flatMap(({ responses }) => responses);
      const report = (by: UsageGrouping) => service.report({ by, splitBy }, 0);
      for (const by of usageGroupings) {
        const { rows, totals } = report(by);
        expect(rows.reduce((sum, { tokens }) => addTokens(sum, tokens), noTokens)).toEqual(totals.tokens);
        expect(totals.tokens.input).toBe(all.reduce((sum, { input }) => sum + input, 0));
        expect(totals.tokens.output).toBe(all.reduce((sum, { output }) => sum + output, 0));
        expect(rows.reduce((sum, { responses }) => sum + responses, 0)).toBe(totals.responses);
        expect(totals.responses).toBe(all.length);
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
        for (const { parts, tokens, responses, models } of rows) {
          expect(models.reduce((sum, part) => addTokens(sum, part.tokens), noTokens)).toEqual(tokens);
          if (splitBy.every((each) => each === by)) {
            expect(parts).toBeUndefined();
            continue;
          }
          expect(parts?.reduce((sum, part) => addTokens(sum, part.tokens), noTokens)).toEqual(tokens);
          expect(parts?.reduce((sum, part) => sum + part.responses, 0)).toBe(responses);
        }
      }
    }),
    { numRuns: runs(30) },
  );
});

test('parts stand by their keys: times oldest first, then by tokens', async () => {
  const service = await read([
    one('2026-03-02T10:00:00.000Z', 'gpt-6-luna'),
    {
      ...one('2026-03-02T11:00:00.000Z'),
      responses: [{ at: '2026-03-02T11:00:00.000Z', input: 900, output: 9 }],
    },
    one('2026-03-01T10:00:00.000Z', 'gpt-6-luna'),
  ]);
  const report = service.report({ by: 'project', splitBy: ['model', 'daily', 'project'] }, 0);
  expect(report.splitBy).toEqual(['model', 'daily']);
  expect(report.rows[0]?.parts?.map(({ keys }) => keys)).toEqual([
    ['gpt-6-luna', '2026-03-01'],
    ['gpt-6.1-sol', '2026-03-02'],
    ['gpt-6-luna', '2026-03-02'],
  ]);
});
