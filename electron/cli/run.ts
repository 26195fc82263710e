import { GLANCE_VERSION } from '../shared/version.ts';
import { errorReport, toCliError, wrongUsage } from './cli-error.ts';
import type { ExitCode } from './command.ts';
import { asksForJson, parseCommandLine } from './command-line.ts';
import { commandHelp, generalHelp } from './help.ts';
import { openSession } from './session.ts';
import type { Terminal } from './terminal.ts';
import { clean } from './text/clean.ts';

/** Runs one command line to its end. Every failure becomes one line on stderr and an exit code. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await dispatch(argv, terminal);
  } catch (thrown) {
    const error = toCliError(thrown);
    if (asksForJson(argv)) await terminal.stdout.write(`${JSON.stringify(errorReport(error))}\n`);
    const where = error.file === null || error.message.includes(error.file) ? '' : `${error.file}: `;
    await terminal.stderr.write(`codex-glance: ${clean(where + error.message)}\n`);
    return error.exitCode;
  }
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { command, words, options } = parseCommandLine(argv);
  if (options.has('version')) {
    await terminal.stdout.write(`codex-glance ${GLANCE_VERSION}\n`);
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
  const work = command.prepare(words, options);
  const session = openSession(terminal, options);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}
