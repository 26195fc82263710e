import { postureMessage } from '../../../../shared/messages/en/governance/posture.ts';
import type { Message } from '../../../../shared/messages/message.ts';
import { resolvedValue } from '../../../config/resolve.ts';
import type { HookFact } from '../facts/hooks.ts';
import type { PostureFacts } from '../facts/posture-facts.ts';
import { requiredValue } from '../facts/required.ts';

/** Whether a hook runs, and why. */
export interface HookState {
  readonly state:
    | 'managed'
    | 'trusted'
    | 'untrusted'
    | 'modified'
    | 'disabled'
    | 'blocked'
    | 'not-used'
    | 'not-supported'
    | 'not-known';
  /** Null where that is not known. */
  readonly runs: boolean | null;
  readonly note: Message | null;
}

/**
 * Decides whether a hook runs in the next session, as 0.171.0 does: those of administrators do; others once the user
 * trusted just this definition. Options of one run that skip trust are left aside.
 */
export function hookState(
  facts: Pick<PostureFacts, 'resolved' | 'hookStates'>,
  hook: Pick<HookFact, 'key' | 'event' | 'kind' | 'hash' | 'plugin' | 'managed' | 'read'>,
): HookState {
  const { resolved, hookStates } = facts;
  if (!hook.read) return skipped('not-used', 'posture.hook.not-read');
  if (hook.kind !== 'command' && hook.kind !== 'mcp_tool') {
    return skipped('not-supported', 'posture.hook.unsupported');
  }
  if (hook.kind === 'mcp_tool' && hook.event === 'SessionEnd') {
    return skipped('not-supported', 'posture.hook.unsupported');
  }
  if (resolvedValue(resolved, ['features', 'hooks']).value === false) {
    return skipped('disabled', 'posture.hooks.off');
  }
  if (hook.managed) return { state: 'managed', runs: true, note: null };
  if (requiredValue(resolved, ['allow_managed_hooks_only']).value === true) {
    return skipped('blocked', 'posture.hook.managed-only');
  }
  const said = hookStates.get(hook.key);
  if (said?.enabled === false) return skipped('disabled', 'posture.hook.disabled');
  const trusted = said?.trusted_hash;
  if (typeof trusted !== 'string') return skipped('untrusted', 'posture.hook.untrusted');
  const unknown: HookState = {
    state: 'not-known',
    runs: null,
    note: postureMessage('posture.hook.unknown'),
  };
  if (hook.hash === null) return unknown;
  if (trusted !== hook.hash) return skipped('modified', 'posture.hook.modified');
  // Of a plugin its content is trusted, too, by a hash that Glance does not know.
  return hook.plugin === null ? { state: 'trusted', runs: true, note: null } : unknown;
}

type Why =
  | 'posture.hook.not-read'
  | 'posture.hook.unsupported'
  | 'posture.hooks.off'
  | 'posture.hook.managed-only'
  | 'posture.hook.disabled'
  | 'posture.hook.untrusted'
  | 'posture.hook.modified';

function skipped(state: HookState['state'], why: Why): HookState {
  return { state, runs: false, note: postureMessage(why) };
}
