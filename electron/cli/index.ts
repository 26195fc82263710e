#!/usr/bin/env node
import { unsupportedNode } from './node-version.ts';
import { isQuick } from './quick.ts';

const problem = unsupportedNode(process.versions.node);
if (problem === null) {
  // Loaded only now, because the rest uses what an older Node does not have.
  const { main } = isQuick(process.argv.slice(2))
    ? await import('./quick-main.ts')
    : await import('./all-commands.ts');
  await main();
} else {
  process.stderr.write(`codex-glance: ${problem}\n`);
  process.exitCode = 2;
}
