import { isAbsolute, join, resolve } from 'node:path';
import { unknownWord } from '../../../core/collections/closest.ts';
import type { UsageQuery } from '../../../core/glance.ts';
import { addDays, Calendar, mondayOf, monthOf } from '../../../core/time/calendar.ts';
import { type UsageGrouping, usageGroupings } from '../../../shared/commands.ts';
import type { CommandContext } from '../../run/command-context.ts';
import type { GivenOptions } from '../../run/option-specs.ts';
import { TOOLS } from '../../run/quick.ts';
import { wrongUsage } from '../../terminal/cli-error.ts';
import { type CcusageGrouping, ccusageGroupings } from '../../usage/ccusage-report.ts';
import { RUNAWAY_TIMES, type RunawayRule } from '../../usage/runaways.ts';
import { noWords } from '../no-words.ts';
import { type UsageFormat, usageFormats } from './usage-specs.ts';

type Timed = Extract<UsageGrouping, 'daily' | 'weekly' | 'monthly'>;

/** What the command line asks for, before anything is read. */
export interface UsagePlan {
  readonly by: UsageGrouping;
  readonly format: UsageFormat;
  /** Set where the shape of ccusage is wanted. */
  readonly compat: CcusageGrouping | null;
  /** Null where no list of runaways is wanted. */
  readonly runaways: RunawayRule | null;
  /** US dollars; null where nothing fails. */
  readonly failOver: number | null;
  /** So many rows are shown; null for all. */
  readonly limit: number | null;
  /** True where its data depend neither on the moment, nor on the folder it runs in, nor on who writes sessions. */
  readonly isRepeatable: boolean;
  query(session: CommandContext): UsageQuery;
}

/**
 * Reads what `usage` was asked for from its words and options.
 *
 * @throws CliError with exit code 2.
 */
