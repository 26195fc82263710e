/** The word after `usage` for calls of tools, which are read apart from tokens. */
export const TOOLS = 'tools';

/** A prompt waits for it. */
export const STATUSLINE = 'statusline';

/** Scripts run it often. */
export const USAGE = 'usage';

/** CI runs it. */
export const CHECK = 'check';

/** A hook of Codex runs it before each prompt. */
export const GUARD = 'guard';

const quick = [STATUSLINE, USAGE, CHECK, GUARD] as const;

/** The words after `guard` that write a file, which the quick one does not. */
const WRITING: readonly string[] = ['install', 'uninstall'];

/**
 * Returns the command, where the line can be run without the other commands and without help: it comes up sooner.
 * Else null.
 */
export function quickCommand(argv: readonly string[]): (typeof quick)[number] | null {
  const [given, ...rest] = argv;
  const command = quick.find((each) => each === given);
  if (command === undefined) return null;
  if (command === GUARD && rest.some((word) => WRITING.includes(word))) return null;
  // What probes is left out of the quick one.
  if (command === CHECK && rest.some((word) => word.startsWith('--probe'))) return null;
  return rest.some((word) => /^(-[hV]+|--help|--version)$/.test(word)) ? null : command;
}

/** Returns true where nothing is asked but the version. */
export function asksVersionAlone(argv: readonly string[]): boolean {
  return argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V');
}
