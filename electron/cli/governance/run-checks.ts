import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { unknownWord } from '../../core/collections/closest.ts';
import type { CheckProbe } from '../../core/governance/checks/gather-checks.ts';
import { policyBasis, runCheck } from '../../core/governance/checks/run-check.ts';
import { isPolicyName } from '../../core/governance/policy/load-policy.ts';
import { chosenHomes } from '../../core/settings/chosen-homes.ts';
import { homesInForce } from '../../core/settings/homes-in-force.ts';
import type { CheckReport } from '../../shared/governance/checks.ts';
import type { CommandContext } from '../run/command-context.ts';
import type { GivenOptions } from '../run/option-specs.ts';
import { wrongUsage } from '../terminal/cli-error.ts';
import { toPolicyError } from './policy-failure.ts';

/** The file that `check --init` writes. */
export const POLICY_FILE = 'codex-glance-policy.toml';

/** Policies that come with Glance. */
export const policyNames = Object.keys(policyBasis.ready);

/**
 * Reads `--policy`. Null where it is not given.
 *
 * @throws CliError with exit code 2 for a name that is none.
 */
export function readPolicyName(options: GivenOptions): string | null {
  const given = options.text('policy');
  if (given === undefined) return null;
  if (given === '') throw wrongUsage('invalid-policy', '--policy needs a file or a name.');
  if (isPolicyName(given) && !policyNames.includes(given)) {
    throw wrongUsage(
      'unknown-policy',
      `${unknownWord('policy', given, policyNames)} A file is named with its folder or ending, such as ./${given}.toml.`,
    );
  }
  return given;
}

/** Returns the policy file of the folder where there is one, else the one for developers. */
export function defaultPolicy({ options }: CommandContext): string {
  const file = resolve(options.cwd, POLICY_FILE);
  return existsSync(file) ? file : 'developer';
}

/**
 * Holds this machine against a policy: a name, or a file from the folder that the command runs in.
 *
 * @throws CliError where the policy cannot be used.
 */
export async function check(
  session: CommandContext,
  policy: string,
  probe: CheckProbe | null,
): Promise<CheckReport> {
  const { terminal, options, logger } = session;
  const { codexHomes } = homesInForce(options, chosenHomes(options.stateDir));
  const { env, platform, homeDir, clock } = terminal;
  const { stateDir, cwd } = options;
  const input = { codexHomes, stateDir, cwd, homeDir, platform, env, now: clock.now(), logger, probe };
  // A relative file is one of the folder that the command runs in.
  const named = policyNames.includes(policy) ? policy : resolve(terminal.cwd, policy);
  return runCheck(input, named).catch(toPolicyError);
}
