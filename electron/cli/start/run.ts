import type { ExitCode } from '../run/command.ts';
import { parseCommandLine } from '../run/command-line.ts';
import { wrongUsage } from '../terminal/cli-error.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { commands } from './commands.ts';
import { commandHelp, generalHelp } from './help.ts';
import { perform, telling } from './perform.ts';
import { versionLine } from './version-main.ts';

/** Runs one command line to its end. Every failure becomes one line on stderr and an exit code. */
export function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  return telling(argv, terminal, () => dispatch(argv, terminal));
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { command, words, options } = parseCommandLine(argv, commands);
  if (options.has('version')) {
    await terminal.stdout.write(versionLine);
    return 0;
  }
  if (options.has('help') || argv.length === 0) {
    const width = terminal.stdout.columns;
    await terminal.stdout.write(command === null ? generalHelp(width) : commandHelp(command, width));
    return 0;
  }
  if (command === null) {
    throw wrongUsage(
      'no-command',
      'No command was given. Try "codex-glance status" or "codex-glance --help".',
    );
  }
  return perform(command, words, options, terminal);
}
