#!/usr/bin/env node
import { unsupportedNode } from './node-version.ts';
import { quickCommand, STATUSLINE, USAGE } from './quick.ts';

const problem = unsupportedNode(process.versions.node);
if (problem === null) {
  // Loaded only now, because the rest uses what an older Node does not have.
  const { main } = await load(quickCommand(process.argv.slice(2)));
  await main();
} else {
  process.stderr.write(`codex-glance: ${problem}\n`);
  process.exitCode = 2;
}

function load(command: ReturnType<typeof quickCommand>): Promise<{ main: () => Promise<void> }> {
  if (command === STATUSLINE) return import('./statusline-main.ts');
  if (command === USAGE) return import('./usage-main.ts');
  return import('./all-commands.ts');
}
