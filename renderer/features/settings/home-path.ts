/** As many as the settings take. */
export const MOST_HOMES = 32;

/** Absolute on any platform; `~` is the shell's. */
const absolute = /^(?:\/|[A-Za-z]:[\\/]|\\\\)/;

export type CheckedHome =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly reason: 'relative' | 'known' | 'many' };

/** Whether a typed path can be added to the homes that are chosen. The host decides in the end. */
export function checkHome(typed: string, homes: readonly string[]): CheckedHome {
  const path = trimmed(typed);
  if (!absolute.test(path)) return { ok: false, reason: 'relative' };
  if (homes.some((home) => trimmed(home) === path)) return { ok: false, reason: 'known' };
  if (homes.length >= MOST_HOMES) return { ok: false, reason: 'many' };
  return { ok: true, path };
}

/** Without blanks and quotes around it, as file managers copy it, and without separators at its end. */
function trimmed(path: string): string {
  const bare = path.trim().replace(/^(["'])(.*)\1$/, '$2');
  return /^(?:[A-Za-z]:)?[\\/]+$/.test(bare) ? bare : bare.replace(/[\\/]+$/, '');
}
