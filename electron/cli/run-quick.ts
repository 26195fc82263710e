import type { Command } from './command.ts';
import { parseCommandLine } from './command-line.ts';
import { perform, telling } from './perform.ts';
import { runProcess } from './run-process.ts';
import type { Terminal } from './terminal.ts';

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
