#!/usr/bin/env node
import { loadWhole } from '../core/platform/v8-flags.ts';
import { asksVersionAlone, CHECK, GUARD, quickCommand, STATUSLINE, USAGE } from './run/quick.ts';
import { enableCodeCache } from './start/code-cache.ts';
import { unsupportedNode } from './start/node-version.ts';
import { prestartWorker } from './start/prestart-worker.ts';
import { repeatReport } from './start/repeat-report.ts';

const problem = unsupportedNode(process.versions.node);
if (problem === null) {
  // Loaded only now, because the rest uses what an older Node does not have.
  await run(process.argv.slice(2));
} else {
  process.stderr.write(`codex-glance: ${problem}\n`);
  process.exitCode = 2;
}

async function run(argv: readonly string[]): Promise<void> {
  if (asksVersionAlone(argv)) {
    const { main } = await import('./start/version-main.ts');
    return main();
  }
  const command = quickCommand(argv);
  if (command === USAGE && (await repeatReport(argv))) return;
  const isKept = enableCodeCache(argv);
  if (command === STATUSLINE) {
    const { main } = await import('./start/statusline-main.ts');
    return main({
      loadGrown: async () => (await import('./start/statusline-grown.ts')).main,
      loadComputation: async () => (await import('./start/statusline-summary.ts')).main,
    });
  }
  if (command === USAGE) {
    const worker = prestartWorker(argv);
    const load = () => import('./start/usage-main.ts');
    const { main } = await (isKept ? loadWhole(load) : load());
    return main(worker);
  }
  if (command === CHECK) {
    const { main } = await import('./start/check-main.ts');
    return main();
  }
  if (command === GUARD) {
    const { main } = await import('./start/guard-main.ts');
    return main();
  }
  const { main } = await import('./start/all-commands.ts');
  return main();
}
