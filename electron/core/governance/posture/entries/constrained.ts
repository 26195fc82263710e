import { isDeepStrictEqual } from 'node:util';
import type { Origin } from '../../../../shared/origin.ts';
import { type ResolvedConfig, resolvedValue } from '../../../config/resolve.ts';
import type { KeyPath, TomlValue } from '../../../config/toml/toml.ts';
import { requiredValue } from '../facts/required.ts';

/** A value as it is in force under a list of allowed ones. */
export interface Constrained {
  /** Null where nothing sets it and Codex's own value is not given. */
  readonly value: TomlValue | null;
  readonly origin: Origin;
  readonly locked: boolean;
  /** What the configuration says instead, where requirements do not allow it. */
  readonly refused: { readonly value: TomlValue; readonly origin: Origin } | null;
}

/**
 * Decides a value under a list of requirements: where it is not in the list, Codex takes the first of the list (seen
 * with 0.171.0). `unset` is what Codex takes where nothing sets it, `current` the current word for an older one.
 */
export function constrained(
  resolved: ResolvedConfig,
  path: KeyPath,
  list: KeyPath,
  unset: TomlValue | null,
  current: (value: TomlValue) => TomlValue = (value) => value,
): Constrained {
  const said = resolvedValue(resolved, path);
  const value = said.value === null ? unset : current(said.value);
  const { value: listed, origin } = requiredValue(resolved, list);
  const allowed = Array.isArray(listed) ? listed.map(current) : null;
  if (allowed === null) return { value, origin: said.origin, locked: said.locked, refused: null };
  const isOne = allowed.length === 1;
  const first: TomlValue | undefined = allowed[0];
  const isAllowed = value !== null && allowed.some((one: TomlValue) => isDeepStrictEqual(one, value));
  if (isAllowed || first === undefined) {
    return {
      value,
      origin: isOne && !said.locked ? origin : said.origin,
      locked: isOne || said.locked,
      refused: null,
    };
  }
  const refused = said.value === null ? null : { value: said.value, origin: said.origin };
  return { value: first, origin, locked: isOne || said.locked, refused };
}
