import type { Origin } from '../../../../shared/origin.ts';
import { resolvedValue } from '../../../config/resolve.ts';
import type { PostureFacts } from '../facts/posture-facts.ts';
import { decideApproval } from './oversight.ts';
import { decideSandbox } from './sandbox.ts';

/** Why Codex 0.171.0 begins no session, though it takes each of the files. */
export interface StartFault {
  /**
   * `approval-untrusted`: the policy `untrusted` is no longer supported. `never-without-full-access`: `never`
   * with full access, which requirements do not allow.
   */
  readonly kind: 'approval-untrusted' | 'never-without-full-access';
  readonly origin: Origin;
}

/** Finds what of approvals and permissions keeps sessions from starting, beside what makes a file invalid. */
export function findStartFaults(facts: PostureFacts): StartFault[] {
  const { resolved } = facts;
  const faults: StartFault[] = [];
  const approval = resolvedValue(resolved, ['approval_policy']);
  if (approval.value === 'untrusted') faults.push({ kind: 'approval-untrusted', origin: approval.origin });
  const { refusedMode, origin } = decideSandbox(facts);
  if (refusedMode === 'danger-full-access' && decideApproval(facts).value === 'never') {
    faults.push({ kind: 'never-without-full-access', origin });
  }
  return faults;
}
