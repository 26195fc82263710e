/**
 * Runs the end-to-end tests on real Electron in place of the stand-in. Its binary is fetched where it is
 * missing; `CODEX_GLANCE_ELECTRON` names another.
 *
 * Usage: node build/shell.ts [TEST…]
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decideShellRun } from './shell/shell-run.ts';
import { electronPackageDir, findElectron } from './start/electron-binary.ts';
import { downloadElectron } from './start/electron-download.ts';
import { runProcess } from './start/run-process.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { env, platform, execPath, argv } = process;

const electron = env.CODEX_GLANCE_ELECTRON || (await ownElectron());
if (electron === null) {
  process.exitCode = 3;
} else {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const run = decideShellRun({ platform, env, node: execPath, vitest, electron, tests: argv.slice(2) });
  Object.assign(env, run.env);
  process.exitCode = await runProcess(run.file, run.args, { cwd: root });
}

async function ownElectron(): Promise<string | null> {
  const packageDir = electronPackageDir();
  if (packageDir === null) {
    console.error('The electron package is not installed. Run: npm ci');
    return null;
  }
  const there = findElectron(packageDir, env);
  if (there !== null) return there;
  console.log("Fetching Electron's binary, once.");
  const outcome = await downloadElectron(packageDir).outcome;
  const fetched = findElectron(packageDir, env);
  if (fetched === null) {
    const why = outcome.state === 'failed' ? `: ${outcome.reason}` : '';
    console.error(`Electron's binary could not be had${why}. Name one with CODEX_GLANCE_ELECTRON.`);
  }
  return fetched;
}
