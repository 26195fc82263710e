import { isTable, type TomlTable, type TomlValue, valueAt } from '../../config/toml/toml.ts';

/** The patterns that requirements keep from being read: by the list for all profiles, and in the profile that they choose. */
export function deniedReads(required: TomlTable): string[] {
  const listed = valueAt(required, ['permissions', 'filesystem', 'deny_read']);
  const chosen = required.default_permissions;
  const files =
    typeof chosen === 'string' ? valueAt(required, ['permissions', chosen, 'filesystem']) : undefined;
  const all = Array.isArray(listed) ? listed.filter((one) => typeof one === 'string') : [];
  return [...all, ...deniedIn(files)];
}

function deniedIn(files: TomlValue | undefined): string[] {
  return Object.entries(isTable(files) ? files : {}).flatMap(([key, value]) => {
    if (isTable(value)) return deniedIn(value);
    return value === 'deny' || value === 'none' ? [key] : [];
  });
}
