import type { PostureEntry } from '../../../../shared/governance/posture.ts';
import { postureMessage } from '../../../../shared/messages/en/governance/posture.ts';
import { resolvedValue } from '../../../config/resolve.ts';
import type { PostureFacts } from '../facts/posture-facts.ts';
import { requiredValue } from '../facts/required.ts';
import { entry, requirementEntry, settingEntry } from './setting-entry.ts';

/** Who may use Codex here, and how they sign in. */
export function identityEntries(facts: PostureFacts): PostureEntry[] {
  const unknown = facts.auth === null ? postureMessage('posture.sign-in.unknown') : null;
  return [
    entry('identity.sign-in', { value: facts.auth, note: unknown }),
    loginMethod(facts),
    workspace(facts),
  ];
}

/** A forced method holds beside a list of requirements: both must allow a sign-in. */
function loginMethod(facts: PostureFacts): PostureEntry {
  const { value } = requiredValue(facts.resolved, ['allowed_login_methods']);
  const forced = resolvedValue(facts.resolved, ['forced_login_method']).value;
  if (value !== null && forced === null) {
    return requirementEntry(facts, 'identity.login-method', ['allowed_login_methods'], () => null);
  }
  const methods = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  return settingEntry(facts, 'identity.login-method', ['forced_login_method'], (shown) => {
    if (shown === null) return postureMessage('posture.login.any');
    return methods.length === 0 ? null : postureMessage('posture.login.required', { methods });
  });
}

function workspace(facts: PostureFacts): PostureEntry {
  const passedBy = postureMessage('posture.workspace.passed-by');
  const { value } = requiredValue(facts.resolved, ['allowed_chatgpt_workspaces']);
  if (value !== null) {
    return requirementEntry(facts, 'identity.workspace', ['allowed_chatgpt_workspaces'], () => passedBy);
  }
  return settingEntry(facts, 'identity.workspace', ['forced_chatgpt_workspace_id'], (shown) =>
    shown === null ? postureMessage('posture.workspace.any') : passedBy,
  );
}
