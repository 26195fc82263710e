import type { PostureEntry } from '../../../../shared/governance/posture.ts';
import { postureMessage } from '../../../../shared/messages/en/governance/posture.ts';
import type { PostureFacts } from '../facts/posture-facts.ts';
import { entry, requirementEntry, settingEntry } from './setting-entry.ts';

/** The Codex that is installed, and what it does on this platform. */
export function deviceEntries(facts: PostureFacts): PostureEntry[] {
  const { platform, codex } = facts;
  const version = codex.seen[0]?.version ?? null;
  const { version: verified } = codex.verified;
  const note =
    version === null
      ? postureMessage('posture.version.unknown')
      : codex.state === 'newer'
        ? postureMessage('posture.version.newer', { version: verified })
        : postureMessage('posture.version.verified', { version: verified });
  return [
    entry('devices.codex-version', { value: version, note }),
    settingEntry(facts, 'devices.update-check', ['check_for_update_on_startup']),
    settingEntry(facts, 'devices.windows-sandbox', ['windows', 'sandbox'], () =>
      platform === 'win32' ? null : postureMessage('posture.not-windows'),
    ),
  ];
}

/** Who may reach this machine through Codex. */
export function remoteEntries(facts: PostureFacts): PostureEntry[] {
  return [
    requirementEntry(facts, 'remote.control', ['allow_remote_control']),
    requirementEntry(facts, 'remote.appshots', ['allow_appshots']),
  ];
}
