import { openUsageReader } from '../../core/composition/usage-reader.ts';
import { offerWorker, type PoolWorker } from '../../core/ingest/scan/worker-pool.ts';
import { usageCommand } from '../commands/usage/usage.ts';
import { reportAsked } from '../usage/report-asked.ts';
import { runQuick } from './run-quick.ts';

/** Runs `usage`, without loading other commands. `worker` is a thread that already reads sessions. */
export function main(worker: PoolWorker | null): Promise<void> {
  offerWorker(worker);
  const asked = reportAsked(process.argv.slice(2));
  return runQuick(usageCommand, (options, ports) => openUsageReader(options, { ...ports, asked }));
}