export function readUsagePlan(words: readonly string[], options: GivenOptions): UsagePlan {
  const by = readGrouping(words);
  const splitBy = readSplit(options.texts('by'));
  const { since, until } = readSpan(options);
  const last = readLast(options, by);
  const projects = options.texts('project');
  const models = options.texts('model');
  const compat = readCompat(options, by, splitBy);
  const format = compat !== null ? 'json' : readFormat(options);
  const failOver = readFailOver(options, by);
  const isOfSums = [by, ...splitBy].every((each) => each !== 'session' && each !== 'project');
  return {
    by,
    format,
    compat,
    runaways: readRunaways(options, by, format),
    failOver,
    limit: readLimit(options, by, compat),
    isRepeatable: isOfSums && last === null && projects.length === 0 && failOver === null,
    query: (session) => ({
      by,
      ...(last !== null ? { since: firstOf(last, session) } : since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
      ...(projects.length === 0 ? {} : { projects: projects.map((each) => projectPattern(each, session)) }),
      ...(models.length === 0 ? {} : { models }),
      ...(splitBy.length === 0 ? {} : { splitBy }),
    }),
  };
}

/**
 * Reads a pattern of `--project`: a word with a separator is a path from the current folder, any other a folder's
 * name.
 */
export function projectPattern(given: string, { terminal }: CommandContext): string {
  if (given === '~' || /^~[\\/]/.test(given)) return join(terminal.homeDir, given.slice(1));
  if (given === '.' || given === '..') return resolve(terminal.cwd, given);
  if (!/[\\/]/.test(given) || isAbsolute(given) || /^(?:[A-Za-z]:|\\\\)/.test(given)) return given;
  return resolve(terminal.cwd, given);
}

function readGrouping([word = 'daily', ...more]: readonly string[]): UsageGrouping {
  if (!isGrouping(word))
    throw wrongUsage('unknown-command', unknownWord('grouping', word, [...usageGroupings, TOOLS]));
  noWords(`usage ${word}`, more);
  return word;
}

function isGrouping(word: string): word is UsageGrouping {
  return usageGroupings.some((grouping) => grouping === word);
}

function isTimed(by: UsageGrouping): by is Timed {
  return by === 'daily' || by === 'weekly' || by === 'monthly';
}

function readSplit(given: readonly string[]): UsageGrouping[] {
  return given
    .flatMap((text) => text.split(','))
    .map((word) => {
      if (isGrouping(word)) return word;
      throw wrongUsage('unknown-grouping', unknownWord('grouping', word, usageGroupings));
    });
}

function readFormat(options: GivenOptions): UsageFormat {
  const given = options.text('format');
  if (given === undefined) return options.has('json') ? 'json' : 'text';
  const format = usageFormats.find((each) => each === given);
  if (format === undefined) throw wrongUsage('unknown-format', unknownWord('format', given, usageFormats));
  if (options.has('json') && format !== 'json') {
    throw wrongUsage('conflicting-options', `--json and --format ${format} exclude each other. Give one.`);
  }
  return format;
}

function readCompat(
  options: GivenOptions,
  by: UsageGrouping,
  splitBy: readonly unknown[],
): CcusageGrouping | null {
  const given = options.text('compat');
  if (given === undefined) return null;
  if (given !== 'ccusage') throw wrongUsage('unknown-compat', unknownWord('program', given, ['ccusage']));
  const grouping = ccusageGroupings.find((each) => each === by);
  if (grouping === undefined) {
    const names = ccusageGroupings.join(', ');
    throw wrongUsage('no-such-report', `ccusage has no ${by} report for Codex. Give one of ${names}.`);
  }
  const format = options.text('format');
  if (splitBy.length > 0 || (format !== undefined && format !== 'json')) {
    throw wrongUsage(
      'conflicting-options',
      '--compat ccusage writes JSON without --by. Leave the others out.',
    );
  }
  return grouping;
}

function readRunaways(options: GivenOptions, by: UsageGrouping, format: UsageFormat): RunawayRule | null {
  const times = readAmount('--runaway-times', options.text('runaway-times'));
  const usd = readAmount('--runaway-usd', options.text('runaway-usd'));
  const asked = times !== null || usd !== null;
  if (asked && (by !== 'weekly' || (format !== 'text' && format !== 'markdown'))) {
    throw wrongUsage('no-such-list', 'Runaway sessions are listed by "usage weekly" as text or Markdown.');
  }
  if (!asked && (by !== 'weekly' || format !== 'markdown')) return null;
  return { times: times ?? RUNAWAY_TIMES, usd };
}

function readFailOver(options: GivenOptions, by: UsageGrouping): number | null {
  const limit = readAmount('--fail-over', options.text('fail-over'));
  if (limit !== null && !isTimed(by)) {
    throw wrongUsage('no-such-check', '--fail-over goes with daily, weekly or monthly.');
  }
  return limit;
}

function readLimit(options: GivenOptions, by: UsageGrouping, compat: CcusageGrouping | null): number | null {
  const given = options.text('limit');
  if (given === undefined) return null;
  if (!/^[1-9]\d{0,6}$/.test(given)) {
    throw wrongUsage('invalid-number', `--limit needs a number of rows such as 20, not "${given}".`);
  }
  if (isTimed(by))
    throw wrongUsage('invalid-span', `--limit goes with session, model or project; use --last ${given}.`);
  if (compat !== null) {
    throw wrongUsage('conflicting-options', '--compat ccusage writes all sessions. Leave --limit out.');
  }
  return Number(given);
}

function readAmount(option: string, given: string | undefined): number | null {
  if (given === undefined) return null;
  if (/^\d+(\.\d+)?$/.test(given)) return Number(given);
  throw wrongUsage('invalid-number', `${option} needs a number such as 500, not "${given}".`);
}

interface Last {
  readonly by: Timed;
  readonly count: number;
}

function readLast(options: GivenOptions, by: UsageGrouping): Last | null {
  const given = options.text('last');
  if (given === undefined) return null;
  if (!/^[1-9]\d{0,3}$/.test(given)) {
    throw wrongUsage('invalid-number', `--last needs a number of periods such as 4, not "${given}".`);
  }
  if (!isTimed(by)) throw wrongUsage('invalid-span', '--last goes with daily, weekly or monthly.');
  if (options.has('since')) throw wrongUsage('conflicting-options', 'Give --last or --since, not both.');
  return { by, count: Number(given) };
}

/** The first day of the last periods, the running one being the last of them. */
function firstOf({ by, count }: Last, session: CommandContext): string {
  const today = todayOf(session);
  if (by === 'daily') return addDays(today, 1 - count);
  if (by === 'weekly') return addDays(mondayOf(today), 7 * (1 - count));
  const [year = 0, month = 0] = monthOf(today).split('-').map(Number);
  return new Date(Date.UTC(year, month - count, 1)).toISOString().slice(0, 10);
}

/** Returns today's local day, `YYYY-MM-DD`. */
export function todayOf({ timezone, terminal }: CommandContext): string {
  return new Calendar(timezone).day(terminal.clock.now());
}

/** Returns days that count, both inclusive; each left out where it is not given. */
export function readSpan(options: GivenOptions): Pick<UsageQuery, 'since' | 'until'> {
  const since = readDay('--since', options.text('since'));
  const until = readDay('--until', options.text('until'));
  if (since !== undefined && until !== undefined && since > until) {
    throw wrongUsage('invalid-span', `--since ${since} is after --until ${until}. Swap them.`);
  }
  return { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
}

/** A day of the calendar: the 30th of February is none. */
function readDay(option: string, given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const at = /^\d{4}-\d\d-\d\d$/.test(given) ? Date.parse(`${given}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(at) && new Date(at).toISOString().startsWith(given)) return given;
  throw wrongUsage('invalid-day', `${option} needs a day such as 2026-11-23, not "${given}".`);
}
