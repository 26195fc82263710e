import { openUsageReader } from '../../core/composition/usage-reader.ts';
import { offerWorker, type PoolWorker } from '../../core/ingest/scan/worker-pool.ts';
import { usageCommand } from '../commands/usage.ts';
import { runQuick } from './run-quick.ts';

/** `usage` alone. `worker`: one that reads, where it was begun already. */
export function main(worker: PoolWorker | null): Promise<void> {
  offerWorker(worker);
  return runQuick(usageCommand, openUsageReader);
}
