import { resolve } from 'node:path';
import { unknownWord } from '../../core/collections/closest.ts';
import type { Command } from '../run/command.ts';
import { wrongUsage } from '../terminal/cli-error.ts';
import { localeContextOf } from '../views/locale-context.ts';
import { pricingView } from '../views/usage/pricing-view.ts';
import { noWords } from './no-words.ts';

export const pricingCommand: Command = {
  name: 'pricing',
  synopsis: '[update --from FILE]',
  summary: 'Show the prices in force with their date, or take a newer table',
  words: [{ name: 'update', summary: 'Take a newer table from a file' }],
  examples: [
    { line: 'pricing', summary: 'The prices in force' },
    { line: 'pricing update --from prices.json', summary: 'Take a newer table' },
  ],
  options: {
    from: { type: 'string', value: 'FILE', summary: 'The newer table, for update' },
  },
  details: [
    'update checks the table and puts it in the state folder; the one before is kept. Exit 1 where the table is older or of the same day, 3 where it is missing or broken. Your own prices go into prices.json of the state folder.',
  ],
  prepare(words, options) {
    const [word, ...more] = words;
    const from = options.text('from');
    if (word !== undefined && word !== 'update') {
      throw wrongUsage('unknown-command', unknownWord('pricing command', word, ['update']));
    }
    noWords('pricing update', more);
    if (word === 'update' && !from) {
      throw wrongUsage('missing-option', 'Name the newer table with --from FILE.');
    }
    if (word === undefined && from !== undefined) {
      throw wrongUsage('missing-word', '--from is for `pricing update`. Give both.');
    }
    return async (session) => {
      const { glance, terminal } = session;
      const report =
        from === undefined ? glance.pricingReport() : await glance.updatePrices(resolve(terminal.cwd, from));
      if (session.json) await session.printJson(report);
      else await session.printLines(pricingView(report, localeContextOf(session)));
      return report.update?.changed === false ? 1 : 0;
    };
  },
};
