import { wrongUsage } from '../terminal/cli-error.ts';

/**
 * Refuses words after a command that takes none.
 *
 * @throws CliError with exit code 2.
 */
export function noWords(command: string, words: readonly string[]): void {
  const [word] = words;
  if (word !== undefined) {
    throw wrongUsage(
      'unexpected-word',
      `The command ${command} takes no "${word}". See codex-glance ${command} --help.`,
    );
  }
}
