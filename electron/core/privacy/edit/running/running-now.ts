import type { RunningCodex } from '../../../../shared/edit.ts';
import type { ProcessList } from '../../../platform/processes.ts';
import { partByHome } from './process-homes.ts';
import { daemonPid } from './process-list.ts';
import { describeRunning } from './running-codex.ts';

/** Codex processes of a home, and how many are known to use other homes alone. */
export interface RunningNow {
  readonly own: readonly RunningCodex[];
  readonly elsewhere: readonly RunningCodex[];
}

/** Lists the Codex processes that run; null where the system does not say. */
export async function runningNow(processes: ProcessList, codexHome: string): Promise<RunningNow | null> {
  const [found, daemon] = await Promise.all([processes(), daemonPid(codexHome)]);
  if (found === null) return null;
  const { own, elsewhere } = await partByHome(found, codexHome);
  return { own: describeRunning(own, daemon), elsewhere: describeRunning(elsewhere, null) };
}

/** Keeps what started before a moment (milliseconds since the epoch), or at one that is not known. */
export function startedBy(running: readonly RunningCodex[], at: number): RunningCodex[] {
  return running.filter(({ startedAt }) => startedAt === null || Date.parse(startedAt) <= at);
}
