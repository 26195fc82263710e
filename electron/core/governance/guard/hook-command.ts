/** The option that answers a hook of Codex; by it a hook is known as ours. */
export const HOOK_WORDS = ['guard', '--hook'] as const;

/**
 * Returns the command line of a hook for the shell that Codex runs hooks with. Null where a word cannot be quoted:
 * the shell of Windows has no way for quotes and percent signs.
 */
export function hookCommand(words: readonly string[], platform: NodeJS.Platform): string | null {
  const quoted = words.map((word) => (platform === 'win32' ? quotedForCmd(word) : quotedForSh(word)));
  return quoted.includes(null) ? null : quoted.join(' ');
}

/** True for a command line that `guard install` wrote. */
export function isGuardCommand(command: string): boolean {
  return command.includes(` ${HOOK_WORDS.join(' ')} `);
}

function quotedForSh(word: string): string | null {
  if (isUnprintable(word)) return null;
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function quotedForCmd(word: string): string | null {
  if (isUnprintable(word) || /["%!]/.test(word)) return null;
  return /^[\w@+=:,.\\/-]+$/.test(word) ? word : `"${word}"`;
}

/** No line of a configuration can hold such a character as it is. */
function isUnprintable(word: string): boolean {
  return /\p{Cc}/u.test(word);
}
