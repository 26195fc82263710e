/**
 * Runs a main script on the stand-in, as `electron` runs it: node run.ts MAIN [OPTION…]. A driver at
 * the other end of Node's own channel may run functions in the process.
 */
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const standIn = new URL('./module.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'electron' ? standIn : specifier, context),
});

const electron = await import('./module.ts');

interface Call {
  readonly id: number;
  /** Source of a function of the module and one argument. */
  readonly source: string;
  readonly argument: unknown;
}

process.on('message', (message) => void answer(message as Call));

async function answer({ id, source, argument }: Call): Promise<void> {
  try {
    // biome-ignore lint/security/noGlobalEval: the driver and this process are one test
    const run = globalThis.eval(`(${source})`) as (module: typeof electron, argument: unknown) => unknown;
    process.send?.({ id, value: await run(electron, argument) });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

const [main] = process.argv.splice(2, 1);
if (main === undefined) throw new Error('No main script is named.');
process.argv[1] = resolve(main);
await import(pathToFileURL(resolve(main)).href);
// Electron is ready once the main script has been evaluated.
setImmediate(() => electron.app.begin());
