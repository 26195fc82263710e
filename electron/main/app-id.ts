/**
 * The app's identifier: its bundle on macOS, its AppUserModelId on Windows. It must never change, since the systems
 * store permissions and pinned icons by it.
 */
export const APP_ID = 'io.github.codex-glance';
