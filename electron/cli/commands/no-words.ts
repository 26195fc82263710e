import { wrongUsage } from '../cli-error.ts';
import { unknownWord } from '../closest.ts';

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

/** The one subcommand `status`, which may be left out. @throws CliError for any other. */
export function onlyStatus(command: string, words: readonly string[]): void {
  const [word = 'status', ...more] = words;
  if (word !== 'status') {
    throw wrongUsage('unknown-command', unknownWord(`subcommand of ${command}`, word, ['status']));
  }
  noWords(`${command} status`, more);
}
