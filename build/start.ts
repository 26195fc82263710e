/**
 * Starts Codex Glance from its sources: builds what is outdated, then runs the tray app, or, where
 * Electron's binary cannot be had, the same popover in the browser.
 *
 * Usage: node build/start.ts [--demo] [OPTION…]
 * Options go on to the host: the tray app or `codex-glance serve`.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronPackageDir, findElectron, mayDownload } from './start/electron-binary.ts';
import { downloadElectron, type ElectronDownload, outcomeWithin } from './start/electron-download.ts';
import { readFreshness } from './start/freshness.ts';
import { decideHost, type Host, hasNoDisplay } from './start/host.ts';
import { runProcess } from './start/run-process.ts';

/** How long the popover may wait for Electron, in milliseconds, counted from the start. */
const DOWNLOAD_MS = 5_000;

const root = fileURLToPath(new URL('..', import.meta.url));
const { env, platform } = process;
const args = process.argv.slice(2);
const asked = env.CODEX_GLANCE_HOST;
const packageDir = electronPackageDir();

if (asked && asked !== 'browser') {
  console.error(`CODEX_GLANCE_HOST is "${asked}". Set it to "browser", or leave it out.`);
  process.exit(2);
}

const startedAt = performance.now();
const download = startDownload();
process.exitCode = (await build()) || (await show(await chooseHost()));
download?.stop();

/** Runs beside the build. */
function startDownload(): ElectronDownload | null {
  if (asked === 'browser' || packageDir === null || !mayDownload(env)) return null;
  if (findElectron(packageDir, env) !== null) return null;
  console.log("Fetching Electron's binary, once.");
  return downloadElectron(packageDir);
}

/** Builds where needed; resolves to the exit code of the build. */
async function build(): Promise<number> {
  const freshness = readFreshness(root);
  if (freshness.state === 'fresh') return 0;
  console.log(`Building: ${freshness.reason}.`);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  return runProcess(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn'], { cwd: root });
}

async function chooseHost(): Promise<Host> {
  const left = Math.max(0, DOWNLOAD_MS - (performance.now() - startedAt));
  const outcome = download ? await outcomeWithin(download, left) : undefined;
  const binary = packageDir === null ? null : findElectron(packageDir, env);
  return decideHost({ asked, binary, download: outcome });
}

async function show(host: Host): Promise<number> {
  if (host.kind === 'browser') return serve(host.reason);
  console.log('Codex Glance is in the tray. Ctrl-C ends it.');
  const code = await runProcess(host.binary, [root, ...args]);
  if (code === 0 || !hasNoDisplay(platform, env)) return code;
  return serve('Electron found no display, so the popover is served in the browser:');
}

function serve(reason: string): Promise<number> {
  console.log(reason);
  void download?.outcome.then(({ state }) => {
    if (state === 'done') console.log("Electron's binary is here now: the next start shows the tray app.");
  });
  return runProcess(process.execPath, [join(root, 'dist', 'cli.js'), 'serve', ...args]);
}
