import { clean } from '../core/usage-export/clean.ts';
import { safeJson } from '../core/usage-export/safe-json.ts';
import { errorReport, toCliError } from './cli-error.ts';
import type { Command, ExitCode } from './command.ts';
import { asksForJson } from './command-line.ts';
import type { GivenOptions } from './option-specs.ts';
import { openSession } from './session.ts';
import type { Terminal } from './terminal.ts';

/** Runs a command that was found, in a session of its own. */
export async function perform(
  command: Command,
  words: readonly string[],
  options: GivenOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const work = command.prepare(words, options);
  const session = openSession(terminal, options, command.editsSettings === true);
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
