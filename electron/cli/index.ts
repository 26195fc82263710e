#!/usr/bin/env node
import { unsupportedNode } from './start/node-version.ts';
import { prestartWorker } from './start/prestart-worker.ts';
import { quickCommand, STATUSLINE, USAGE } from './start/quick.ts';

const problem = unsupportedNode(process.versions.node);
if (problem === null) {
  // Loaded only now, because the rest uses what an older Node does not have.
  await run(quickCommand(process.argv.slice(2)));
} else {
  process.stderr.write(`codex-glance: ${problem}\n`);
  process.exitCode = 2;
}

async function run(command: ReturnType<typeof quickCommand>): Promise<void> {
  if (command === STATUSLINE) {
    const { main } = await import('./start/statusline-main.ts');
    return main(() => import('./start/statusline-summary.ts'));
  }
  if (command === USAGE) {
    const worker = prestartWorker(process.argv.slice(2));
    const { main } = await import('./start/usage-main.ts');
    return main(worker);
  }
  const { main } = await import('./start/all-commands.ts');
  return main();
}
