import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { asciiOutput } from './build/ascii-output.ts';
import { eagerOutput } from './build/eager-functions.ts';
import { isLazyBuiltin, lazyBuiltins } from './build/lazy-builtins.ts';
import { writeManual } from './build/manual.ts';
import { licensesOf, writeNotices } from './build/notices.ts';
import { packedPackages } from './build/packed-packages.ts';
import { type Chunks, requiredChunks } from './build/required-chunks.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const builtins = builtinModules.flatMap((name) => [name, `node:${name}`]);
/** Bundled by themselves, so that each command reads only the file of its own. */
const cliParts = [
  'cli_statusline',
  'cli_grown',
  'cli_summary',
  'cli_usage',
  'cli_check',
  'cli_guard',
  'cli_kept',
  'cli_running',
  'cli_all',
];
/** Run often, and most of it each time. A first `usage` has nothing kept yet and would only compile more. */
const eagerParts = ['cli_statusline', 'cli_grown', 'cli_check', 'cli_kept', 'cli_guard'];
const main = (file: string) => ({ file, names: ['main'] });
const cliChunks: Chunks = {
  './start/statusline-main.ts': main('cli-statusline.cjs'),
  './start/statusline-grown.ts': main('cli-grown.cjs'),
  './start/statusline-summary.ts': main('cli-summary.cjs'),
  './start/usage-main.ts': main('cli-usage.cjs'),
  './start/check-main.ts': main('cli-check.cjs'),
  './start/guard-main.ts': main('cli-guard.cjs'),
  './start/all-commands.ts': main('cli-all.cjs'),
};
const checkChunks: Chunks = {
  './facts/running-facts.ts': { file: 'cli-running.cjs', names: ['findAllHooks', 'listCodex'] },
  './facts/kept-records.ts': { file: 'cli-kept.cjs', names: ['keptHealth', 'askedProgram'] },
};
/** Loaded where it is installed, by the one command that needs it: native code cannot be inside a bundle. */
const installed = ['@duckdb/node-api'];
const always = ['electron', 'node:sqlite', ...installed, ...builtins];

/** A bundle that runs outside the page: everything but Node and Electron is inside it. */
function host(entry: string, file: string, format: 'es' | 'cjs', lazy = false) {
  const external = lazy ? always.filter((name) => !isLazyBuiltin(name)) : always;
  return {
    consumer: 'server' as const,
    resolve: { noExternal: true as const, external, conditions: ['node'] },
    build: {
      outDir: at('dist'),
      emptyOutDir: false,
      target: 'node22',
      ssr: true,
      minify: true,
      copyPublicDir: false,
      license: { fileName: licensesOf(file) },
      // The licences of what is packed.
      emitAssets: true,
      rollupOptions: {
        input: at(entry),
        external,
        // Most modules serve commands that are not the one at hand.
        optimization: { pifeForModuleWrappers: false },
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  };
}

export default defineConfig({
  root: at('renderer'),
  base: './',
  plugins: [
    react(),
    lazyBuiltins(['main', 'cli', ...cliParts, 'scan_worker'], ['cli_check', 'cli_kept', 'cli_running']),
    packedPackages(['main', 'cli', ...cliParts]),
    asciiOutput(['main', 'cli', ...cliParts, 'scan_worker']),
    eagerOutput(eagerParts),
    requiredChunks('cli', cliChunks),
    requiredChunks('cli_check', checkChunks),
  ],
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) {
        if (environment.name !== 'ssr') await builder.build(environment);
      }
      writeNotices(at('dist'));
      writeManual(at('dist'));
    },
  },
  environments: {
    client: {
      build: {
        outDir: at('dist/page'),
        emptyOutDir: true,
        target: 'chrome130',
        assetsInlineLimit: 0,
        // Styles are small and come whole, so that no piece of the page that is loaded later is seen without.
        cssCodeSplit: false,
        modulePreload: { polyfill: false },
        license: { fileName: licensesOf('page') },
        rollupOptions: { input: at('renderer/index.html') },
      },
    },
    main: host('electron/main/index.ts', 'main.js', 'es', true),
    preload: host('electron/preload/index.ts', 'preload.cjs', 'cjs'),
    cli_statusline: host('electron/cli/start/statusline-main.ts', 'cli-statusline.cjs', 'cjs', true),
    cli_grown: host('electron/cli/start/statusline-grown.ts', 'cli-grown.cjs', 'cjs', true),
    cli_summary: host('electron/cli/start/statusline-summary.ts', 'cli-summary.cjs', 'cjs', true),
    cli_usage: host('electron/cli/start/usage-main.ts', 'cli-usage.cjs', 'cjs', true),
    cli_check: host('electron/cli/start/check-main.ts', 'cli-check.cjs', 'cjs', true),
    cli_guard: host('electron/cli/start/guard-main.ts', 'cli-guard.cjs', 'cjs', true),
    cli_kept: host('electron/core/governance/checks/facts/kept-records.ts', 'cli-kept.cjs', 'cjs', true),
    cli_running: host(
      'electron/core/governance/checks/facts/running-facts.ts',
      'cli-running.cjs',
      'cjs',
      true,
    ),
    cli_all: host('electron/cli/start/all-commands.ts', 'cli-all.cjs', 'cjs', true),
    cli: host('electron/cli/index.ts', 'cli.js', 'es', true),
    scan_worker: host('electron/core/ingest/scan/scan-worker.ts', 'scan-worker.js', 'es', true),
  },
});
