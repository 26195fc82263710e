/** A version by the rules of semver.org, without its build metadata, which orders nothing. */
interface Version {
  readonly numbers: readonly number[];
  /** Empty for a release. */
  readonly prerelease: readonly string[];
}

const FORM =
  /^v?(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?$/;

/** Longer ones are no version that a person could read. */
const LONGEST = 64;

/** The version in a release's tag, such as `1.2.3` of `v1.2.3`; null where it is none. */
export function versionOf(tag: string): string | null {
  return tag.length <= LONGEST && FORM.test(tag) ? tag.replace(/^v/, '').replace(/\+.*$/, '') : null;
}

/** Whether `candidate` comes after `current`; false where either is no version. */
export function isNewer(candidate: string, current: string): boolean {
  const [a, b] = [parse(candidate), parse(current)];
  return a !== null && b !== null && compare(a, b) > 0;
}

function parse(text: string): Version | null {
  const match = text.length <= LONGEST ? FORM.exec(text) : null;
  if (match === null) return null;
  const [, major, minor, patch, prerelease] = match;
  return { numbers: [major, minor, patch].map(Number), prerelease: prerelease?.split('.') ?? [] };
}

function compare(a: Version, b: Version): number {
  for (const [index, number] of a.numbers.entries()) {
    const difference = number - (b.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  // What leads up to a release comes before it.
  if (a.prerelease.length === 0 || b.prerelease.length === 0)
    return b.prerelease.length - a.prerelease.length;
  for (const [index, part] of a.prerelease.entries()) {
    const other = b.prerelease[index];
    const difference = other === undefined ? 1 : comparePart(part, other);
    if (difference !== 0) return difference;
  }
  return a.prerelease.length - b.prerelease.length;
}

/** Numbers by their size and before words; words by their letters. */
function comparePart(a: string, b: string): number {
  const [first, second] = [a, b].map((part) => (/^\d+$/.test(part) ? Number(part) : null));
  if (first != null && second != null) return first - second;
  if (first != null || second != null) return first != null ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
