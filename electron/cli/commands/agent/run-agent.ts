import { agentLines } from '../../../core/agent/agent-lines.ts';
import { PeriodicJobs } from '../../../core/agent/jobs/periodic-jobs.ts';
import { pullJob } from '../../../core/composition/organisation-apis/pull-job.ts';
import { keepMemorySteady } from '../../../core/platform/v8-flags.ts';
import { clean } from '../../../core/views/report/clean.ts';
import type { ExitCode } from '../../run/command.ts';
import type { CommandContext } from '../../run/command-context.ts';
import { workUntilStopped } from '../../terminal/until-stopped.ts';

/** How long the agent sends what waits once it is to end, in milliseconds. */
const DRAIN_MS = 5_000;

/** Follows the targets of the settings and runs jobs, until stopped. */
export async function runAgent(session: CommandContext): Promise<ExitCode> {
  const { terminal, glance, quiet, options } = session;
  const { clock, env, platform } = terminal;
  const { stateDir } = options;
  const say = (line: string) => {
    if (!quiet) void terminal.stderr.write(`${clean(line)}\n`);
  };
  const { exports } = glance;
  let shown: Parameters<typeof agentLines>[0] = null;
  const show = () => {
    const now = { report: exports.report(), findings: exports.findings() };
    for (const line of agentLines(shown, now)) say(line);
    shown = now;
  };
  const jobs = new PeriodicJobs({
    ...{ stateDir, clock, say },
    jobs: [pullJob({ env, platform, stateDir, now: () => clock.now() })],
  });
  const stop = terminal.listenForStop();
  const unsubscribe = exports.subscribe(show);
  try {
    const work = async () => {
      keepMemorySteady();
      await glance.start();
      if (stop.signal.aborted) return;
      await exports.start();
      show();
      jobs.start();
    };
    await workUntilStopped(stop.signal, work());
    unsubscribe();
    say('It ends.');
    await Promise.all([exports.close(DRAIN_MS), jobs.close()]);
  } finally {
    unsubscribe();
    stop.release();
  }
  return 0;
}
