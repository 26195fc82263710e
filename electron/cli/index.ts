#!/usr/bin/env node
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
  const { main } = await (command === USAGE ? import('./usage-main.ts') : import('./all-commands.ts'));
  return main();
}
