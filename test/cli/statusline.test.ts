import { describe, expect, it } from 'vitest';
import { quickCommand } from '../../electron/cli/run/quick.ts';
import { plainMoment, plainSpan, plainTokens, plainUsd } from '../../electron/cli/statusline/plain-words.ts';
import { fillTemplate } from '../../electron/cli/statusline/template.ts';
import { renderLine } from '../../electron/cli/text/lines.ts';
import { textWidth } from '../../electron/cli/text/width.ts';
import { statuslineView } from '../../electron/cli/views/statusline-view.ts';
import type { StatuslineSummary, WindowForecast } from '../../electron/core/statusline/summary.ts';
import { Calendar } from '../../electron/core/time/calendar.ts';
import { formatTokens } from '../../electron/shared/format/tokens.ts';
import type { LimitWindow } from '../../electron/shared/limits.ts';
import { limitsMessage } from '../../electron/shared/messages/en/usage/limits.ts';
import { verbatim } from '../../electron/shared/messages/en/words.ts';
import type { RunOut } from '../../electron/shared/outlook.ts';
import { TempHome } from '../core/usage/homes.ts';
import { leveled, limitsOf } from '../fixtures/limits.ts';
import { SAMPLE_NOW } from '../fixtures/snapshots/sample-snapshot.ts';
import { command, documentOf } from './command.ts';

const calendar = new Calendar('Europe/Berlin');
const at = (ms: number) => new Date(SAMPLE_NOW + ms).toISOString();
const HOUR = 3600_000;

function windowOf(kind: 'session' | 'weekly', usedPercent: number | null): LimitWindow {
  const windowMinutes = kind === 'session' ? 300 : 10_080;
  return leveled({
    id: `codex:${windowMinutes}`,
    limitId: 'codex',
    limitName: null,
    windowMinutes,
    kind,
    usedPercent,
    resetsAt: at(2 * HOUR),
    observedAt: at(-1_000),
    state: usedPercent === null ? 'reset' : 'current',
    reason: verbatim('As the server said.'),
  });
}

function summaryOf(
  part: Partial<StatuslineSummary> = {},
  observedAt: string | null = at(-1_000),
): StatuslineSummary {
  const tokens = {
    input: 12_000_000,
    cachedInput: 0,
    cacheWriteInput: 0,
    output: 400_000,
    reasoningOutput: 0,
    total: 12_400_000,
  };
  return {
    day: '2026-11-20',
    today: { tokens, responses: 42, costUsd: 1.2449 },
    limits: limitsOf(
      [windowOf('session', 62), windowOf('weekly', 31)],
      SAMPLE_NOW,
      { planType: 'plus', observedAt },
      (part.outlooks ?? []).map((outlook) => ({ ...outlook, use: null })),
    ),
    outlooks: [],
    savedAt: SAMPLE_NOW,
    calendar,
    ...part,
  };
}

const forecast = (
  id: string,
  state: WindowForecast['state'],
  runsOut: RunOut | null = null,
): WindowForecast => {
  return { id, state, reason: verbatim(''), startedAt: null, pace: null, atReset: null, runsOut };
};
const runsOut = (ms: number): RunOut => ({ at: at(ms), earliest: at(ms), latest: null });
const usedUp = () => {
  const windows = [windowOf('session', 100), windowOf('weekly', 31)];
  return summaryOf({ limits: limitsOf(windows, SAMPLE_NOW, { observedAt: at(-1_000) }) });
};
const text = (summary: StatuslineSummary) => renderLine(statuslineView(summary, SAMPLE_NOW), false);

