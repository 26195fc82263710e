import type { Origin } from '../../../../shared/origin.ts';
import type { PostureFacts } from '../facts/posture-facts.ts';
import { decideApproval } from './oversight.ts';
import { decideSandbox } from './sandbox.ts';

/**
 * Returns what asks for full access without approvals where requirements allow no full access: Codex 0.171.0 takes
 * each of the files, and begins no session. Null where that is not so.
 */
export function findStartFault(facts: PostureFacts): Origin | null {
  const { refusedMode, origin } = decideSandbox(facts);
  return refusedMode === 'danger-full-access' && decideApproval(facts).value === 'never' ? origin : null;
}
