import { realpathSync } from 'node:fs';
import { userInfo } from 'node:os';
import { argv, execPath, versions } from 'node:process';
import { agentState, installAgent, uninstallAgent } from '../../../core/agent/agent-installer.ts';
import { decideProgram } from '../../../core/agent/agent-program.ts';
import { type AgentService, decideService } from '../../../core/agent/agent-service.ts';
import { jobsReport } from '../../../core/agent/jobs/periodic-jobs.ts';
import { createServiceCommand, type RunServiceCommand } from '../../../core/agent/service-command.ts';
import { pullJob } from '../../../core/composition/organisation-apis/pull-job.ts';
import type { AgentChange, AgentReport } from '../../../shared/agent-report.ts';
import type { ExitCode } from '../../run/command.ts';
import type { CommandContext } from '../../run/command-context.ts';
import { confirm } from '../../run/confirm.ts';
import type { GivenOptions } from '../../run/option-specs.ts';
import { CliError } from '../../terminal/cli-error.ts';
import { agentView } from '../../views/agent/agent-view.ts';
import { localeContextOf } from '../../views/locale-context.ts';

/** Has the system start the agent. */
export function installService(session: CommandContext, options: GivenOptions): Promise<ExitCode> {
  const start = !options.has('no-start');
  return edit(session, options, 'Write it?', (service, run, dryRun) =>
    installAgent(service, run, { dryRun, start }),
  );
}

/** Ends that. */
export function uninstallService(session: CommandContext, options: GivenOptions): Promise<ExitCode> {
  return edit(session, options, 'Take it out?', (service, run, dryRun) =>
    uninstallAgent(service, run, { dryRun }),
  );
}

/** Shows how it stands. The answer is negative where it is not running. */
export async function showAgent(session: CommandContext, options: GivenOptions): Promise<ExitCode> {
  const { service, reason } = findService(session, options);
  const run = createServiceCommand(session.terminal.env);
  const report = await reportOf(session, service, run, { reason, change: null });
  await print(session, report);
  return report.service?.running === true ? 0 : 1;
}

async function edit(
  session: CommandContext,
  options: GivenOptions,
  question: string,
  work: (service: AgentService, run: RunServiceCommand, dryRun: boolean) => Promise<AgentChange>,
): Promise<ExitCode> {
  const { service, reason } = findService(session, options);
  if (service === null) throw new CliError(3, 'no-agent-service', reason ?? '');
  const run = createServiceCommand(session.terminal.env);
  const plan = await work(service, run, true);
  const report = (change: AgentChange) => reportOf(session, service, run, { reason: null, change });
  if (options.has('dry-run')) {
    await print(session, await report(plan));
    return 0;
  }
  if (!options.has('yes')) {
    const isConfirmed = await confirm(session, {
      plan: async () => agentView(await report(plan), localeContextOf(session)),
      question,
      refusal: 'Nothing was written. Add --yes to confirm, or --dry-run to look first.',
    });
    if (!isConfirmed) return 1;
  }
  const change = await work(service, run, false);
  await print(session, await report(change));
  const isStopping = change.action === 'uninstall';
  // What no longer runs cannot be ended.
  return isStopping || change.commands.every(({ code }) => code === 0) ? 0 : 1;
}

interface Found {
  readonly service: AgentService | null;
  /** Why there is none; null where there is. */
  readonly reason: string | null;
}

function findService({ terminal, options }: CommandContext, given: GivenOptions): Found {
  const { platform, env, homeDir } = terminal;
  const script = scriptPath();
  const isElectron = versions.electron !== undefined;
  const decision = decideProgram({ execPath, script, isElectron, platform });
  if (!decision.ok) return { service: null, reason: decision.reason };
  // A service has another environment than the shell that these may come from.
  const homes =
    given.has('codex-home') || env.CODEX_HOME
      ? options.codexHomes.flatMap((home) => ['--codex-home', home])
      : [];
  const state = given.has('state-dir') || env.CODEX_GLANCE_STATE ? ['--state-dir', options.stateDir] : [];
  const zone = given.text('timezone');
  const zones = zone === undefined ? [] : ['--timezone', zone];
  const program = { node: execPath, script, args: ['agent', ...homes, ...state, ...zones] };
  const uid = platform === 'win32' ? null : userInfo().uid;
  const service = decideService(program, { platform, env, homeDir, stateDir: options.stateDir, uid });
  const reason =
    service === null ? `No service manager of ${platform} is known. Run codex-glance agent.` : null;
  return { service, reason };
}

/** A package manager's link may be replaced by that of another version, but what it leads to is what runs. */
function scriptPath(): string {
  try {
    return realpathSync(argv[1] ?? '');
  } catch {
    return argv[1] ?? '';
  }
}

async function reportOf(
  session: CommandContext,
  service: AgentService | null,
  run: RunServiceCommand,
  { reason, change }: Pick<AgentReport, 'reason' | 'change'>,
): Promise<AgentReport> {
  const { stateDir } = session.options;
  const { env, platform, clock } = session.terminal;
  return {
    schema: 'codex-glance.agent/1',
    service: service === null ? null : await agentState(service, run),
    reason,
    change,
    export: await session.glance.exportReport(),
    jobs: await jobsReport(stateDir, [pullJob({ env, platform, stateDir, now: () => clock.now() })]),
  };
}

async function print(session: CommandContext, report: AgentReport): Promise<void> {
  if (session.json) await session.printJson(report);
  else await session.printLines(agentView(report, localeContextOf(session)));
}