describe('the line', () => {
  it('tells what is known in few words', () => {
    expect(text(summaryOf())).toBe('12.4M today · $1.24 · 5h 62% · week 31%');
    const outlooks = [
      forecast('codex:300', 'lasts'),
      forecast('codex:10080', 'runs-out', runsOut(50 * HOUR)),
    ];
    expect(text(summaryOf({ outlooks }))).toBe(
      '12.4M today · $1.24 · 5h 62% · week 31% · runs out Sun 13:46',
    );
    expect(text(usedUp())).toContain('5h 100%');
    expect(text(usedUp())).toContain('limit reached');
  });

  it('leaves out what is not known, and tells how old limits are', () => {
    const summary = summaryOf();
    const unpriced = { ...summary, today: { ...summary.today, costUsd: null } };
    expect(text(unpriced)).toBe('12.4M today · 5h 62% · week 31%');
    const windows = [windowOf('session', null), windowOf('weekly', 31)];
    expect(text({ ...unpriced, limits: { ...summary.limits, windows, observedAt: at(-5 * HOUR) } })).toBe(
      '12.4M today · week 31% · seen 5h ago',
    );
    expect(text({ ...unpriced, limits: { ...summary.limits, windows: [], observedAt: null } })).toBe(
      '12.4M today',
    );
  });

  it('tells a spend cap and credits where there is no window', () => {
    const seen = { observedAt: at(-1_000), reason: limitsMessage('limits.credits.as-said') };
    const cap = { limit: '200', used: '150', remainingPercent: 25, resetsAt: null, reached: false, ...seen };
    const credits = { hasCredits: true, unlimited: false, balance: '1234567.89012345', ...seen };
    const of = (change: Partial<Parameters<typeof limitsOf>[2]>) =>
      text(
        summaryOf({
          limits: limitsOf([], SAMPLE_NOW, { state: 'observed', observedAt: at(-1_000), ...change }),
        }),
      );
    const current = { ...cap, state: 'current', level: 'normal' } as const;
    expect(of({ spendCap: current })).toBe('12.4M today · $1.24 · cap 75%');
    expect(of({ spendCap: { ...current, remainingPercent: 0, reached: true, level: 'reached' } })).toBe(
      '12.4M today · $1.24 · cap 100% · spend cap reached',
    );
    expect(of({ credits: { ...credits, state: 'available' } })).toBe('12.4M today · $1.24 · 1.2M credits');
    expect(of({ credits: { ...credits, balance: '0', state: 'out' } })).toBe(
      '12.4M today · $1.24 · no credits left',
    );
    expect(of({ credits: { ...credits, state: 'available' }, observedAt: at(-5 * HOUR) })).toContain(
      'seen 5h ago',
    );
  });

  it('names the window of another limit where that one binds, and only there', () => {
    const bucket = (limitName: string | null, usedPercent: number | null): LimitWindow => ({
      ...windowOf('weekly', usedPercent),
      id: 'codex_spark:10080',
      limitId: 'codex_spark',
      limitName,
    });
    const of = (limitName: string | null, usedPercent: number | null, outlooks: WindowForecast[] = []) => {
      const windows = [windowOf('session', 62), windowOf('weekly', 31), bucket(limitName, usedPercent)];
      const judging = outlooks.map((outlook) => ({ ...outlook, use: null }));
      return summaryOf({
        outlooks,
        limits: limitsOf(windows, SAMPLE_NOW, { observedAt: at(-1_000) }, judging),
      });
    };
    const usual = '12.4M today · $1.24 · 5h 62% · week 31%';
    expect(text(of('GPT-5.6-Codex-Spark', 90))).toBe(`${usual} · week Spark 90%`);
    expect(text(of(null, 90))).toBe(`${usual} · week spark 90%`);
    expect(text(of('gpt-5.6', 90))).toBe(`${usual} · week gpt-5.6 90%`);
    expect(text(of('a name with far too many words', 90))).toBe(`${usual} · week a-name-with-far… 90%`);
    expect(text(of('Spark', 100))).toBe(`${usual} · week Spark 100% · limit reached`);
    expect(text(of('Spark', 40, [forecast('codex_spark:10080', 'runs-out', runsOut(HOUR))]))).toBe(
      `${usual} · week Spark 40% · runs out 12:46`,
    );
    for (const calm of [50, 3, null]) expect(text(of('Spark', calm))).toBe(usual);
    const fill = (summary: StatuslineSummary) => fillTemplate('{limit_week} {binding}', summary, SAMPLE_NOW);
    expect(fill(of('Spark', 90))).toBe('31% week Spark 90%');
    expect(fill(of('Spark', 50))).toBe('31% 5h 62%');
    expect(fill(summaryOf({ limits: limitsOf([], SAMPLE_NOW) }))).toBe('– –');
  });

  it('names a limit that is not of Codex itself where no other has that length', () => {
    const other = { ...windowOf('weekly', 31), id: 'x:10080', limitId: 'x', limitName: 'Spark' };
    const windows = [windowOf('session', 62), other];
    const limits = limitsOf(windows, SAMPLE_NOW, { observedAt: at(-1_000) });
    expect(text(summaryOf({ limits }))).toBe('12.4M today · $1.24 · 5h 62% · week Spark 31%');
  });

  it('is short', () => {
    const outlooks = [forecast('codex:300', 'runs-out', runsOut(50 * HOUR))];
    expect(textWidth(text(summaryOf({ outlooks }, at(-30 * HOUR))))).toBeLessThanOrEqual(80);
  });
});

