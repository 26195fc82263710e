/** The word after `usage` for calls of tools, which are read apart from tokens. */
export const TOOLS = 'tools';

/** A prompt waits for it. */
export const STATUSLINE = 'statusline';

/** Scripts run it often. */
export const USAGE = 'usage';

/**
 * The command, where the line can be run without the other commands and without help: it comes up sooner.
 * Else null.
 */
export function quickCommand(argv: readonly string[]): typeof STATUSLINE | typeof USAGE | null {
  const [command, ...rest] = argv;
  if (command !== STATUSLINE && command !== USAGE) return null;
  return rest.some((word) => /^(-[hV]+|--help|--version)$/.test(word)) ? null : command;
}

/** True where nothing is asked but the version. */
export function asksVersionAlone(argv: readonly string[]): boolean {
  return argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V');
}
