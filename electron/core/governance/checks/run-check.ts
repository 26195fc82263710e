import type { CheckReport } from '../../../shared/governance/checks.ts';
import { loadPolicy } from '../policy/load-policy.ts';
import { checkRules } from './catalogue.ts';
import { decideChecks, needsOf } from './decide-checks.ts';
import { type CheckInput, gatherChecks } from './gather-checks.ts';
import { readyPolicies } from './ready-policies.ts';

/** What policies are read with. */
export const policyBasis = { catalogue: checkRules, ready: readyPolicies };

/**
 * Holds this machine against a policy: one that comes with Glance, by its name, or a file. Writes nothing, and sends
 * nothing but what `input.probe` sends.
 *
 * @throws PolicyError where the policy cannot be used.
 */
export async function runCheck(input: CheckInput, named: string): Promise<CheckReport> {
  const policy = await loadPolicy(named, policyBasis);
  const facts = await gatherChecks(input, needsOf(policy, input.cwd, input.homeDir));
  return decideChecks(facts, policy, input.cwd);
}
