import type { App, Session, WebContents } from 'electron';
import { decideNetwork } from '../security/network.ts';

/** Denies a session every permission and every request except for the page's own files. */
export function lockSession(session: Session, devToolsAllowed: boolean): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !decideNetwork(url, devToolsAllowed).allow });
  });
  session.on('will-download', (event) => event.preventDefault());
}

/** Denies all web contents, also future ones, navigation, new windows and embedded views. */
export function lockWebContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}

function lockContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
