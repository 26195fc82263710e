import type { ExportState } from '../../../electron/shared/export/exports.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** What Glance itself sends to systems that the user set up. */
export const exports = {
  about:
    'Codex Glance can send its own records to systems that you name: turns, sessions, limits, and what changed. Never prompts, responses or credentials. Nothing is sent unless you set it up.',
  switch: 'Send to the targets below',
  switchWhy: 'One switch for every target. What happens in sessions meanwhile is read later.',
  switchedOff: 'Off. Nothing more is sent.',
  switchedOn: 'On. What waited is sent.',
  undo: 'Undo',
  byGlance: 'Sent by Codex Glance',
  targets: 'Targets',
  none: 'No target is set up.',
  columns: {
    target: 'Target',
    state: 'State',
    waiting: 'Waiting',
    taken: 'Last taken',
  },
  waits: (count: string, since: string) => `${count} for ${since}`,
  nothing: 'none',
  states: {
    off: 'Off',
    fine: 'Up to date',
    waiting: 'Sending',
    refusing: 'Refuses',
    unattended: 'Not sent',
    behind: 'Behind',
    retrying: 'Tries again',
    failing: 'Failing',
    stopped: 'Stopped',
  } satisfies Record<ExportState, string>,
  file: 'A file on this machine',
  goesTo: (destination: string) => `Leaves this machine to ${destination}`,
  stays: (destination: string) => `Stays on this machine, to ${destination}`,
  elsewhere: 'Another process of Glance sends to it.',
  counts: (accepted: string, rejected: string) => `${accepted} taken, ${rejected} refused`,
  lastError: (age: string, reason: string) => `Last error ${age}: ${reason}`,
  never: 'never',
  queue: (records: string, most: string) => `${records} of at most ${most} records wait in the queue.`,
  problem: (place: string, key: string) => `${place}, ${key}:`,
  line: (file: string, line: number) => `${file}, line ${line}`,
  wrong: 'Wrong in the settings',
  problems: (count: number) => plural(count, { one: 'mistake', other: 'mistakes' }),
  setUp: 'Set one up',
  setUpWhy:
    'Add a table for each target to the settings of Codex Glance. Changes are seen at once, and need no restart.',
  settingsFile: 'Settings',
  preview: 'See exactly what would be sent, before anything is',
  fields: 'Every field, with its names in OpenTelemetry, OCSF, ECS and CEF',
  secrets: 'Secrets',
  secretsWhy:
    'A secret is never kept in the settings. Keep it in the keychain of this system here, or name an environment variable or a file that only you can read. Targets with a secret in the keychain are sent to by the tray app alone.',
  secretName: 'Name',
  nameWrong: 'Small letters, digits and hyphens.',
  secret: 'Secret',
  storeSecret: 'Store secret',
  stored: (name: string) => `Stored. Name it in the settings as { keychain = "${name}" }.`,
  bothNeeded: 'Give a name and a secret.',
  kept: 'Stored secrets',
  forget: (name: string) => `Forget ${name}`,
};
