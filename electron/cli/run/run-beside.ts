import { CliError, wrongUsage } from '../terminal/cli-error.ts';
import type { CommandContext } from './command-context.ts';

/**
 * Runs a command to its end, or until the signal asks it to stop. Resolves to its exit code, null where a
 * signal ended it. The command gets the Codex home that was named. It writes sessions and databases there, so
 * that the user's own home is not taken unasked.
 *
 * @throws CliError where no home was named.
 * @throws CliError where it could not be started.
 */
export async function runBeside(
  { terminal, options, quiet }: CommandContext,
  command: readonly string[],
  signal: AbortSignal,
): Promise<number | null> {
  const [name = ''] = command;
  const [codexHome = ''] = options.codexHomes;
  if (options.homesSource === 'default') {
    throw wrongUsage(
      'home-not-named',
      `This run would write into ${codexHome}. Name the home that it may write to with --codex-home, such as --codex-home ${codexHome}.`,
    );
  }
  const env = { ...terminal.env, CODEX_HOME: codexHome };
  const running = terminal.runCommand(command, terminal.cwd, env);
  const onStop = () => running.stop();
  signal.addEventListener('abort', onStop, { once: true });
  try {
    const code = await running.ended;
    if (code !== 0 && !quiet) {
      await terminal.stderr.write(`${name} ended with ${code === null ? 'a signal' : `code ${code}`}.\n`);
    }
    return code;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CliError(3, 'not-started', `${name} could not be started: ${why}`);
  } finally {
    signal.removeEventListener('abort', onStop);
  }
}
