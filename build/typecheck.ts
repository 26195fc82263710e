/** Checks each layer by its own tsconfig, so that a layer sees only the platform it may use. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const layers = [
  'electron/shared',
  'electron/core',
  'electron/web',
  'electron/cli',
  'electron/main',
  'electron/preload',
  'renderer',
  'build',
  'test',
];

const root = fileURLToPath(new URL('..', import.meta.url));
const failed = layers.filter(
  (layer) =>
    spawnSync('tsc', ['-p', layer], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
      .status !== 0,
);
if (failed.length > 0) {
  console.error(`Type errors in: ${failed.join(', ')}`);
  process.exit(1);
}
