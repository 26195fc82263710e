import { compareVersions } from '../../core/codex-version/version-order.ts';

const FORM =
  /^v?(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?$/;

/** A longer text is no version. */
const LONGEST = 64;

/** Returns the version in a release's tag, such as `1.2.3` for `v1.2.3`; null for none. */
export function versionOf(tag: string): string | null {
  return tag.length <= LONGEST && FORM.test(tag) ? tag.replace(/^v/, '').replace(/\+.*$/, '') : null;
}

/** Returns true where `candidate` is newer than `current`; false where either is no version. */
export function isNewer(candidate: string, current: string): boolean {
  const [a, b] = [versionOf(candidate), versionOf(current)];
  return a !== null && b !== null && compareVersions(a, b) > 0;
}
