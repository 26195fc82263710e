import { resolve } from 'node:path';
import { unknownWord } from '../../../core/collections/closest.ts';
import { usualLimits } from '../../../core/organisation/rules/rules.ts';
import type { NamedOrganisation } from '../../../core/organisation/settings/organisation-settings.ts';
import { DAY_MS } from '../../../shared/durations.ts';
import { orgGroupings } from '../../../shared/schema/organisation/org-usage.ts';
import type { CommandContext } from '../../run/command-context.ts';
import type { GivenOptions, OptionSpecs } from '../../run/option-specs.ts';
import { wrongUsage } from '../../terminal/cli-error.ts';
import { readSpan } from '../usage/usage-options.ts';

const formats = ['text', 'json', 'csv', 'markdown'] as const;
export type OrgFormat = (typeof formats)[number];

/** So many days count where none are named. */
const DAYS = 30;

export const orgOptions: OptionSpecs = {
  since: { type: 'string', value: 'YYYY-MM-DD', summary: `The first UTC day. Default: ${DAYS} days ago` },
  until: { type: 'string', value: 'YYYY-MM-DD', summary: 'The last UTC day. Default: today' },
  by: {
    type: 'string',
    value: 'GROUPING',
    values: orgGroupings,
    summary: 'How rows are summed; reviews by day or week. Default: day',
  },
  products: {
    type: 'string',
    value: 'codex|all',
    values: ['codex', 'all'],
    summary: 'all: ChatGPT and Work too, where the key may read it. Default: codex',
  },
  person: { type: 'string', value: 'EMAIL', summary: 'Whose machine this is, for reconcile; an id will do' },
  teams: { type: 'string', value: 'FILE', summary: 'A CSV file of people and their team, for --by team' },
  out: { type: 'string', value: 'DIR', summary: 'The folder that compliance logs are pulled into' },
  types: {
    type: 'string',
    value: 'TYPE',
    multiple: true,
    summary: 'Only these types of events, such as CODEX_LOG; a comma list, may be repeated',
  },
  also: {
    type: 'string',
    value: 'LIST',
    multiple: true,
    summary: 'Lists of now beside the logs: tasks, environments, users; a comma list',
  },
  'keep-days': { type: 'string', value: 'N', summary: 'Remove pulled files that are older, after a pull' },
  terms: {
    type: 'string',
    value: 'FILE',
    summary: 'A dictionary for check: a term a line, /…/ an expression',
  },
  'max-files': {
    type: 'string',
    value: 'N',
    summary: `Files a session may name. Default: ${usualLimits.files}`,
  },
  'max-failures': {
    type: 'string',
    value: 'N',
    summary: `Failed tool calls a session may have. Default: ${usualLimits.failures - 1}`,
  },
  'max-prompts': {
    type: 'string',
    value: 'N',
    summary: `Prompts a person may send in an hour. Default: ${usualLimits.prompts - 1}`,
  },
  format: { type: 'string', value: formats.join('|'), values: formats, summary: 'How the report is written' },
  offline: { type: 'boolean', summary: 'Ask nothing, report what is kept' },
  'dry-run': { type: 'boolean', summary: 'Print the requests that would be sent, and send none' },
  workspace: { type: 'string', value: 'ID', summary: 'The ChatGPT workspace' },
  organization: { type: 'string', value: 'ID', summary: 'The Platform organisation, org-…' },
  'key-env': { type: 'string', value: 'NAME', summary: 'The variable that holds the key' },
  'key-file': { type: 'string', value: 'FILE', summary: 'A file of mode 0600 that holds the key' },
  'base-url': {
    type: 'string',
    value: 'URL',
    summary: "A proxy of the organisation's in place of OpenAI's host",
  },
};

/** Reads what the line names of the organisation. @throws CliError with exit code 2. */
export function readNamed(options: GivenOptions): (session: CommandContext) => NamedOrganisation {
  const env = options.text('key-env');
  const file = options.text('key-file');
  if (env !== undefined && file !== undefined) {
    throw wrongUsage('conflicting-options', '--key-env and --key-file exclude each other. Give one.');
  }
  return ({ terminal }) => ({
    workspace: options.text('workspace'),
    organization: options.text('organization'),
    baseUrl: options.text('base-url'),
    key: env !== undefined ? { env } : file !== undefined ? { file: resolve(terminal.cwd, file) } : undefined,
  });
}

/** Reads the days as milliseconds, the end exclusive. @throws CliError with exit code 2. */
export function readDays(
  options: GivenOptions,
): (now: number) => { readonly start: number; readonly end: number } {
  const { since, until } = readSpan(options);
  return (now) => {
    const today = Math.floor(now / DAY_MS) * DAY_MS;
    const last = until === undefined ? today : Date.parse(until);
    const first = since === undefined ? last - (DAYS - 1) * DAY_MS : Date.parse(since);
    return { start: first, end: last + DAY_MS };
  };
}

/** Reads a word that is one of a few. @throws CliError with exit code 2. */
export function readOne<T extends string>(
  options: GivenOptions,
  name: string,
  all: readonly [T, ...(readonly T[])],
): T {
  const given = options.text(name);
  const found = given === undefined ? all[0] : all.find((each) => each === given);
  if (found === undefined) throw wrongUsage(`unknown-${name}`, unknownWord(name, given ?? '', all));
  return found;
}

/** @throws CliError with exit code 2. */
export function readFormat(options: GivenOptions): OrgFormat {
  const format = readOne(options, 'format', formats);
  if (!options.has('json')) return format;
  if (options.has('format') && format !== 'json') {
    throw wrongUsage('conflicting-options', `--json and --format ${format} exclude each other. Give one.`);
  }
  return 'json';
}

/** Refuses options that do not go with a word of `org`. @throws CliError with exit code 2. */
export function onlyOptions(word: string, options: GivenOptions, taken: readonly string[]): void {
  for (const name of Object.keys(orgOptions)) {
    if (options.has(name) && !taken.includes(name) && !OF_ALL.includes(name)) {
      throw wrongUsage('unexpected-option', `--${name} does not go with org ${word}.`);
    }
  }
}

const OF_ALL: readonly string[] = ['dry-run', 'workspace', 'organization', 'key-env', 'key-file', 'base-url'];

/** Reads a whole number from 1 on; null where it is not given. @throws CliError with exit code 2. */
export function readNumber(options: GivenOptions, name: string): number | null {
  const given = options.text(name);
  if (given === undefined) return null;
  if (/^[1-9]\d{0,6}$/.test(given)) return Number(given);
  throw wrongUsage('invalid-number', `--${name} needs a number such as 90, not "${given}".`);
}
