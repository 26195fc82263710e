import type { PostureEntry, PostureItem } from '../../../../shared/governance/posture.ts';
import { postureMessage } from '../../../../shared/messages/en/governance/posture.ts';
import type { Message } from '../../../../shared/messages/message.ts';
import { layerName } from '../../../config/layers/layer-name.ts';
import { resolvedValue } from '../../../config/resolve.ts';
import type { KeyPath } from '../../../config/toml/toml.ts';
import type { PostureFacts } from '../facts/posture-facts.ts';
import { requiredValue } from '../facts/required.ts';
import { item } from './item.ts';
import { profileCalled } from './permission-profile.ts';
import { profilesOf, type Sandbox } from './sandbox.ts';
import { entry, requirementEntry, settingEntry, unlessUnknown } from './setting-entry.ts';
import { shownPaths } from './shown-paths.ts';

/** The keys that decide the sandbox. */
export const sandboxKeys: readonly KeyPath[] = [['sandbox_mode'], ['default_permissions'], ['permissions']];

/** What commands may do on this machine. */
export function executionEntries(facts: PostureFacts, sandbox: Sandbox): PostureEntry[] {
  const { resolved } = facts;
  const older = resolvedValue(resolved, ['sandbox_mode']).value;
  const newer = resolvedValue(resolved, ['default_permissions']).value;
  const ignored = (key: string, is: boolean) => () =>
    is ? postureMessage('posture.sandbox.ignored', { key }) : null;
  return [
    sandboxEntry(facts, sandbox),
    settingEntry(
      facts,
      'execution.sandbox-mode',
      ['sandbox_mode'],
      ignored('default_permissions', older !== null && sandbox.profile !== null),
    ),
    requirementEntry(facts, 'execution.allowed-sandbox-modes', ['allowed_sandbox_modes']),
    settingEntry(
      facts,
      'execution.permission-profile',
      ['default_permissions'],
      ignored('sandbox_mode', newer !== null && sandbox.profile === null && sandbox.overruledBy === null),
    ),
    profilesEntry(facts, sandbox),
    requirementEntry(facts, 'execution.allowed-permission-profiles', ['allowed_permission_profiles']),
    writableEntry(facts, sandbox),
    settingEntry(facts, 'execution.login-shell', ['allow_login_shell'], (value) =>
      value === false ? null : postureMessage('posture.login-shell'),
    ),
    projectsEntry(facts),
    processesEntry(facts),
  ];
}

function sandboxEntry({ resolved, folderTrust }: PostureFacts, sandbox: Sandbox): PostureEntry {
  const { mode, origin, locked } = sandbox;
  return unlessUnknown(
    resolved,
    sandboxKeys,
    entry('execution.sandbox', { value: mode, origin, locked, note: sandboxNote(sandbox, folderTrust) }),
  );
}

function sandboxNote(
  { mode, profile, overruledBy, byTrust }: Sandbox,
  folderTrust: PostureFacts['folderTrust'],
): Message | null {
  if (overruledBy !== null)
    return postureMessage('posture.sandbox.overruled', { by: layerName(overruledBy) });
  if (mode === 'danger-full-access') return postureMessage('posture.sandbox.full');
  if (byTrust) {
    if (folderTrust === undefined) return postureMessage('posture.sandbox.no-folder');
    return postureMessage('posture.sandbox.by-trust', { trusted: folderTrust !== null });
  }
  if (profile === null) return null;
  const { name } = profile;
  return mode === null
    ? postureMessage('posture.sandbox.profile-unknown', { name })
    : postureMessage('posture.sandbox.profile', { name });
}

const builtInProfiles = [':read-only', ':workspace', ':danger-full-access'];

function profilesEntry({ resolved }: PostureFacts, sandbox: Sandbox): PostureEntry {
  const profiles = profilesOf(resolved);
  const allowed = requiredValue(resolved, ['allowed_permission_profiles']).value;
  const items = [...builtInProfiles, ...Object.keys(profiles)].map((name): PostureItem => {
    const { mode } = profileCalled(profiles, name);
    const path = ['permissions', name];
    const required = requiredValue(resolved, path);
    const isBuiltIn = builtInProfiles.includes(name);
    const origin = required.value === null ? resolvedValue(resolved, path).origin : required.origin;
    const isAllowed = allowed === null || (allowed as Readonly<Record<string, unknown>>)[name] === true;
    return item({
      name,
      kind: isBuiltIn ? 'built-in' : 'profile',
      identity: mode,
      origin: isBuiltIn ? null : origin,
      state: sandbox.profile?.name === name ? 'in-force' : isAllowed ? 'allowed' : 'not-allowed',
    });
  });
  return entry('execution.permission-profiles', { value: items.length, items });
}

function writableEntry({ resolved }: PostureFacts, sandbox: Sandbox): PostureEntry {
  const { mode, profile } = sandbox;
  const path = ['sandbox_workspace_write', 'writable_roots'];
  const said = resolvedValue(resolved, path);
  const { origin, locked } = profile === null && mode === 'workspace-write' ? said : sandbox;
  const make = (value: readonly string[] | null, note: Message) =>
    unlessUnknown(
      resolved,
      [...sandboxKeys, path],
      entry('execution.writable-roots', { value, origin, locked, note }),
    );
  switch (mode) {
    case null:
      return make(null, postureMessage('posture.reads.not-known'));
    case 'danger-full-access':
      return make(['/'], postureMessage('posture.writable.all'));
    case 'read-only':
      return make([], postureMessage('posture.writable.none'));
    default: {
      const roots = Array.isArray(said.value) ? said.value.filter((one) => typeof one === 'string') : [];
      return make(shownPaths(profile?.writes ?? roots), postureMessage('posture.writable.workspace'));
    }
  }
}

function projectsEntry({ folders }: PostureFacts): PostureEntry {
  const items = folders.map(({ folder, level, exists, tooWide, origin }): PostureItem => {
    const trusted = level === 'trusted';
    const state = exists === false ? 'gone' : trusted && tooWide ? 'too-wide' : level;
    const note =
      state === 'gone'
        ? postureMessage('posture.projects.gone')
        : state === 'too-wide'
          ? postureMessage('posture.projects.too-wide')
          : null;
    return item({ name: folder, kind: 'folder', state, origin, note });
  });
  const note = items.length === 0 ? postureMessage('posture.projects.none') : null;
  const value = folders.filter(({ level }) => level === 'trusted').length;
  return entry('execution.trusted-projects', { value, note, items });
}

function processesEntry({ processes }: PostureFacts): PostureEntry {
  if (processes === null) {
    const note = postureMessage('posture.processes.unknown');
    return entry('execution.bypass-processes', { note, items: [] });
  }
  const items = processes.flatMap(({ pid, program, bypasses = null }): PostureItem[] => {
    if (bypasses?.length === 0) return [];
    return [
      item({
        name: String(pid),
        kind: 'process',
        identity: program,
        state: bypasses === null ? 'not-known' : bypasses.join('+'),
        note: bypasses === null ? postureMessage('posture.process.unknown') : null,
      }),
    ];
  });
  const known = items.filter(({ state }) => state !== 'not-known').length;
  const note = known === 0 ? postureMessage('posture.processes.none') : null;
  return entry('execution.bypass-processes', { value: known, note, items });
}
