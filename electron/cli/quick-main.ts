import type { ExitCode } from './command.ts';
import { parseCommandLine } from './command-line.ts';
import { statuslineCommand } from './commands/statusline.ts';
import { usageCommand } from './commands/usage.ts';
import { perform, telling } from './perform.ts';
import { runProcess } from './run-process.ts';
import type { Terminal } from './terminal.ts';

const quickCommands = [statuslineCommand, usageCommand];

/** The commands that are run without coming up with the others. */
export function main(): Promise<void> {
  return runProcess(runQuick, () => {
    throw new Error('A quick command does without a whole Glance.');
  });
}

function runQuick(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  return telling(argv, terminal, () => {
    const { command, words, options } = parseCommandLine(argv, quickCommands);
    return perform(command ?? statuslineCommand, words, options, terminal);
  });
}
