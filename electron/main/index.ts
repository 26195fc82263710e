import { join } from 'node:path';
import { app } from 'electron';
import { locateCodexHomes, locateStateDir } from '../core/composition/locations.ts';
import { createNodePorts } from '../core/composition/node-ports.ts';
import { makeOwnFolder } from '../core/platform/state/own-folder.ts';
import { STATE_FOLDERS } from '../core/platform/state/state-files.ts';
import { systemTimezone } from '../core/time/system-timezone.ts';
import { APP_ID } from './app-id.ts';
import { lockWebContents } from './shell/lockdown.ts';
import { registerPageScheme } from './shell/page-protocol.ts';
import { pageSwitches } from './shell/page-switches.ts';
import { readStartOptions } from './start-options.ts';
import { startTrayHost, type TrayHost } from './tray-host.ts';

const ports = createNodePorts();
const { platform, env, homeDir } = ports;
// An app started from a desktop has no folder of its own; its current one is that of the desktop.
const cwd = app.isPackaged ? homeDir : process.cwd();
const around = { env, platform, homeDir, cwd };
const stateDir = locateStateDir(undefined, around);

// Otherwise Windows shows no notifications of an installed app under its name.
if (platform === 'win32') app.setAppUserModelId(APP_ID);
app.enableSandbox();
for (const [name, value] of Object.entries(pageSwitches)) app.commandLine.appendSwitch(name, value);
registerPageScheme();
lockWebContents(app);
keepChromiumFilesIn(join(stateDir, STATE_FOLDERS.electron));

if (app.requestSingleInstanceLock()) run();
else app.exit(0);

/** Chromium keeps the single-instance lock there too, so each state folder has its own. */
function keepChromiumFilesIn(folder: string): void {
  try {
    makeOwnFolder(folder);
    app.setPath('userData', folder);
  } catch (error) {
    ports.logger.warn(
      `${folder} cannot be used, so Electron keeps its files where it does by default: ${error}`,
    );
  }
}

function run(): void {
  let host: TrayHost | null = null;
  let ended = false;
  const open = () => host?.open();
  app.on('second-instance', open);
  app.on('activate', open);
  // Without a listener Electron quits once the popover is closed.
  app.on('window-all-closed', () => {});
  app.on('before-quit', () => host?.beforeQuit());
  app.on('will-quit', (event) => {
    if (ended || host === null) return;
    event.preventDefault();
    host.close().finally(() => {
      ended = true;
      app.quit();
    });
  });
  if (platform === 'darwin' && !app.isPackaged) app.setActivationPolicy('accessory');

  // Not awaited at the top level: Electron is ready only once this module has been evaluated.
  app.whenReady().then(start).catch(giveUp);

  async function start(): Promise<void> {
    const homes = locateCodexHomes([], around);
    const options = {
      codexHomes: homes.paths,
      homesSource: homes.source,
      stateDir,
      cwd,
      timezone: systemTimezone(env, platform),
      locale: app.getSystemLocale() || app.getLocale() || 'en',
    };
    host = await startTrayHost(options, ports, readStartOptions(process.argv));
  }

  function giveUp(error: unknown): void {
    ports.logger.warn(
      `The tray app could not start: ${error instanceof Error ? error.message : String(error)}`,
    );
    app.exit(3);
  }
}
