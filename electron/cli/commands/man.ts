import { manual } from '../reference/manual.ts';
import type { Command } from '../run/command.ts';
import { noWords } from './no-words.ts';

/** Makes the command `man`. `commands` returns all of the program, once they are loaded. */
export const manCommand = (commands: () => readonly Command[]): Command => ({
  name: 'man',
  synopsis: '',
  summary: 'Print the manual page',
  options: {},
  examples: [
    { line: 'man | man -l -', summary: 'Read it' },
    {
      line: 'man > ~/.local/share/man/man1/codex-glance.1',
      summary: 'Keep it where "man codex-glance" finds it',
    },
  ],
  details: ['The build writes the same page to dist/codex-glance.1.'],
  takesAnyFolder: true,
  prepare(words) {
    noWords('man', words);
    return async ({ terminal }) => {
      await terminal.stdout.write(manual(commands()));
      return 0;
    };
  },
});
