import { listOf } from '../../list-of.ts';
import { messageMaker } from '../../message.ts';

/** What a value of settings or prices must be, where it is something else. */
export const value = {
  'value.boolean': () => 'it must be true or false',
  'value.text': () => 'it must be text',
  'value.number': () => 'it must be a number',
  'value.whole': () => 'it must be a whole number',
  'value.list': () => 'it must be a list',
  'value.table': () => 'it must be a table of keys and values',
  'value.one-of': ({ options }: { options: readonly string[] }) => `it must be ${listOf(options, 'or')}`,
  'value.at-least': ({ least }: { least: number }) => `it must be at least ${least}`,
  'value.at-most': ({ most }: { most: number }) => `it must be at most ${most}`,
  'value.not-empty': () => 'it must not be empty',
  'value.long': ({ most }: { most: number }) => `it must be no longer than ${most}`,
  'value.missing': () => 'it is missing',
  'value.no-such-key': () => 'it has an unknown key',
  'value.time-of-day': () => 'it must be a time of day such as 22:30',
  'value.span': () => 'it must be a span of time such as 22:00-07:00',
  'value.rising': () => 'its numbers must be in rising order',
  'value.absolute-path': () => 'it must be an absolute path',
  'value.day': () => 'it must be a day such as 2026-11-23',
  'value.version': () => 'it must be a version such as 1',
  'value.codex-version': () => 'it must be a version such as 0.171.0',
  'value.periods-in-order': () => 'it must have its periods in order of "from"',
  'value.model-twice': () => 'it names a model or alias twice',
  'value.name-twice': () => 'another one has this name already',
  'value.target-name': () => 'it must be of small letters, digits and hyphens',
  'value.web-url': () =>
    'it must be an https address without user and password; http is for this machine alone',
  'value.not-taken': () => 'it does not have the expected form',
};

export type ValueId = keyof typeof value;

export const valueMessage = messageMaker(value);
