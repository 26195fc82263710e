import type { PostureEntry } from '../../../../shared/governance/posture.ts';
import { postureMessage } from '../../../../shared/messages/en/governance/posture.ts';
import type { Message } from '../../../../shared/messages/message.ts';
import { type ResolvedConfig, resolvedValue } from '../../../config/resolve.ts';
import type { PostureFacts } from '../facts/posture-facts.ts';
import { constrained } from './constrained.ts';
import { sandboxKeys } from './execution.ts';
import { refusedNote } from './oversight.ts';
import type { Sandbox } from './sandbox.ts';
import { entry, requirementEntry, settingEntry, shownAs, unlessUnknown } from './setting-entry.ts';

/** What reaches the network. */
export function networkEntries(facts: PostureFacts, sandbox: Sandbox): PostureEntry[] {
  return [
    commandsEntry(facts, sandbox),
    webSearchEntry(facts),
    requirementEntry(facts, 'network.allowed-web-search', ['allowed_web_search_modes']),
  ];
}

/** Whether commands have a network, and why; null where that is not known. */
export function networkOf(
  resolved: ResolvedConfig,
  { mode, profile }: Sandbox,
): { readonly open: boolean | null; readonly note: Message | null } {
  if (mode === null) return { open: null, note: postureMessage('posture.reads.not-known') };
  if (profile !== null) {
    const note = postureMessage('posture.network.by-profile', { name: profile.name });
    return { open: profile.network, note };
  }
  if (mode === 'danger-full-access') return { open: true, note: postureMessage('posture.network.full') };
  if (mode === 'read-only') return { open: false, note: postureMessage('posture.network.read-only') };
  const { value } = resolvedValue(resolved, ['sandbox_workspace_write', 'network_access']);
  return { open: value === true, note: null };
}

function commandsEntry(facts: PostureFacts, sandbox: Sandbox): PostureEntry {
  const { resolved } = facts;
  const { open, note } = networkOf(resolved, sandbox);
  const path = ['sandbox_workspace_write', 'network_access'];
  const bySetting = sandbox.profile === null && sandbox.mode === 'workspace-write';
  const said = bySetting ? resolvedValue(resolved, path) : sandbox;
  const { origin, locked } = said;
  return unlessUnknown(
    resolved,
    [...sandboxKeys, path],
    entry('network.commands', { value: open, origin, locked, note }),
  );
}

function webSearchEntry(facts: PostureFacts): PostureEntry {
  const { resolved } = facts;
  const path = ['web_search'];
  if (resolvedValue(resolved, path).value === null) {
    return settingEntry(facts, 'network.web-search', path, () => postureMessage('posture.web.unset'));
  }
  const decided = constrained(resolved, path, ['allowed_web_search_modes'], null);
  const { value, origin, locked } = decided;
  return unlessUnknown(
    resolved,
    [path],
    entry('network.web-search', {
      value: shownAs(path, value),
      origin,
      locked,
      note: refusedNote(path, decided),
    }),
  );
}
