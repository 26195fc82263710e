/** A prompt waits for it. */
export const STATUSLINE = 'statusline';

/** Scripts run it often. */
export const USAGE = 'usage';

/** True where the command line can be run without the other commands and without help: they come up sooner. */
export function isQuick(argv: readonly string[]): boolean {
  const [command, ...rest] = argv;
  if (command !== STATUSLINE && command !== USAGE) return false;
  return !rest.some((word) => /^(-[hV]+|--help|--version)$/.test(word));
}
