/** A prompt waits for it: to come up with all commands would take longer than its work. */
export const STATUSLINE = 'statusline';

/** True where the command line can be run without the other commands and without help. */
export function isQuick(argv: readonly string[]): boolean {
  const [command, ...rest] = argv;
  return command === STATUSLINE && !rest.some((word) => /^(-[hV]+|--help|--version)$/.test(word));
}
