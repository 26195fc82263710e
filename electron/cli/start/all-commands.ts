import { createNodePorts } from '../../core/composition/node-ports.ts';
import { openUsageReader } from '../../core/composition/usage-reader.ts';
import { createGlance } from '../../core/glance.ts';
import { run } from './run.ts';
import { runProcess } from './run-process.ts';

/** Runs any command. */
export function main(): Promise<void> {
  return runProcess(
    run,
    (options, around) => createGlance(options, createNodePorts(around)),
    openUsageReader,
  );
}
