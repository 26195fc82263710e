import { type Budget, limitNames } from '../../core/governance/guard/decide-guard.ts';
import { guardPeriods } from '../../shared/governance/guard-report.ts';
import type { GivenOptions, OptionSpecs } from '../run/option-specs.ts';
import { wrongUsage } from '../terminal/cli-error.ts';

/** The options that name budgets. */
export const budgetOptions = {
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
} satisfies OptionSpecs;

/**
 * Reads the budgets that a command line names.
 *
 * @throws CliError with exit code 2.
 */
export function readBudgets(options: GivenOptions): Budget[] {
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
