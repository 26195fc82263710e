/**
 * True where a Codex version is `floor` or newer. An unknown version counts as the newest, since
 * Codex updates itself. A pre-release counts as its release.
 */
export function isAtLeast(version: string | null, floor: `${number}.${number}.${number}`): boolean {
  const found = version === null ? null : /(\d+)\.(\d+)\.(\d+)/.exec(version);
  if (found === null) return true;
  const parts = floor.split('.').map(Number);
  for (const [index, part] of parts.entries()) {
    const own = Number(found[index + 1]);
    if (own !== part) return own > part;
  }
  return true;
}
