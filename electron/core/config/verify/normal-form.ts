import { REDACTED } from '../schema/redact.ts';
import { plainValue, type TomlValue } from '../toml/toml.ts';

type Plain = Readonly<Record<string, unknown>>;

/** Returns a value of Glance's in the form in which it is compared. It may hold secrets. */
export function ourForm(value: TomlValue): unknown {
  return normalForm(plainValue(value));
}

/**
 * Returns true where Codex's answer is the same value. It hides what headers hold: any text agrees with that.
 *
 * @param filled True where Codex fills defaults in below a table, so that more there is no difference.
 */
export function agrees(ours: unknown, theirs: unknown, filled = false): boolean {
  if (theirs === REDACTED) return typeof ours === 'string';
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    return ours.length === theirs.length && ours.every((item, index) => agrees(item, theirs[index], filled));
  }
  if (!isPlain(ours) || !isPlain(theirs)) return sameForm(ours, theirs);
  const more = Object.keys(theirs).some((key) => !Object.hasOwn(ours, key));
  return (
    (filled || !more) &&
    Object.entries(ours).every(
      ([key, inner]) => Object.hasOwn(theirs, key) && agrees(inner, theirs[key], filled),
    )
  );
}

/** Returns true where a part of the answer is hidden by Codex itself. */
export function isHidden(theirs: unknown): boolean {
  if (Array.isArray(theirs)) return theirs.some(isHidden);
  return theirs === REDACTED || (isPlain(theirs) && Object.values(theirs).some(isHidden));
}

/**
 * Returns what only says the same in another way is made equal: keys are in order, `{ none = {} }` is `"none"`, and
 * null, unset members and empty tables are left out.
 */
export function normalForm(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalForm);
  // JSON has neither infinity nor not-a-number, so Codex writes null.
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  if (!isPlain(value)) return value;
  const [[word, settings] = ['', null], ...others] = Object.entries(value);
  if (others.length === 0 && (word === 'none' || word === 'statsig') && isEmpty(settings)) return word;
  if (others.length === 0 && word === '$__toml_private_datetime') return asDate(settings);
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, normalForm(inner)] as const)
    .filter(([, inner]) => inner !== null && inner !== undefined && !isEmpty(inner))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}

/** Returns true where both values have the same normal form. */
export function sameForm(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Returns true for an object that is no list. */
export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the value at a path: undefined where the path leads nowhere, null where Codex names the key as unset. */
export function plainAt(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    if (!isPlain(found) || !Object.hasOwn(found, key)) return undefined;
    found = found[key];
  }
  return found;
}

/** How Codex writes a TOML date as JSON; Glance shows it as the same moment in ISO form. */
function asDate(value: unknown): unknown {
  const moment = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(moment) ? value : new Date(moment).toISOString();
}

function isEmpty(value: unknown): boolean {
  return isPlain(value) && Object.keys(value).length === 0;
}
