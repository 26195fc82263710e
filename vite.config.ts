import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const external = ['electron', ...builtinModules, /^node:/];

/** A bundle that runs outside the page: everything but Node and Electron is inside it. */
function host(entry: string, file: string, format: 'es' | 'cjs') {
  return {
    consumer: 'server' as const,
    resolve: { noExternal: true as const, external: ['electron', ...builtinModules], conditions: ['node'] },
    build: {
      outDir: at('dist'),
      emptyOutDir: false,
      target: 'node22',
      ssr: true,
      minify: false,
      copyPublicDir: false,
      rollupOptions: {
        input: at(entry),
        external,
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  };
}

export default defineConfig({
  root: at('renderer'),
  base: './',
  plugins: [react()],
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) {
        if (environment.name !== 'ssr') await builder.build(environment);
      }
    },
  },
  environments: {
    client: {
      build: {
        outDir: at('dist/page'),
        emptyOutDir: true,
        target: 'chrome130',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rollupOptions: { input: at('renderer/index.html') },
      },
    },
    main: host('electron/main/index.ts', 'main.js', 'es'),
    preload: host('electron/preload/index.ts', 'preload.cjs', 'cjs'),
    cli: host('electron/cli/index.ts', 'cli.js', 'es'),
    scan_worker: host('electron/core/usage/scan-worker.ts', 'scan-worker.js', 'es'),
  },
});
