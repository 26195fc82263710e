/** A version in comparable form: three numbers; a pre-release precedes its release. */
interface ParsedVersion {
  readonly numbers: readonly [major: number, minor: number, patch: number];
  /** The parts after the dash, such as `alpha` and `3`; null for a release. */
  readonly preRelease: readonly string[] | null;
}

const FORM = /^v?(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:-([0-9A-Za-z.-]{1,64}))?(?:\+[0-9A-Za-z.-]{1,64})?$/;

function parse(version: string): ParsedVersion | null {
  const found = FORM.exec(version);
  if (found === null) return null;
  const [, major, minor, patch, preRelease] = found;
  return {
    numbers: [Number(major), Number(minor), Number(patch)],
    preRelease: preRelease?.split('.') ?? null,
  };
}

/**
 * Returns true for the version of a released or pre-released Codex. `0.0.0` is none: every Codex built from source
 * reports it.
 */
export function isCodexVersion(version: string): boolean {
  const parsed = parse(version);
  return parsed?.numbers.some((number) => number > 0) ?? false;
}

/** Compares two versions as semver.org says: negative where `a` is older. Texts of another form are oldest. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parse(a), parse(b)];
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  for (const [index, number] of left.numbers.entries()) {
    const other = right.numbers[index] ?? 0;
    if (number !== other) return number - other;
  }
  return comparePreReleases(left.preRelease, right.preRelease);
}

function comparePreReleases(a: ParsedVersion['preRelease'], b: ParsedVersion['preRelease']): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (part !== other) return compareParts(part, other);
  }
  return a.length - b.length;
}

function compareParts(a: string, b: string): number {
  const [left, right] = [a, b].map((part) => (/^\d+$/.test(part) ? Number(part) : null));
  if (left != null && right != null) return left - right;
  if (left != null || right != null) return left != null ? -1 : 1;
  return a < b ? -1 : 1;
}
