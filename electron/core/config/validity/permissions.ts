import { TomlDate } from 'smol-toml';
import { violationMessage } from '../../../shared/messages/en/config/violation.ts';
import { mustBe, type Violation } from '../schema/violation.ts';
import { dottedKey, isTable, type TomlTable, type TomlValue, valueAt } from '../toml/toml.ts';

/**
 * Permission profiles need one that is chosen, unless a sandbox mode is set or requirements list those allowed. Only of
 * the chosen one, and of those that it extends, does Codex look at more than the kinds of values.
 */
export function findPermissions(merged: TomlTable, required: TomlTable): Violation | null {
  const profiles = isTable(merged.permissions) ? merged.permissions : {};
  const names = Object.keys(profiles);
  const chosen = merged.default_permissions;
  const path = ['default_permissions'];
  // A profile that requirements define can be chosen in any file.
  const known: TomlTable = { ...(isTable(required.permissions) ? required.permissions : {}), ...profiles };
  if (chosen instanceof TomlDate) {
    return { path, message: violationMessage('violation.unknown-profile', { key: 'default_permissions' }) };
  }
  if (typeof chosen !== 'string') {
    const isChosenElsewhere =
      merged.sandbox_mode !== undefined || isTable(required.allowed_permission_profiles);
    if (names.length === 0 || isChosenElsewhere) {
      return findDepth(chainOf(required.default_permissions, known), known);
    }
    return {
      path: ['permissions'],
      message: violationMessage('violation.needs', { key: 'permissions', need: 'default_permissions' }),
    };
  }
  const reserved = names.find((name) => name.startsWith(':'));
  if (reserved !== undefined) {
    const key = dottedKey(['permissions', reserved]);
    return { path: ['permissions', reserved], message: violationMessage('violation.reserved-name', { key }) };
  }
  const chain = chainOf(chosen, known);
  if (chain === null) {
    return { path, message: violationMessage('violation.unknown-profile', { key: 'default_permissions' }) };
  }
  return findDepth(chain, known);
}

/** Lists a profile and those that it extends, one after the other; null where one is not known or comes twice. */
function chainOf(chosen: TomlValue | undefined, known: TomlTable): readonly string[] | null {
  const chain: string[] = [];
  for (let name = chosen; typeof name === 'string'; ) {
    const isKnown = name.startsWith(':') ? builtInProfiles.includes(name) : Object.hasOwn(known, name);
    if (!isKnown || chain.includes(name)) return null;
    chain.push(name);
    const profile: TomlValue | undefined = known[name];
    name = isTable(profile) ? profile.extends : undefined;
  }
  return chain;
}

/** Globs reach at least one folder deep. What a profile says comes before what it extends. */
function findDepth(chain: readonly string[] | null, profiles: TomlTable): Violation | null {
  for (const name of chain ?? []) {
    const inProfile = [name, 'filesystem', 'glob_scan_max_depth'];
    const depth = valueAt(profiles, inProfile);
    if (typeof depth !== 'bigint') continue;
    const path = ['permissions', ...inProfile];
    const atLeastOne = violationMessage('violation.kind.integer-from', { min: '1' });
    return depth >= 1n ? null : { path, message: mustBe(path, atLeastOne) };
  }
  return null;
}

/** Checks the permission profiles that requirements allow, and the one that they choose. */
export function findPinnedProfiles(required: TomlTable, merged: TomlTable): Violation | null {
  const { allowed_permission_profiles: allowed, default_permissions: chosen, permissions } = required;
  const path = ['default_permissions'];
  if (!isTable(allowed)) {
    if (chosen === undefined) return null;
    return {
      path,
      message: violationMessage('violation.needs', {
        key: 'default_permissions',
        need: 'allowed_permission_profiles',
      }),
    };
  }
  const isDefined = (name: string) =>
    name.startsWith(':')
      ? builtInProfiles.includes(name)
      : [permissions, merged.permissions].some((table) => isTable(table) && Object.hasOwn(table, name));
  const names = Object.keys(allowed);
  const isAllowed = (name: string) => allowed[name] === true;
  const isChosen = typeof chosen === 'string' ? isAllowed(chosen) : chosen === undefined;
  const needsChoice = chosen === undefined && !(isAllowed(':workspace') && isAllowed(':read-only'));
  if (isChosen && !needsChoice && names.every(isDefined)) return null;
  return {
    path,
    message: violationMessage('violation.not-one-of', {
      key: 'default_permissions',
      list: 'allowed_permission_profiles',
    }),
  };
}

const builtInProfiles = [':workspace', ':read-only', ':danger-full-access'];
