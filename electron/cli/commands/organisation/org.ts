import { unknownWord } from '../../../core/collections/closest.ts';
import { KEY_VARIABLE } from '../../../core/organisation/settings/organisation-settings.ts';
import type { Command } from '../../run/command.ts';
import { wrongUsage } from '../../terminal/cli-error.ts';
import { noWords } from '../no-words.ts';
import { orgOptions } from './org-options.ts';
import { prepareReviews, prepareUsage } from './org-usage.ts';

const words = [
  {
    name: 'usage',
    summary: "What the organisation's Analytics API says of people, threads, turns and credits",
  },
  { name: 'reviews', summary: 'Code reviews by Codex, and what people answered' },
] as const;

export const orgCommand: Command = {
  name: 'org',
  synopsis: 'usage|reviews',
  summary: "Show what the organisation's own APIs say, for an administrator who has a key",
  words,
  options: orgOptions,
  examples: [
    { line: 'org usage --by week --since 2026-10-01', summary: 'Weeks of the quarter so far' },
    { line: 'org usage --by user --format csv', summary: 'People, for a spreadsheet' },
    { line: 'org reviews --dry-run', summary: 'The requests, without sending them' },
  ],
  details: [
    `The key needs read access alone. It comes from $${KEY_VARIABLE}, a variable, a file of mode 0600 or the keychain, as organisation.toml of the state folder or the line says; it is never written anywhere. Requests go to api.chatgpt.com, unless --base-url names a proxy of yours.`,
    'Days are of UTC. Rows are kept in the state folder, so that history outlives the 90 days of the API; days of the last week are read again, as rows come late. What was not read is unknown, not zero.',
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
