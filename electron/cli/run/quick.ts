/** The word after `usage` for calls of tools, which are read apart from tokens. */
export const TOOLS = 'tools';

/** A prompt waits for it. */
export const STATUSLINE = 'statusline';

/** Scripts run it often. */
export const USAGE = 'usage';

/** CI runs it. */
export const CHECK = 'check';

/**
 * Returns the command, where the line can be run without the other commands and without help: it comes up sooner.
 * Else null.
 */
export function quickCommand(
  argv: readonly string[],
): typeof STATUSLINE | typeof USAGE | typeof CHECK | null {
  const [command, ...rest] = argv;
  if (command !== STATUSLINE && command !== USAGE && command !== CHECK) return null;
  // What probes is left out of the quick one.
  if (command === CHECK && rest.some((word) => word.startsWith('--probe'))) return null;
  return rest.some((word) => /^(-[hV]+|--help|--version)$/.test(word)) ? null : command;
}

/** Returns true where nothing is asked but the version. */
export function asksVersionAlone(argv: readonly string[]): boolean {
  return argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V');
}
