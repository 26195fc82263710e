import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classifySession } from '../../../../electron/core/governance/coverage/classify-session.ts';
import { makeCoverageReport } from '../../../../electron/core/governance/coverage/coverage-report.ts';
import { addTokens, noTokens } from '../../../../electron/shared/tokens.ts';
import { runs } from '../../../setup/runs.ts';
import { context, line, meta, record, started, usageOf } from '../../ingest/lines/lines.ts';
import { openServiceWith, TempHome } from '../../usage/homes.ts';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const DAY = 86_400_000;

/** What files of each kind of sign-in hold. */
const kinds = {
  workspace: { limits: { plan_type: 'enterprise' }, meta: {} },
  personal: { limits: { plan_type: 'plus' }, meta: {} },
  chatgpt: { limits: null, meta: { creator_account_id: 'made-up' } },
  apiKey: { limits: {}, meta: {} },
  provider: { limits: null, meta: { model_provider: 'azure' } },
  old: { limits: null, meta: { cli_version: '0.98.0' } },
} as const;
type Kind = keyof typeof kinds;

function limitLine(at: string, limits: object): string {
  const usage = usageOf(0, 0);
  const info = { total_token_usage: usage, last_token_usage: usage, model_context_window: 258400 };
  const rate_limits = { limit_id: 'codex', primary: null, secondary: null, plan_type: null, ...limits };
  return line('event_msg', { type: 'token_count', info, rate_limits }, at);
}

interface Written {
  readonly kind: Kind;
  readonly daysAgo: number;
  readonly input: number;
}

function write(home: TempHome, sessions: readonly Written[]): string[] {
  return sessions.map(({ kind, daysAgo, input }, index) => {
    const thread = `01a20609-89f6-7612-a58e-${index.toString(16).padStart(12, '0')}`;
    const at = new Date(NOW - daysAgo * DAY).toISOString();
    const { limits, meta: extra } = kinds[kind];
    const lines = [
      meta(extra, { at, thread }),
      started({ at }),
      context({ at }),
      record(`r${index}`, input, 10, { at, thread }),
      ...(limits === null ? [] : [limitLine(at, limits)]),
    ];
    home.write(`sessions/2026/11/23/rollout-2026-11-23T01-33-38-${thread}.jsonl`, lines.join(''));
    return thread;
  });
}

async function reportOf(sessions: readonly Written[], days = 30) {
  using home = new TempHome();
  const threads = write(home, sessions);
  const usage = openServiceWith([home.path], { now: () => NOW });
  await usage.scan(() => {});
  const daily = usage.report({ by: 'session' }, NOW);
  const report = makeCoverageReport(usage.ledger, days, NOW, []);
  await usage.close();
  return { report, threads, daily };
}

test('classes each session, and lists those that no export holds', async () => {
  const all = Object.keys(kinds) as Kind[];
  const { report, threads } = await reportOf(
    all.map((kind, index) => ({ kind, daysAgo: index, input: 100 })),
  );
  const counts = Object.entries(report.byClass).map(([name, { sessions, evidence }]) => [
    name,
    sessions,
    evidence,
  ]);
  expect(counts).toEqual([
    ['chatgpt', 3, { strong: 3, weak: 0, none: 0 }],
    ['apiKey', 1, { strong: 0, weak: 1, none: 0 }],
    ['otherProvider', 1, { strong: 1, weak: 0, none: 0 }],
    ['unknown', 1, { strong: 0, weak: 0, none: 1 }],
  ]);
  expect(report.accounts).toEqual({ workspace: 1, personal: 1, notKnown: 1 });
  expect(report.gap.map(({ threadId }) => threadId)).toEqual([threads[1], threads[3], threads[4]]);
  expect(report.gap[0]).toMatchObject({ class: 'chatgpt', rollout: 'present', cwd: '/home/dev/project' });
  expect(
    report.spans.map(({ days, total, covered, gap, notKnown }) =>
      [days, total, covered, gap, notKnown].map((each) => (typeof each === 'number' ? each : each.sessions)),
    ),
  ).toEqual([
    [7, 6, 1, 3, 2],
    [30, 6, 1, 3, 2],
    [90, 6, 1, 3, 2],
  ]);
});

test.each([
  [22, 0],
  [24, 1],
  [29, 1],
  [31, 0],
])('a covered session of %i days ago is about to leave: %i', async (daysAgo, leaving) => {
  const { report } = await reportOf([
    { kind: 'workspace', daysAgo, input: 1 },
    { kind: 'apiKey', daysAgo, input: 1 },
  ]);
  expect(report.leavingWindow).toBe(leaving);
});

test('every session and token of the span is in exactly one class', async () => {
  const session = fc.record({
    kind: fc.constantFrom(...(Object.keys(kinds) as Kind[])),
    daysAgo: fc.integer({ min: 0, max: 100 }),
    input: fc.integer({ min: 1, max: 1_000_000 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(session, { maxLength: 12 }),
      fc.integer({ min: 1, max: 120 }),
      async (all, days) => {
        const { report } = await reportOf(all, days);
        const counted = all.filter(({ daysAgo }) => daysAgo < days);
        expect(report.sessions).toBe(counted.length);
        expect(report.tokens.input).toBe(counted.reduce((sum, { input }) => sum + input, 0));
        const classes = Object.values(report.byClass);
        expect(classes.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(report.sessions);
        expect(classes.reduce((sum, { tokens }) => addTokens(sum, tokens), noTokens)).toEqual(report.tokens);
        const byDay = report.byDay.flatMap(({ sessions }) => Object.values(sessions));
        expect(byDay.reduce((sum, count) => sum + count, 0)).toBe(counted.length);
        for (const { total, covered, gap, notKnown } of report.spans) {
          expect(covered.sessions + gap.sessions + notKnown.sessions).toBe(total.sessions);
        }
        expect(report.gap).toHaveLength(
          counted.filter(({ kind }) => ['personal', 'apiKey', 'provider'].includes(kind)).length,
        );
      },
    ),
    { numRuns: runs(25) },
  );
});

test('what is left of a session is told by its files', async () => {
  using home = new TempHome();
  const [thread = ''] = write(home, [{ kind: 'apiKey', daysAgo: 0, input: 1 }]);
  const usage = openServiceWith([home.path], { now: () => NOW });
  await usage.scan(() => {});
  usage.ledger.forget(`${home.path}/sessions/2026/11/23/rollout-2026-11-23T01-33-38-${thread}.jsonl`, thread);
  const { gap, gapRollouts } = makeCoverageReport(usage.ledger, 30, NOW, []);
  expect(gap.map(({ rollout }) => rollout)).toEqual(['deleted']);
  expect(gapRollouts).toEqual({ present: 0, archived: 0, compressed: 0, deleted: 1 });
  await usage.close();
});

test('an unknown provider, an old Codex or no response leave the class unknown', () => {
  const facts = { auth: null, modelProvider: 'openai', cliVersion: '0.169.0', responses: 1 } as const;
  expect(classifySession(facts)).toMatchObject({ class: 'apiKey', evidence: 'weak' });
  for (const other of [
    { modelProvider: null },
    { cliVersion: null },
    { cliVersion: '0.98.0' },
    { responses: 0 },
  ]) {
    expect(classifySession({ ...facts, ...other })).toMatchObject({ class: 'unknown', evidence: 'none' });
  }
});
