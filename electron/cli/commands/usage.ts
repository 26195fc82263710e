import type { UsageQuery } from '../../core/glance.ts';
import { type UsageGrouping, usageGroupings } from '../../shared/commands.ts';
import { wrongUsage } from '../cli-error.ts';
import { unknownWord } from '../closest.ts';
import type { Command } from '../command.ts';
import { readUsage } from '../load.ts';
import type { GivenOptions } from '../option-specs.ts';
import { readerOf } from '../reader.ts';
import { usageReportView } from '../views/usage-report-view.ts';
import { noWords } from './no-words.ts';

export const usageCommand: Command = {
  name: 'usage',
  synopsis: usageGroupings.join('|'),
  summary: 'Show tokens by day, week, month, session, model or project',
  options: {
    since: { type: 'string', value: 'YYYY-MM-DD', summary: 'The first day that counts' },
    until: { type: 'string', value: 'YYYY-MM-DD', summary: 'The last day that counts' },
  },
  details: ['Days are local to --timezone. Weeks start on Monday.'],
  prepare(words, options) {
    const query = readQuery(words, options);
    return async (session) => {
      await readUsage(session);
      const report = session.glance.usageReport(query);
      if (session.json) await session.printJson(report);
      else await session.printLines(usageReportView(report, readerOf(session)));
      return 0;
    };
  },
};

function readQuery(words: readonly string[], options: GivenOptions): UsageQuery {
  const [word, ...more] = words;
  const names = usageGroupings.join(', ');
  if (word === undefined) throw wrongUsage('missing-word', `Say how to group the usage: one of ${names}.`);
  if (!isGrouping(word)) throw wrongUsage('unknown-command', unknownWord('grouping', word, usageGroupings));
  noWords(`usage ${word}`, more);
  const since = readDay('--since', options.text('since'));
  const until = readDay('--until', options.text('until'));
  if (since !== undefined && until !== undefined && since > until) {
    throw wrongUsage('invalid-span', `--since ${since} is after --until ${until}. Swap them.`);
  }
  return { by: word, ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
}

function isGrouping(word: string): word is UsageGrouping {
  return usageGroupings.some((grouping) => grouping === word);
}

/** A day of the calendar: the 30th of February is none. */
function readDay(option: string, given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const at = /^\d{4}-\d\d-\d\d$/.test(given) ? Date.parse(`${given}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(at) && new Date(at).toISOString().startsWith(given)) return given;
  throw wrongUsage('invalid-day', `${option} needs a day such as 2026-11-23, not "${given}".`);
}
