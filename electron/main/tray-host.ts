import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  app,
  dialog,
  globalShortcut,
  nativeTheme,
  powerMonitor,
  safeStorage,
  screen,
  session,
  shell,
} from 'electron';
import type { NamedContent } from '../core/composition/glance-interface.ts';
import { createHandlers } from '../core/composition/handlers.ts';
import { createGlance } from '../core/glance.ts';
import type { Ports } from '../core/platform/ports.ts';
import type { GlanceOptions } from '../core/settings/glance-options.ts';
import type { ExternalLink } from '../shared/contract/external-links.ts';
import { startAlerts } from './alerts/start-alerts.ts';
import { createDesk } from './desk/desk.ts';
import { deskBounds } from './desk/desk-bounds.ts';
import { DeskStore } from './desk/desk-store.ts';
import { joinFindings } from './host-findings.ts';
import { Keychain } from './keychain/keychain.ts';
import { placePopover } from './popover/place-popover.ts';
import { createPopover } from './popover/popover.ts';
import { setLoginItem } from './settings/login-item.ts';
import { watchSettings } from './settings/settings-watch.ts';
import { createShortcut } from './settings/shortcut.ts';
import { setApplicationMenu } from './shell/application-menu.ts';
import { createDeskWindow } from './shell/desk-window.ts';
import { lockSession } from './shell/lockdown.ts';
import { openFile } from './shell/open-file.ts';
import { openLink } from './shell/open-link.ts';
import { servePage } from './shell/page-protocol.ts';
import { createPopoverWindow, POPOVER_SIZE } from './shell/popover-window.ts';
import { answerRequests } from './shell/request-channel.ts';
import { saveFile } from './shell/save-file.ts';
import { displays, followScreens, trayLook } from './shell/screens.ts';
import { createTrayIcon, type SystemTray } from './shell/tray-icon.ts';
import type { StartOptions } from './start-options.ts';
import type { MenuAction } from './tray/menu-template.ts';
import { createTrayPainter } from './tray/tray-image.ts';
import { askTrayWatcher, decideTrayPresence, trayFindings } from './tray/tray-presence.ts';
import { trayPreview } from './tray/tray-preview.ts';
import { createTrayView } from './tray/tray-view.ts';
import { startUpdates } from './updates/start-updates.ts';

/** The distance between the popover and the edges of the work area, in device-independent pixels. */
const MARGIN = 8;

/** The running tray app, for the events of its process. */
export interface TrayHost {
  open(): void;
  /** Handles the global shortcut. */
  toggle(): void;
  /** From now on windows may close. */
  beforeQuit(): void;
  close(): Promise<void>;
}

