/**
 * The app's name among all apps: its bundle on macOS, its AppUserModelId on Windows. It never changes, since
 * the systems keep permissions and pinned icons by it.
 */
export const APP_ID = 'io.github.codex-glance';
