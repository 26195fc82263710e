import { clean } from '../../core/views/report/clean.ts';
import { safeJson } from '../../core/views/report/safe-json.ts';
import type { Command, ExitCode } from '../run/command.ts';
import { openContext } from '../run/command-context.ts';
import { asksForJson } from '../run/command-line.ts';
import type { GivenOptions } from '../run/option-specs.ts';
import { errorReport, toCliError } from '../terminal/cli-error.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Runs a command that was found, in a session of its own. */
export async function perform(
  command: Command,
  words: readonly string[],
  options: GivenOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const work = command.prepare(words, options);
  const session = openContext(terminal, options, command);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

/** Does the work; a failure becomes one line on stderr, with `--json` a document too, and an exit code. */
export async function telling(
  argv: readonly string[],
  terminal: Terminal,
  work: () => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await work();
  } catch (thrown) {
    const error = toCliError(thrown);
    if (asksForJson(argv)) await terminal.stdout.write(`${safeJson(errorReport(error))}\n`);
    const where = error.file === null || error.message.includes(error.file) ? '' : `${error.file}: `;
    await terminal.stderr.write(`codex-glance: ${clean(where + error.message)}\n`);
    return error.exitCode;
  }
}
