import { resolve } from 'node:path';
import { policyBasis } from '../../../core/governance/checks/run-check.ts';
import { loadPolicy } from '../../../core/governance/policy/load-policy.ts';
import { readSessionSettings } from '../../../core/governance/simulation/read-sessions.ts';
import { simulatePolicy } from '../../../core/governance/simulation/simulate-policy.ts';
import { chosenHomes } from '../../../core/settings/chosen-homes.ts';
import { homesInForce } from '../../../core/settings/homes-in-force.ts';
import { DAY_MS } from '../../../shared/durations.ts';
import type { SimulationReport } from '../../../shared/governance/simulation-report.ts';
import type { AuthKind } from '../../../shared/usage.ts';
import { toPolicyError } from '../../governance/policy-failure.ts';
import { defaultPolicy, policyNames, readPolicyName } from '../../governance/run-checks.ts';
import type { ExitCode } from '../../run/command.ts';
import type { CommandContext } from '../../run/command-context.ts';
import { readUsage, withProgress } from '../../run/load.ts';
import type { GivenOptions } from '../../run/option-specs.ts';
import { wrongUsage } from '../../terminal/cli-error.ts';
import { simulationView } from '../../views/governance/simulation-view.ts';
import { localeContextOf } from '../../views/locale-context.ts';

/** The span where none is named. */
export const SIMULATED_DAYS = 30;

/** Reading ends after this, in milliseconds; the oldest sessions are then left out. */
const PATIENCE_MS = 120_000;

/** Shows of how many sessions a policy would have changed a setting. */
export function simulate(options: GivenOptions): (session: CommandContext) => Promise<ExitCode> {
  const given = readPolicyName(options);
  const days = readDays(options);
  return async (session) => {
    const named = given ?? defaultPolicy(session);
    const report = await simulated(session, named, days);
    if (session.json) await session.printJson(report);
    else await session.printLines(simulationView(report, localeContextOf(session)));
    return 0;
  };
}

async function simulated(session: CommandContext, named: string, days: number): Promise<SimulationReport> {
  const { terminal, options } = session;
  const file = policyNames.includes(named) ? named : resolve(terminal.cwd, named);
  const policy = await loadPolicy(file, policyBasis).catch(toPolicyError);
  const { codexHomes } = homesInForce(options, chosenHomes(options.stateDir));
  const now = terminal.clock.now();
  await readUsage(session);
  const signIns = new Map<string, AuthKind>(
    session.usage
      .usageReport({ by: 'session' })
      .rows.flatMap(({ threadId, auth }) => (threadId && auth ? [[threadId, auth] as const] : [])),
  );
  const { sessions, ...rest } = await withProgress(session, (onProgress) =>
    readSessionSettings(
      {
        codexHomes,
        from: now - days * DAY_MS,
        goesOn: () => terminal.clock.now() - now < PATIENCE_MS,
      },
      onProgress,
    ),
  );
  return simulatePolicy({
    policy,
    days,
    sessions: sessions.map(({ threadId, cwd, values }) => ({
      threadId,
      cwd,
      values,
      auth: signIns.get(threadId) ?? null,
    })),
    ...rest,
    homeDir: terminal.homeDir,
    now,
  });
}

function readDays(options: GivenOptions): number {
  const given = options.text('days');
  if (given === undefined) return SIMULATED_DAYS;
  if (/^[1-9]\d{0,2}$/.test(given)) return Number(given);
  throw wrongUsage('invalid-number', `--days needs a number of days such as 30, not "${given}".`);
}