describe('a format', () => {
  it('fills every placeholder, and says where something is not known', () => {
    const fill = (format: string, summary = summaryOf()) => fillTemplate(format, summary, SAMPLE_NOW);
    expect(fill('{today_tokens} {today_input} {today_output} {today_responses} {cost_today}')).toBe(
      '12.4M 12M 400K 42 $1.24',
    );
    expect(fill('{limit_5h} {limit_week} {resets_5h} {plan} {seen}')).toBe('62% 31% 13:46 plus 0m');
    expect(fill('{runs_out}')).toBe('–');
    expect(fill('{runs_out}', summaryOf({ outlooks: [forecast('x', 'lasts')] }))).toBe('lasts');
    expect(fill('{runs_out}', usedUp())).toBe('reached');
    expect(fill('a {} {B} #[fg=red]')).toBe('a {} {B} #[fg=red]');
    const summary = summaryOf();
    expect(fill('{cost_today}', { ...summary, today: { ...summary.today, costUsd: null } })).toBe('–');
  });

  it('lets no escape sequence of a file through', () => {
    const summary = summaryOf();
    const evil = { ...summary, limits: { ...summary.limits, planType: '\u001b[31mpl\u202eus' } };
    expect(fillTemplate('{plan}', evil, SAMPLE_NOW)).toBe('plus');
  });
});

describe('plain words', () => {
  it.each([
    0, 7, 999, 1_000, 12_345, 99_949, 99_950, 999_499, 999_500, 1_234_567, 12_400_000, 999_400_000,
    2_000_000_000,
  ])('write %i as the other views do in English', (count) => {
    expect(plainTokens(count)).toBe(formatTokens(count, 'en'));
  });

  it('write money, spans and moments', () => {
    expect([0, 0.001, 1.239, 1_234.5].map(plainUsd)).toEqual(['$0.00', '<$0.01', '$1.24', '$1235']);
    expect([59_000, 3 * 60_000, 47 * HOUR, 72 * HOUR].map(plainSpan)).toEqual(['0m', '3m', '47h', '3d']);
    // The clocks went back at three.
    const day = Date.parse('2026-10-25T00:30:00.000Z');
    expect(plainMoment(day, day, calendar)).toBe('02:30');
    expect(plainMoment(day + HOUR, day, calendar)).toBe('02:30');
    expect(plainMoment(day + 2 * HOUR, day, calendar)).toBe('03:30');
    expect(plainMoment(day + 30 * HOUR, day, calendar)).toBe('Mon 07:30');
    expect(plainMoment(day + 240 * HOUR, day, calendar)).toBe('2026-11-04');
  });
});

describe('the command', () => {
  it('says what to do where nothing was read, and makes no Glance', async () => {
    using home = new TempHome();
    using state = new TempHome();
    const options = `--codex-home ${home.path} --state-dir ${state.path}`;
    const plain = await command(`statusline ${options}`);
    expect(plain).toMatchObject({ code: 0, stderr: '' });
    expect(plain.stdout).toBe('Codex: not read yet, run "codex-glance status" once\n');
    expect(plain.terminal.asked).toEqual([]);
    const json = await command(`statusline --json ${options}`);
    expect(documentOf(json.stdout)).toMatchObject({ state: 'unread', today: null, limits: [] });
  });

  it('refuses a placeholder that there is not', async () => {
    const { code, stderr } = await command('statusline --format {limit_5}');
    expect(code).toBe(2);
    expect(stderr).toBe('codex-glance: Unknown placeholder "limit_5". Did you mean "limit_5h"?\n');
  });

  it('names its placeholders in its help', async () => {
    expect((await command('statusline --help')).stdout).toContain('{limit_week}');
  });

  it.each([
    [['statusline'], 'statusline'],
    [['statusline', '--format', '{plan}'], 'statusline'],
    [['usage', 'daily', '--json'], 'usage'],
    [['usage', '--help'], null],
    [['statusline', '--help'], null],
    [['statusline', '-h'], null],
    [['--json', 'statusline'], null],
    [['status'], null],
    [[], null],
  ])('%j comes up alone: %s', (argv, alone) => {
    expect(quickCommand(argv)).toBe(alone);
  });
});
