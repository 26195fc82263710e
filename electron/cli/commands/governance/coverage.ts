import type { Command } from '../../run/command.ts';
import { load } from '../../run/load.ts';
import type { GivenOptions } from '../../run/option-specs.ts';
import { wrongUsage } from '../../terminal/cli-error.ts';
import { coverageView } from '../../views/governance/coverage-view.ts';
import { localeContextOf } from '../../views/locale-context.ts';
import { noWords } from '../no-words.ts';

/** The Compliance API keeps so many days. */
const DAYS = 30;

export const coverageCommand: Command = {
  name: 'coverage',
  synopsis: '[--days N]',
  summary: "Show which sessions an organisation's compliance export cannot see",
  options: {
    days: { type: 'string', value: 'N', summary: `The last N days count, today with them. Default: ${DAYS}` },
  },
  examples: [
    { line: 'coverage', summary: 'The last 30 days' },
    { line: 'coverage --days 90 --json', summary: 'Every session in the gap of a quarter' },
  ],
  details: [
    'A session is classed by what its files tell of the sign-in: strong evidence names it, weak is what is missing in them. The Compliance API holds sessions of a ChatGPT workspace for up to 30 days; API keys, other providers and personal accounts are not in it.',
  ],
  prepare(words, options) {
    noWords('coverage', words);
    const days = readDays(options);
    return async (session) => {
      await load(session);
      const report = await session.glance.coverageReport({ days });
      if (session.json) await session.printJson(report);
      else await session.printLines(coverageView(report, localeContextOf(session)));
      return 0;
    };
  },
};

function readDays(options: GivenOptions): number {
  const given = options.text('days');
  if (given === undefined) return DAYS;
  if (/^[1-9]\d{0,3}$/.test(given)) return Number(given);
  throw wrongUsage('invalid-number', `--days needs a number of days such as 90, not "${given}".`);
}
