import {
  type Budget,
  decideGuard,
  limitNames,
  type Spent,
} from '../../../core/governance/guard/decide-guard.ts';
import { Calendar, namedSpans } from '../../../core/time/calendar.ts';
import { type GuardPeriod, guardPeriods } from '../../../shared/governance/guard-report.ts';
import type { Command, ExitCode } from '../../run/command.ts';
import type { CommandContext } from '../../run/command-context.ts';
import { load, readUsage } from '../../run/load.ts';
import type { GivenOptions } from '../../run/option-specs.ts';
import { wrongUsage } from '../../terminal/cli-error.ts';
import { guardView } from '../../views/governance/guard-view.ts';
import { localeContextOf } from '../../views/locale-context.ts';
import { noWords } from '../no-words.ts';
import { projectPattern } from '../usage/usage-options.ts';

export const guardCommand: Command = {
  name: 'guard',
  synopsis: '[--max-usd N --per day|week|month] [--limit NAME=PERCENT]',
  summary: 'Exit with 1 where more was used than a budget allows, for scripts, hooks and CI',
  options: {
    'max-usd': {
      type: 'string',
      value: 'N',
      summary: 'The most that may be spent in the period, in US dollars',
    },
    per: {
      type: 'string',
      value: guardPeriods.join('|'),
      values: guardPeriods,
      summary: 'The period of --max-usd, in local time. Default: day',
    },
    project: {
      type: 'string',
      multiple: true,
      value: 'FOLDER',
      summary: 'Count only this folder and those below it for --max-usd; may be repeated',
    },
    limit: {
      type: 'string',
      multiple: true,
      value: 'NAME=PERCENT',
      summary: 'The most that may be used of a rate limit, such as weekly=90%; may be repeated',
    },
  },
  examples: [
    { line: 'guard --max-usd 50 --per day', summary: 'Fails once more than $50 was spent today' },
    { line: 'guard --limit weekly=90% --limit 5-hour=95%', summary: 'Fails near the end of a limit' },
    { line: 'guard --max-usd 20 && codex exec "say hi"', summary: 'Runs Codex only within the budget' },
  ],
  details: [
    'Exits with 0 where every budget is within, 1 where one is over, and 3 where what is known is not enough to say: a model without a price, or a limit that no session has recorded since its reset.',
    `Names of limits: ${limitNames.join(', ')}, or an id as status --json has it.`,
  ],
  prepare(words, options) {
    noWords('guard', words);
    const budgets = readBudgets(options);
    const projects = options.texts('project');
    return async (session) => {
      const asksLimits = budgets.some(({ kind }) => kind === 'limit');
      if (asksLimits) await load(session);
      else await readUsage(session);
      const { usageReport } = asksLimits ? session.glance : session.usage;
      const patterns = projects.map((each) => projectPattern(each, session));
      const report = decideGuard(budgets, {
        spent: (period) => spentIn(session, usageReport, period, patterns),
        limits: asksLimits ? session.glance.store.getState().limits : null,
        now: session.terminal.clock.now(),
      });
      if (session.json) await session.printJson(report);
      else await session.printLines(guardView(report, localeContextOf(session)));
      return exitCode(
        report.over,
        report.budgets.some(({ state }) => state === 'not-known'),
      );
    };
  },
};

function exitCode(isOver: boolean, isUnknown: boolean): ExitCode {
  if (isOver) return 1;
  return isUnknown ? 3 : 0;
}

function spentIn(
  { terminal, timezone }: CommandContext,
  usageReport: CommandContext['usage']['usageReport'],
  period: GuardPeriod,
  projects: readonly string[],
): Spent {
  const calendar = new Calendar(timezone);
  const spans = namedSpans(calendar, terminal.clock.now());
  const span = { day: spans.today, week: spans.week, month: spans.month }[period];
  const report = usageReport({
    by: 'model',
    since: calendar.day(span.from),
    until: calendar.day(span.to - 1),
    ...(projects.length === 0 ? {} : { projects }),
  });
  const { tokens, ...cost } = report.totals;
  return {
    ...cost,
    tokens: tokens.total,
    models: report.rows.flatMap(({ models }) => models),
    until: new Date(span.to).toISOString(),
  };
}

/** @throws CliError with exit code 2. */
function readBudgets(options: GivenOptions): Budget[] {
  const usd = options.text('max-usd');
  const per = options.text('per');
  const limits = options.texts('limit');
  if (usd === undefined && limits.length === 0) {
    throw wrongUsage('missing-option', 'Name a budget with --max-usd N or --limit NAME=PERCENT.');
  }
  if (usd === undefined && (per !== undefined || options.texts('project').length > 0)) {
    throw wrongUsage('missing-option', '--per and --project go with --max-usd. Name a sum.');
  }
  return [...(usd === undefined ? [] : [readMoney(usd, per)]), ...limits.map(readLimit)];
}

function readMoney(given: string, per = 'day'): Budget {
  const period = guardPeriods.find((each) => each === per);
  if (period === undefined) {
    throw wrongUsage('unknown-period', `--per takes ${guardPeriods.join(', ')}, not "${per}".`);
  }
  if (!/^\d{1,9}(\.\d{1,6})?$/.test(given)) {
    throw wrongUsage('invalid-number', `--max-usd needs a number such as 50, not "${given}".`);
  }
  return { kind: 'usd', period, limit: Number(given) };
}

function readLimit(given: string): Budget {
  const found = /^(.+)=(\d{1,3}(?:\.\d{1,3})?)%?$/.exec(given);
  const [, name = '', percent = ''] = found ?? [];
  const isId = name.includes(':');
  if (!found || Number(percent) > 100) {
    throw wrongUsage(
      'invalid-limit',
      `--limit needs a name and a percentage such as weekly=90%, not "${given}".`,
    );
  }
  if (!isId && !limitNames.includes(name)) {
    throw wrongUsage(
      'unknown-limit',
      `No limit is called "${name}". Give one of ${limitNames.join(', ')}, or an id.`,
    );
  }
  return { kind: 'limit', name, limit: Number(percent) };
}
