import { openUsageReader } from '../../core/composition/usage-reader.ts';
import { offerWorker, type PoolWorker } from '../../core/ingest/scan/worker-pool.ts';
import { endSoon } from '../../core/platform/v8-flags.ts';
import { usageCommand } from '../commands/usage/usage.ts';
import { TOOLS } from '../run/quick.ts';
import { reportAsked } from '../usage/report-asked.ts';
import { runQuick } from './run-quick.ts';

/** Runs `usage`, without loading other commands. `worker` is a thread that already reads sessions. */
export function main(worker: PoolWorker | null): Promise<void> {
  offerWorker(worker);
  const argv = process.argv.slice(2);
  const asked = reportAsked(argv);
  const readsTools = argv[1] === TOOLS;
  return runQuick(usageCommand, (options, ports) => {
    // A first read waits until its worker is up. Calls of tools are parsed one by one, which pays to optimise.
    if (worker === null && !readsTools) endSoon({ reads: false });
    return openUsageReader(options, { ...ports, asked });
  });
}
