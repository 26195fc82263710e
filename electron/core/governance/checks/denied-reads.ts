import { isTable, type TomlTable, valueAt } from '../../config/toml/toml.ts';
import { profileCalled } from '../posture/entries/permission-profile.ts';

/**
 * The patterns that requirements keep from being read: by the list for all profiles, and in the profile that they
 * choose with all that it extends. A pattern below a place such as `:workspace_roots` is there without it.
 */
export function deniedReads(required: TomlTable): string[] {
  const listed = valueAt(required, ['permissions', 'filesystem', 'deny_read']);
  const { permissions, default_permissions: chosen } = required;
  const { denies } = profileCalled(isTable(permissions) ? permissions : {}, chosen);
  const all = Array.isArray(listed) ? listed.filter((one) => typeof one === 'string') : [];
  return [...all, ...denies.map((path) => path.replace(/^:\w+\//, ''))];
}
