import { usageGroupings } from '../../../shared/commands.ts';
import type { CommandWord } from '../../run/command.ts';
import type { OptionSpecs } from '../../run/option-specs.ts';
import { TOOLS } from '../../run/quick.ts';
import { RUNAWAY_TIMES } from '../../usage/runaways.ts';

export const usageFormats = ['text', 'json', 'csv', 'markdown'] as const;
export type UsageFormat = (typeof usageFormats)[number];

export const usageWords: readonly CommandWord[] = [
  { name: 'daily', summary: 'By local day; what a bare usage shows' },
  { name: 'weekly', summary: 'By week from Monday' },
  { name: 'monthly', summary: 'By calendar month' },
  { name: 'session', summary: 'By session, the most recently active first' },
  { name: 'model', summary: 'By model, the most tokens first' },
  { name: 'project', summary: 'By folder, the most tokens first' },
  { name: TOOLS, summary: 'Calls of tools, errors and compactions by day, without any content' },
];

export const usageOptions: OptionSpecs = {
  since: { type: 'string', value: 'YYYY-MM-DD', summary: 'The first day that counts' },
  until: { type: 'string', value: 'YYYY-MM-DD', summary: 'The last day that counts' },
  last: {
    type: 'string',
    value: 'N',
    summary: 'Only the last N days, weeks or months, including the current one',
  },
  limit: {
    type: 'string',
    value: 'N',
    summary: 'Only N rows: the most recently active sessions, or the models or folders with the most tokens',
  },
  project: {
    type: 'string',
    multiple: true,
    value: 'FOLDER',
    summary: 'Count only this folder and those below it, or any folder of this name; may be repeated',
  },
  model: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    summary: 'Count only this model, such as "gpt-6*"; may be repeated',
  },
  by: {
    type: 'string',
    multiple: true,
    value: 'GROUPING',
    values: usageGroupings,
    summary: 'Split each row further, such as daily --by model,project; may be repeated',
  },
  format: {
    type: 'string',
    value: usageFormats.join('|'),
    values: usageFormats,
    summary: 'How the report is written',
  },
  compat: {
    type: 'string',
    value: 'ccusage',
    values: ['ccusage'],
    summary: 'JSON in the shape of "ccusage codex"',
  },
  'runaway-times': {
    type: 'string',
    value: 'N',
    summary: `A week's runaway sessions: more than N times the median session's tokens. Default: ${RUNAWAY_TIMES}`,
  },
  'runaway-usd': {
    type: 'string',
    value: 'USD',
    summary: 'Also sessions that cost more than this in a week',
  },
  'fail-over': {
    type: 'string',
    value: 'USD',
    summary: 'Exit with 1 where a period costs more, or where its cost is not known',
  },
};

export const usageDetails: readonly string[] = [
  'Days are local to --timezone. Weeks start on Monday.',
  '',
  '--by splits each row into parts that add up to it, by one or more groupings: in text below the row, in JSON as "parts" with "keys" in the order of "splitBy", in CSV a line a part.',
  '',
  'Patterns of --project and --model may hold *; "unknown" counts what was not recorded. Several of one kind count what any of them matches.',
  '',
  "Change compares a day, week or month with the one before, both whole. CSV has no totals; a cost that is not known is empty there, and null in JSON. A text that a spreadsheet would run begins with '.",
  '',
  '--compat ccusage has daily, monthly and session, as ccusage has for Codex. costUSD is null where the price is not known, where ccusage writes 0; responses that name no model stand under "unknown", where ccusage writes gpt-5; lastActivity is the time of the session\'s last line.',
  '',
  'tools takes --since, --until and --json. It reads all sessions for names, kinds and times of calls, and passes over arguments and outputs. A duration is the one that Codex has measured, else the time from the call to its end; one that is not recorded is not known. Failures are those that Codex records in a field of its own, such as an exit code: what an output says is never read.',
  '',
  `A team report for CI: usage weekly --last 4 --format markdown --codex-home A --codex-home B --fail-over 500. It lists runaway sessions: those with more than ${RUNAWAY_TIMES} times the tokens of the median session of the same week.`,
];
