import { wrongUsage } from '../terminal/cli-error.ts';

/** @throws CliError where a command that takes no words was given some. */
export function noWords(command: string, words: readonly string[]): void {
  const [word] = words;
  if (word !== undefined) {
    throw wrongUsage(
      'unexpected-word',
      `The command ${command} takes no "${word}". See codex-glance ${command} --help.`,
    );
  }
}
