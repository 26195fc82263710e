import { unknownWord } from '../../../core/collections/closest.ts';
import { KEY_VARIABLE } from '../../../core/organisation/settings/organisation-settings.ts';
import type { Command } from '../../run/command.ts';
import { wrongUsage } from '../../terminal/cli-error.ts';
import { noWords } from '../no-words.ts';
import { prepareCompliance } from './org-compliance.ts';
import { prepareDoctor } from './org-doctor.ts';
import { orgOptions } from './org-options.ts';
import { prepareReconcile } from './org-reconcile.ts';
import { prepareReviews, prepareUsage } from './org-usage.ts';

const words = [
  {
    name: 'usage',
    summary: "What the organisation's Analytics API says of people, threads, turns and credits",
  },
  { name: 'reviews', summary: 'Code reviews by Codex, and what people answered' },
  {
    name: 'compliance',
    summary:
      'compliance pull, check, coverage: the compliance logs in a folder, rules over them, and what they hold of this machine',
  },
  {
    name: 'reconcile',
    summary: 'Tokens of a person here and in the organisation, day by day, and why they differ',
  },
  { name: 'doctor', summary: 'Ask each endpoint once, and say what the key may read' },
] as const;

export const orgCommand: Command = {
  name: 'org',
  synopsis: 'usage|reviews|compliance pull|check|coverage --out DIR|reconcile|doctor',
  summary: "Show what the organisation's own APIs say, for an administrator who has a key",
  words,
  options: orgOptions,
  examples: [
    { line: 'org usage --by week --since 2026-10-01', summary: 'Weeks of the quarter so far' },
    { line: 'org usage --by user --format csv', summary: 'People, for a spreadsheet' },
    { line: 'org compliance pull --out logs', summary: 'What came since the last pull' },
  ],
  details: [
    `The key needs read access alone. It comes from $${KEY_VARIABLE}, a variable, a file of mode 0600 or the keychain, as organisation.toml of the state folder or the line says; it is never written anywhere. Requests go to api.chatgpt.com, unless --base-url names a proxy of yours.`,
    'Days are of UTC. Rows are kept in the state folder, so that history outlives the 90 days of the API; days of the last week are read again, as rows come late. What was not read is unknown, not zero.',
    'compliance pull keeps one folder for each type of events. Files are verified by size and SHA-256, an event that is there already is not written again, and a pull that was ended goes on where it was. The files hold prompts and responses: choose the folder accordingly. Exits with 1 where files failed, or went out of the 30 days that the platform keeps before they were pulled.',
    'compliance check runs rules over what was pulled, on this machine: sessions that name many files, failed tool calls, denied decisions, prompts an hour, well-known forms of secrets, terms of a dictionary of yours, revocations. It prints ids and counts, never content, and exits with 1 where one matches. compliance coverage counts the sessions of this machine that are in the logs.',
  ],
  prepare([word, ...more], options) {
    if (word === undefined)
      throw wrongUsage(
        'missing-word',
        `Say what to show: org ${words.map(({ name }) => name).join(' or org ')}.`,
      );
    switch (word) {
      case 'usage':
        noWords('org usage', more);
        return prepareUsage(options);
      case 'reviews':
        noWords('org reviews', more);
        return prepareReviews(options);
      case 'compliance':
        return prepareCompliance(more, options);
      case 'reconcile':
        noWords('org reconcile', more);
        return prepareReconcile(options);
      case 'doctor':
        noWords('org doctor', more);
        return prepareDoctor(options);
      default:
        throw wrongUsage(
          'unknown-command',
          unknownWord(
            'org command',
            word,
            words.map(({ name }) => name),
          ),
        );
    }
  },
};
