import type { PostureEntry } from '../../../../shared/governance/posture.ts';
import { postureMessage } from '../../../../shared/messages/en/governance/posture.ts';
import type { PostureFacts } from '../facts/posture-facts.ts';
import { requiredValue } from '../facts/required.ts';
import { sandboxKeys } from './execution.ts';
import type { Sandbox } from './sandbox.ts';
import { entry, settingEntry, unlessUnknown } from './setting-entry.ts';
import { shownPaths } from './shown-paths.ts';

/** What keeps secrets from commands, and where Codex keeps its own. */
export function credentialEntries(facts: PostureFacts, sandbox: Sandbox): PostureEntry[] {
  return [
    deniedReadsEntry(facts, sandbox),
    settingEntry(facts, 'credentials.store', ['cli_auth_credentials_store'], (value) =>
      value === 'file' ? postureMessage('posture.store.file') : null,
    ),
    settingEntry(facts, 'credentials.mcp-store', ['mcp_oauth_credentials_store']),
    settingEntry(facts, 'credentials.shell-environment', ['shell_environment_policy'], (value) =>
      value === null ? postureMessage('posture.environment.unset') : null,
    ),
  ];
}

/** Denied by requirements, and by the permission profile in force. */
function deniedReadsEntry({ resolved }: PostureFacts, sandbox: Sandbox): PostureEntry {
  const required = requiredValue(resolved, ['permissions', 'filesystem', 'deny_read']);
  const listed = Array.isArray(required.value) ? required.value.filter((one) => typeof one === 'string') : [];
  const all = shownPaths([...new Set([...listed, ...(sandbox.profile?.denies ?? [])])]);
  const isRequired = listed.length > 0;
  return unlessUnknown(
    resolved,
    sandboxKeys,
    entry('credentials.denied-reads', {
      value: all,
      origin: isRequired ? required.origin : sandbox.origin,
      locked: isRequired || sandbox.locked,
      note: all.length === 0 ? postureMessage('posture.reads.none') : null,
    }),
  );
}
