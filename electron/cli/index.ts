#!/usr/bin/env node
import { earlyLane } from './early-lane.ts';
import { unsupportedNode } from './node-version.ts';
import { quickCommand, STATUSLINE, USAGE } from './quick.ts';

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
    const { main } = await import('./statusline-main.ts');
    return main(() => import('./glimpse-main.ts'));
  }
  if (command === USAGE) {
    const lane = earlyLane(process.argv.slice(2));
    const { main } = await import('./usage-main.ts');
    return main(lane);
  }
  const { main } = await import('./all-commands.ts');
  return main();
}
