import { chosenHomes } from '../../core/settings/chosen-homes.ts';
import { homesInForce } from '../../core/settings/homes-in-force.ts';
import type { ReadSummary, StatuslineSummary } from '../../core/statusline/summary.ts';
import type { Command } from '../run/command.ts';
import type { CommandContext } from '../run/command-context.ts';
import { STATUSLINE } from '../run/quick.ts';
import { statuslineReport } from '../statusline/statusline-report.ts';
import { checkTemplate, fillTemplate, placeholders } from '../statusline/template.ts';
import { statuslineView } from '../views/statusline-view.ts';
import { noWords } from './no-words.ts';

const UNREAD = 'Codex: not read yet, run "codex-glance status" once';

/** Makes the command `statusline`, which prints the summary that `readSummary` returns. */
export const statuslineCommand = (readSummary: ReadSummary): Command => ({
  name: STATUSLINE,
  synopsis: '',
  summary: 'Print one short line for a prompt, tmux or an editor, at once',
  examples: [
    { line: 'statusline', summary: 'The line' },
    { line: "statusline --format '{today_tokens} {limit_5h}'", summary: 'Your own line' },
  ],
  options: {
    format: {
      type: 'string',
      value: 'TEXT',
      summary: 'The line, with placeholders such as "{today_tokens} {limit_5h}"',
    },
  },
  details: [
    'Reads the index that the other commands keep, and of the sessions only those of the newest two days and those that were active last. It never begins a first read.',
    '',
    'Placeholders; what is not known is "–":',
    ...Object.entries(placeholders).map(([name, { summary }]) => `  {${name}}  ${summary}`),
  ],
  prepare(words, options) {
    noWords(STATUSLINE, words);
    const format = options.text('format');
    if (format !== undefined) checkTemplate(format);
    return async (session) => {
      const { terminal, options: around, timezone, logger } = session;
      const now = terminal.clock.now();
      const { stateDir } = around;
      const { codexHomes } = homesInForce(around, chosenHomes(stateDir));
      const { platform } = terminal;
      const summary = await readSummary({ codexHomes, stateDir, timezone, platform, logger }, now);
      await print(session, summary, format, now);
      return 0;
    };
  },
});

async function print(
  session: CommandContext,
  summary: StatuslineSummary | null,
  format: string | undefined,
  now: number,
): Promise<void> {
  const { json, terminal } = session;
  if (json) return session.printJson(statuslineReport(summary, now));
  if (summary === null) return session.printLines([[UNREAD]]);
  if (format === undefined) return session.printLines([statuslineView(summary, now)]);
  return terminal.stdout.write(`${fillTemplate(format, summary, now)}\n`);
}
