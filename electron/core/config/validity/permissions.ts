import { TomlDate } from 'smol-toml';
import { violationMessage } from '../../../shared/messages/en/config/violation.ts';
import type { Violation } from '../schema/violation.ts';
import { dottedKey, isTable, type TomlTable, type TomlValue } from '../toml/toml.ts';

/** Permission profiles need one that is chosen, unless a sandbox mode is set or requirements list those allowed. */
export function findPermissions(merged: TomlTable, required: TomlTable): Violation | null {
  const profiles = isTable(merged.permissions) ? merged.permissions : {};
  const names = Object.keys(profiles);
  const chosen = merged.default_permissions;
  const path = ['default_permissions'];
  if (chosen instanceof TomlDate) {
    return { path, message: violationMessage('violation.unknown-profile', { key: 'default_permissions' }) };
  }
  if (typeof chosen !== 'string') {
    const isChosenElsewhere =
      merged.sandbox_mode !== undefined || isTable(required.allowed_permission_profiles);
    if (names.length === 0 || isChosenElsewhere) return null;
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
  // A profile that requirements define can be chosen in any file.
  const known: TomlTable = { ...(isTable(required.permissions) ? required.permissions : {}), ...profiles };
  const seen: string[] = [];
  for (let name: TomlValue | undefined = chosen; typeof name === 'string'; ) {
    const isKnown = name.startsWith(':') ? builtInProfiles.includes(name) : Object.hasOwn(known, name);
    if (!isKnown || seen.includes(name)) {
      return { path, message: violationMessage('violation.unknown-profile', { key: 'default_permissions' }) };
    }
    seen.push(name);
    const profile: TomlValue | undefined = known[name];
    name = isTable(profile) ? profile.extends : undefined;
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
