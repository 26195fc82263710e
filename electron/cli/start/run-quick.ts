import type { Command } from '../run/command.ts';
import { parseCommandLine } from '../run/command-line.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { perform, telling } from './perform.ts';
import { runProcess } from './run-process.ts';

/** Runs one command without coming up with the others, and without a whole Glance. */
export function runQuick(command: Command, openUsage?: Terminal['openUsage']): Promise<void> {
  return runProcess(
    (argv, terminal) =>
      telling(argv, terminal, () => {
        const { words, options } = parseCommandLine(argv, [command]);
        return perform(command, words, options, terminal);
      }),
    () => {
      throw new Error('A quick command does without a whole Glance.');
    },
    openUsage,
  );
}
