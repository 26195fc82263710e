import { TomlDate } from 'smol-toml';
import { isTable, type TomlTable, type TomlValue } from '../../config/toml/toml.ts';

/** Returns true where two parsed values say the same. The order of keys says nothing; that of lists does. */
export function sameToml(a: TomlValue | undefined, b: TomlValue | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a instanceof TomlDate || b instanceof TomlDate) {
    return a instanceof TomlDate && b instanceof TomlDate && sameDate(a, b);
  }
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => sameToml(item, b[index]));
  }
  if (isTable(a) && isTable(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && sameToml(a[key], b[key]))
    );
  }
  return Object.is(a, b);
}

/** A date's own text shows its kind as well: with an offset, local, or of a day or a time alone. */
function sameDate(a: TomlDate, b: TomlDate): boolean {
  return Object.is(a.getTime(), b.getTime()) && a.toISOString() === b.toISOString();
}

/** Returns the table with `analytics.enabled` set, or with it taken away for `undefined`. */
export function withEnabled(table: TomlTable, enabled: TomlValue | undefined): TomlTable {
  const { analytics, ...rest } = table;
  const { enabled: _before, ...others } = isTable(analytics) ? analytics : {};
  const now: TomlTable = enabled === undefined ? others : { ...others, enabled };
  // An empty table says as much as none.
  return Object.keys(now).length === 0 ? rest : { ...rest, analytics: now };
}
