import type { PostureEntry } from '../../../../shared/governance/posture.ts';
import { postureMessage } from '../../../../shared/messages/en/governance/posture.ts';
import type { Message } from '../../../../shared/messages/message.ts';
import { layerName } from '../../../config/layers/layer-name.ts';
import { isTable, type TomlTable, type TomlValue } from '../../../config/toml/toml.ts';
import type { PostureFacts } from '../facts/posture-facts.ts';
import { type Constrained, constrained } from './constrained.ts';
import { entry, requirementEntry, shownAs, unlessUnknown } from './setting-entry.ts';

/** When a person is asked, and who is. */
export function oversightEntries(facts: PostureFacts): PostureEntry[] {
  return [
    approvalEntry(facts),
    requirementEntry(facts, 'oversight.allowed-approval-policies', ['allowed_approval_policies']),
    reviewerEntry(facts),
    requirementEntry(facts, 'oversight.allowed-reviewers', ['allowed_approvals_reviewers']),
  ];
}

/** The approval policy in force. A folder that is marked untrusted has a default of its own. */
export function decideApproval({ resolved, folderTrust }: PostureFacts): Constrained {
  const unset = folderTrust === 'untrusted' ? 'untrusted' : 'on-request';
  // The older word is still in files, and means the same (seen with 0.171.0).
  const current = (word: TomlValue) => (word === 'on-failure' ? 'on-request' : word);
  return constrained(resolved, ['approval_policy'], ['allowed_approval_policies'], unset, current);
}

function approvalEntry(facts: PostureFacts): PostureEntry {
  const { resolved, folderTrust } = facts;
  const decided = decideApproval(facts);
  const { value, origin, locked } = decided;
  return unlessUnknown(
    resolved,
    [['approval_policy']],
    entry('oversight.approval-policy', {
      value: shownAs(['approval_policy'], value),
      origin,
      locked,
      note: refusedNote(['approval_policy'], decided) ?? approvalNote(decided, folderTrust === 'untrusted'),
    }),
  );
}

function approvalNote({ value, origin }: Constrained, marked: boolean): Message | null {
  if (value === 'never') return postureMessage('posture.approval.never');
  if (origin.layer === 'default') return postureMessage('posture.approval.by-trust', { marked });
  const granular = isTable(value) ? value.granular : undefined;
  if (!isTable(granular)) return null;
  return postureMessage('posture.approval.granular', { declined: declinedBy(granular) });
}

const occasions = ['sandbox_approval', 'rules', 'skill_approval', 'request_permissions', 'mcp_elicitations'];

/** The occasions on which a granular policy declines rather than asks: those that are not switched on. */
export function declinedBy(granular: TomlTable): string[] {
  return occasions.filter((occasion) => granular[occasion] !== true);
}

/** Says what the configuration asks for and requirements do not allow; null where that is not so. */
export function refusedNote(path: readonly string[], { refused }: Constrained): Message | null {
  if (refused === null) return null;
  const shown = shownAs(path, refused.value);
  const value = typeof shown === 'string' ? shown : JSON.stringify(shown);
  return postureMessage('posture.refused', { value, by: layerName(refused.origin) });
}

function reviewerEntry({ resolved }: PostureFacts): PostureEntry {
  const path = ['approvals_reviewer'];
  const decided = constrained(resolved, path, ['allowed_approvals_reviewers'], 'user');
  const { value, origin, locked } = decided;
  const byModel = value === 'user' ? null : postureMessage('posture.reviewer.model');
  return unlessUnknown(
    resolved,
    [path],
    entry('oversight.reviewer', {
      value: shownAs(path, value),
      origin,
      locked,
      note: refusedNote(path, decided) ?? byModel,
    }),
  );
}
