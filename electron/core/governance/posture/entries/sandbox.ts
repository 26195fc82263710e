import type { Origin } from '../../../../shared/origin.ts';
import { isAboveUser, originOf } from '../../../config/layers/layer.ts';
import { type ResolvedConfig, resolvedValue } from '../../../config/resolve.ts';
import { isTable, type TomlTable, type TomlValue, valueAt } from '../../../config/toml/toml.ts';
import type { PostureFacts } from '../facts/posture-facts.ts';
import { requiredTable, requiredValue } from '../facts/required.ts';
import { type PermissionProfile, profileCalled, type SandboxMode } from './permission-profile.ts';

/** The sandbox that commands of the next session run in. */
export interface Sandbox {
  /** Null where it is not known. */
  readonly mode: SandboxMode | null;
  /** The permission profile in force; null for the older modes. */
  readonly profile: PermissionProfile | null;
  readonly origin: Origin;
  readonly locked: boolean;
  /** The requirement that takes the place of what is configured; null where none does. */
  readonly overruledBy: Origin | null;
  /** The mode that allowed modes or denied reads refuse; null where they refuse none. */
  readonly refusedMode: SandboxMode | null;
  /** True where one layer uses permission profiles and another, or the same, the older modes. */
  readonly mixed: boolean;
  /** True where nothing sets it and it follows from the trust of the folder. */
  readonly byTrust: boolean;
}

type Configured = Omit<Sandbox, 'overruledBy' | 'refusedMode' | 'mixed'>;

/**
 * Decides the sandbox, as 0.171.0 does in new sessions: the highest layer with `sandbox_mode` or
 * `default_permissions` decides between them, the latter where it has both. Where none has one, a folder that
 * `[projects]` names gets `:workspace`, any other `:read-only`. Then requirements replace what they do not allow.
 */
export function decideSandbox(facts: PostureFacts): Sandbox {
  const { resolved } = facts;
  const configured = configuredSandbox(facts);
  const profiles = allowedProfiles(resolved, configured);
  const capped = allowedModes(resolved, profiles.sandbox);
  return {
    ...capped.sandbox,
    overruledBy: capped.by ?? profiles.by,
    refusedMode: capped.sandbox.mode === profiles.sandbox.mode ? null : profiles.sandbox.mode,
    mixed: isMixed(resolved),
  };
}

function configuredSandbox(facts: PostureFacts): Configured {
  const { resolved, folderTrust } = facts;
  const row = resolved.layersInOrder.find(
    ({ inForce, layer, table }) =>
      inForce &&
      !layer.origin.layer.startsWith('requirements-') &&
      (table.default_permissions !== undefined || table.sandbox_mode !== undefined),
  );
  if (row !== undefined) {
    const key = row.table.default_permissions === undefined ? 'sandbox_mode' : 'default_permissions';
    const said = row.table[key];
    const profile = key === 'default_permissions' ? profileCalled(profilesOf(resolved), said) : null;
    return {
      mode: profile === null ? modeOf(said) : profile.mode,
      profile,
      origin: originOf(row.layer, [key]),
      locked: isAboveUser(row.layer.origin.layer),
      byTrust: false,
    };
  }
  const isOlder = valueAt(resolved.effective, ['sandbox_workspace_write']) !== undefined;
  const name = folderTrust === undefined ? null : folderTrust === null ? ':read-only' : ':workspace';
  const profile = name === null ? null : profileCalled({}, name);
  return {
    mode: profile?.mode ?? null,
    profile: isOlder ? null : profile,
    origin: { layer: 'default', key: 'default_permissions' },
    locked: false,
    byTrust: true,
  };
}

function modeOf(value: TomlValue | undefined): SandboxMode | null {
  return value === 'read-only' || value === 'workspace-write' || value === 'danger-full-access'
    ? value
    : null;
}

/** All permission profiles by name: requirements may bring some. */
export function profilesOf(resolved: ResolvedConfig): TomlTable {
  const required = requiredTable(resolved).permissions;
  const { filesystem: _, ...ofRequirements } = isTable(required) ? required : {};
  const own = resolved.effective.permissions;
  return { ...(isTable(own) ? own : {}), ...ofRequirements };
}

interface Replaced {
  readonly sandbox: Configured;
  readonly by: Origin | null;
}

/**
 * With a list of allowed profiles the older modes do not count: a profile of the list that a layer chooses is in force,
 * else the default of the list.
 */
function allowedProfiles(resolved: ResolvedConfig, sandbox: Configured): Replaced {
  const { value, origin } = requiredValue(resolved, ['allowed_permission_profiles']);
  if (!isTable(value)) return { sandbox, by: null };
  const allowed = Object.keys(value).filter((name) => value[name] === true);
  const isOne = allowed.length === 1;
  const chosen = resolvedValue(resolved, ['default_permissions']);
  if (typeof chosen.value === 'string' && allowed.includes(chosen.value)) {
    const profile = profileCalled(profilesOf(resolved), chosen.value);
    const locked = chosen.locked || isOne;
    const { mode } = profile;
    return {
      sandbox: { mode, profile, origin: chosen.origin, locked, byTrust: false },
      by: isOne ? origin : null,
    };
  }
  const required = requiredValue(resolved, ['default_permissions']);
  const name = typeof required.value === 'string' ? required.value : ':workspace';
  const profile = profileCalled(profilesOf(resolved), name);
  return {
    sandbox: {
      ...sandbox,
      mode: profile.mode,
      profile,
      origin: required.value === null ? origin : required.origin,
      locked: isOne,
      byTrust: false,
    },
    by: required.value === null ? origin : required.origin,
  };
}

/** What is not among the allowed modes becomes `read-only`, and so does full access where reads are denied. */
function allowedModes(resolved: ResolvedConfig, sandbox: Configured): Replaced {
  const { value, origin } = requiredValue(resolved, ['allowed_sandbox_modes']);
  const denied = requiredValue(resolved, ['permissions', 'filesystem', 'deny_read']);
  const words: readonly TomlValue[] = Array.isArray(value) ? value : [];
  const by =
    words.length > 0 && sandbox.mode !== null && !words.includes(sandbox.mode)
      ? origin
      : sandbox.mode === 'danger-full-access' && denied.value !== null
        ? denied.origin
        : null;
  const isOne = words.length === 1;
  if (by === null) {
    return { sandbox: { ...sandbox, locked: sandbox.locked || isOne }, by: isOne ? origin : null };
  }
  const locked = sandbox.locked || isOne;
  return {
    sandbox: { ...sandbox, mode: 'read-only', profile: null, origin: by, locked, byTrust: false },
    by,
  };
}

/** Layers and requirements that use the newer form, and some that use the older. */
function isMixed({ layersInOrder }: ResolvedConfig): boolean {
  const used = layersInOrder.filter(({ inForce }) => inForce).map(({ layer }) => layer.table);
  const has = (keys: readonly string[]) =>
    used.some((table) => keys.some((key) => Object.hasOwn(table, key)));
  return (
    has(['sandbox_mode', 'sandbox_workspace_write', 'allowed_sandbox_modes']) &&
    has(['default_permissions', 'allowed_permission_profiles'])
  );
}