/** Connects the core to Electron. The app must be ready. */
export async function startTrayHost(
  options: GlanceOptions,
  ports: Ports,
  start: StartOptions,
): Promise<TrayHost> {
  const { clock, logger, platform } = ports;
  const dist = import.meta.dirname;
  const devTools = !app.isPackaged;
  // The name has no `persist:`, so nothing of the session is stored on disk.
  const pageSession = session.fromPartition('popover', { cache: false });
  for (const each of [session.defaultSession, pageSession]) lockSession(each, devTools);
  await servePage(pageSession, join(dist, 'page'));
  setApplicationMenu(platform);

  const secrets = new Keychain({ stateDir: options.stateDir, platform, safeStorage });
  const glance = createGlance(options, { ...ports, keychain: (name) => secrets.read(name) });
  const { store } = glance;
  const findings = joinFindings(glance.setHostFindings);
  const trustedIds = new Set<number>();
  let tray: SystemTray | null = null;
  const trayBounds = () => tray?.bounds();
  const page = { session: pageSession, preload: join(dist, 'preload.cjs'), devTools, trustedIds };
  const isHiddenFromCapture = () => store.getState().settings.privateWhileShared;
  const popover = createPopover({
    clock,
    logger,
    platform,
    snapshot: store.getState,
    createWindow: (events) =>
      createPopoverWindow(
        {
          ...page,
          platform,
          dark: nativeTheme.shouldUseDarkColors,
          isHiddenFromCapture,
        },
        events,
      ),
    place: (trayBounds) =>
      placePopover({
        ...(trayBounds ? { trayBounds } : {}),
        cursor: screen.getCursorScreenPoint(),
        displays: displays(),
        windowSize: POPOVER_SIZE,
        platform,
        margin: MARGIN,
      }),
    onHidden(cause) {
      // Windows leaves the focus nowhere when a window hides itself.
      if (platform === 'win32' && cause === 'asked') tray?.focus();
    },
  });
  const desk = createDesk({
    logger,
    store: new DeskStore(options.stateDir, logger),
    snapshot: store.getState,
    createWindow: (bounds, events) =>
      createDeskWindow(
        { ...page, dark: nativeTheme.shouldUseDarkColors, isHiddenFromCapture },
        bounds,
        events,
      ),
    place: (last) => deskBounds(last, displays()),
  });
  const imageDir = join(dist, '..', 'assets', 'tray');
  const painter = createTrayPainter((file) => readFileSync(join(imageDir, file)));
  async function openDesk(): Promise<void> {
    popover.hide();
    await desk.open();
  }
  const hooks = {
    openDesk,
    secrets,
    previewTray: () => trayPreview(store.getState(), clock.now(), platform, painter),
    closePopover: () => popover.hide(),
    openFile: (file: string) => openFile(file, shell),
    openLink: (link: ExternalLink) => openLink(link, shell),
    saveFile: (suggestion: NamedContent) => saveFile(suggestion, dialog),
  };
  answerRequests(createHandlers(glance, hooks), trustedIds, logger);

  const act = (action: MenuAction) =>
    void perform(action).catch((error: unknown) => logger.warn(`${action} failed: ${String(error)}`));
  async function perform(action: MenuAction): Promise<void> {
    if (action === 'open') popover.open(trayBounds());
    if (action === 'desk') await openDesk();
    if (action === 'analytics' || action === 'settings') popover.openView(action, trayBounds());
    if (action === 'refresh') await glance.refresh();
    if (action === 'demo-on' || action === 'demo-off') await glance.setDemo(action === 'demo-on');
    if (action === 'quit') app.quit();
  }

  const view = createTrayView(store.getState(), {
    createIcon(image) {
      tray = createTrayIcon({
        platform,
        image,
        onToggle: (bounds) => popover.toggle(bounds),
        onOpen: (bounds) => popover.open(bounds),
        onMenu: () => popover.hide(),
        onAction: act,
        menu: () => view.currentMenu(),
      });
      return tray;
    },
    look: () => trayLook(platform),
    painter,
    clock,
  });
  powerMonitor.on('resume', () => {
    // Timers did not run during sleep.
    glance.networkReturned();
    void glance.refresh().catch((error: unknown) => logger.warn(`Reading again failed: ${String(error)}`));
  });
  followScreens(() => popover.reposition(trayBounds()), view);
  const alerts = startAlerts({
    stateDir: options.stateDir,
    clock,
    logger,
    openView: (place) => popover.openView(place, trayBounds()),
  });
  const updates = startUpdates({
    stateDir: options.stateDir,
    clock,
    logger,
    setHostFindings: findings.from('updates'),
    openView: (place) => popover.openView(place, trayBounds()),
  });
  const shortcut = createShortcut({
    globalShortcut,
    setHostFindings: findings.from('shortcut'),
    onPress: () => popover.toggleByKey(trayBounds()),
  });
  const loginItem = { app, platform, env: ports.env, homeDir: ports.homeDir, program: process.execPath };
  const chosen = watchSettings({
    setShortcut: shortcut.set,
    setLaunchAtLogin: (on) =>
      void setLoginItem(on, loginItem).catch((error: unknown) =>
        logger.warn(`Starting at sign-in could not be changed: ${String(error)}`),
      ),
  });
  chosen.look(store.getState().settings);
  const unsubscribe = store.subscribe((snapshot) => {
    chosen.look(snapshot.settings);
    view.show(snapshot);
    popover.push(snapshot);
    desk.push(snapshot);
    alerts.look(snapshot);
    updates.look(snapshot);
  });

  const begin = async () => {
    // First, so that the user's own sessions never appear.
    if (start.demo) await glance.setDemo(true);
    await glance.start();
    await glance.exports.start();
  };
  begin().catch((error: unknown) => logger.warn(`The first read failed: ${String(error)}`));
  if (start.show) popover.open(trayBounds());
  void openWithoutTray();

  /** Opens the popover where no icon is visible: otherwise a launch would seem to do nothing. */
  async function openWithoutTray(): Promise<void> {
    if (platform !== 'linux') return;
    const presence = decideTrayPresence(platform, await askTrayWatcher(), ports.env);
    findings.from('tray')(trayFindings(presence));
    if (presence.state !== 'absent') return;
    logger.warn('This desktop shows no tray icons. Launch Codex Glance again to open it.');
    popover.open();
  }

  return {
    open: () => popover.open(trayBounds()),
    toggle: () => popover.toggleByKey(trayBounds()),
    beforeQuit: () => popover.quit(),
    async close() {
      unsubscribe();
      shortcut.set(null);
      view.close();
      await alerts.close();
      await updates.close();
      await glance.close();
    },
  };
}
