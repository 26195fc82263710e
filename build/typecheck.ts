/** Checks each layer by its own tsconfig, so that a layer sees only the platform it may use. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
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
    spawnSync('tsc', ['-p', layer, '--incremental', '--tsBuildInfoFile', knownOf(layer)], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    }).status !== 0,
);
if (failed.length > 0) {
  console.error(`Type errors in: ${failed.join(', ')}`);
  process.exit(1);
}

/** What was found sound and has not changed since need not be checked again. `npm ci` takes it away. */
function knownOf(layer: string): string {
  return join('node_modules', '.cache', 'types', `${layer.replaceAll('/', '-')}.tsbuildinfo`);
}
