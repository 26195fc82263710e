import { type CodexInUse, codexSources, type SeenCodex, VERIFIED_CODEX } from '../../shared/codex/codex.ts';
import { compareVersions, isCodexVersion } from './version-order.ts';

/**
 * Decides which Codex is in use. The newest version seen anywhere counts: the IDE, the desktop app and the terminal
 * each bring their own.
 */
export function decideCodex(seen: readonly SeenCodex[]): CodexInUse {
  const known = seen.filter(({ version }) => isCodexVersion(version));
  const bySource = codexSources.flatMap((how) => {
    const [newest] = known.filter((one) => one.how === how).toSorted(newestFirst);
    return newest === undefined ? [] : [newest];
  });
  const sorted = bySource.toSorted(newestFirst);
  return { verified: VERIFIED_CODEX, seen: sorted, state: stateOf(sorted[0]?.version ?? null) };
}

/** Returns the newest version that was seen; null where none was. */
export function newestVersion({ seen }: CodexInUse): string | null {
  return seen[0]?.version ?? null;
}

/** Compares a version with the verified one; `not-known` for null. */
export function stateOf(version: string | null): CodexInUse['state'] {
  if (version === null || !isCodexVersion(version)) return 'not-known';
  return compareVersions(version, VERIFIED_CODEX.version) > 0 ? 'newer' : 'verified';
}

function newestFirst(a: SeenCodex, b: SeenCodex): number {
  return compareVersions(b.version, a.version) || (b.at ?? '').localeCompare(a.at ?? '');
}
