import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { ElectronModule, LaunchOptions, TrayApp } from './launch.ts';

const observed = fileURLToPath(new URL('../../fakes/electron/observed.ts', import.meta.url));

/**
 * The first script of the process: what `electron` is imported as by the main script is the observed
 * module, which itself gets the real one.
 */
export function entryScript(observedUrl: string, mainUrl: string): string {
  return `
import { registerHooks } from 'node:module';
const observed = ${JSON.stringify(observedUrl)};
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' && context.parentURL !== observed
      ? { url: observed, shortCircuit: true }
      : next(specifier, context),
});
globalThis.codexGlanceElectron = await import(observed);
await import(${JSON.stringify(mainUrl)});
`;
}

/** Starts the tray app on a real Electron, through Playwright. `executable` is absolute. */
export function launchReal(executable: string, main: string, options: LaunchOptions): TrayApp {
  const folder = mkdtempSync(join(tmpdir(), 'codex-glance-electron-'));
  const script = join(folder, 'observed.mjs');
  writeFileSync(script, stripTypeScriptTypes(readFileSync(observed, 'utf8')));
  const entry = join(folder, 'entry.mjs');
  writeFileSync(entry, entryScript(pathToFileURL(script).href, pathToFileURL(resolve(main)).href));
  let diagnostics = '';
  let end: (code: number | null) => void = () => {};
  const exited = new Promise<number | null>((resolveExit) => {
    end = resolveExit;
  });
  let windows: readonly Page[] = [];
  const started = start();

  async function start(): Promise<ElectronApplication> {
    const app = await _electron.launch({
      executablePath: executable,
      // A system without user namespaces has no sandbox for Chromium; the app's own asks for it all the same.
      args: [entry, ...(process.platform === 'linux' ? ['--no-sandbox'] : []), ...(options.args ?? [])],
      cwd: options.cwd,
      env: { PATH: process.env.PATH ?? '', TZ: 'UTC', ...displayOf(process.env), ...options.env },
    });
    app.on('window', (page) => {
      windows = [...windows, page];
    });
    const child = app.process();
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      diagnostics += text;
    });
    child.once('exit', (code) => {
      rmSync(folder, { recursive: true, force: true });
      end(code);
    });
    return app;
  }

  return {
    exited,
    diagnostics: () => diagnostics,
    pages: () => windows.filter((page) => !page.isClosed()),
    async evaluate<R, A>(
      run: (electron: ElectronModule, argument: A) => R,
      argument?: A,
    ): Promise<Awaited<R>> {
      const app = await started;
      const call = { source: run.toString(), argument };
      const value = await app.evaluate((_electron, { source, argument: given }) => {
        const { codexGlanceElectron } = globalThis as unknown as { codexGlanceElectron: unknown };
        // biome-ignore lint/security/noGlobalEval: the driver and this process are one test
        const wanted = globalThis.eval(`(${source})`) as (module: unknown, argument: unknown) => unknown;
        return wanted(codexGlanceElectron, given);
      }, call);
      return value as Awaited<R>;
    },
    async page(): Promise<Page> {
      const app = await started;
      const known = (page: Page) => page.url().startsWith('app://popover/');
      return app.windows().find(known) ?? (await app.waitForEvent('window', { predicate: known }));
    },
    async close() {
      const app = await started;
      app.process().kill('SIGKILL');
      await exited;
    },
  };
}

/** What a window needs of the environment to come up at all. */
function displayOf(env: NodeJS.ProcessEnv): Record<string, string> {
  const names = ['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS'];
  const system = ['SystemRoot', 'WINDIR', 'APPDATA', 'LOCALAPPDATA', 'TEMP', 'TMP', 'USERPROFILE'];
  return Object.fromEntries(
    [...names, ...system].flatMap((name) => {
      const value = env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
