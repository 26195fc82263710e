import { execFile } from 'node:child_process';
import { type Finding, finding } from '../../shared/finding.ts';
import { settingsMessage } from '../../shared/messages/en/glance/settings.ts';

/** The answer of the session bus about the owner of `org.kde.StatusNotifierWatcher`. */
export type WatcherAnswer = 'owned' | 'absent' | 'no-answer';

export interface TrayPresence {
  readonly state: 'there' | 'absent' | 'unknown';
  readonly reason: 'system-has-tray' | 'watcher-runs' | 'no-watcher' | 'may-have-older-tray' | 'bus-silent';
}

/**
 * Decides whether the desktop shows tray icons. macOS and Windows always do. A Linux desktop does where the name of
 * the StatusNotifierItem specification's watcher has an owner; GNOME without the AppIndicator extension has none.
 * Without a watcher Electron falls back to the older trays of X11, which GNOME and Wayland do not have.
 */
export function decideTrayPresence(
  platform: NodeJS.Platform,
  answer: WatcherAnswer,
  env: Readonly<Record<string, string | undefined>>,
): TrayPresence {
  if (platform !== 'linux') return { state: 'there', reason: 'system-has-tray' };
  if (answer === 'owned') return { state: 'there', reason: 'watcher-runs' };
  if (answer === 'no-answer') return { state: 'unknown', reason: 'bus-silent' };
  const gnome = (env.XDG_CURRENT_DESKTOP ?? '').split(':').some((name) => name.toUpperCase() === 'GNOME');
  return gnome || env.XDG_SESSION_TYPE === 'wayland'
    ? { state: 'absent', reason: 'no-watcher' }
    : { state: 'unknown', reason: 'may-have-older-tray' };
}

/** What the page says where no icon can be seen: how to open it again, and how to get tray icons. */
export function trayFindings({ state }: TrayPresence): readonly Finding[] {
  if (state !== 'absent') return [];
  return [
    finding(
      { area: 'settings', kind: 'settings.tray.absent', subject: null },
      {
        level: 'info',
        title: settingsMessage('settings.tray.absent'),
        detail: settingsMessage('settings.tray.absent.why'),
        remedy: settingsMessage('settings.tray.absent.remedy'),
      },
    ),
  ];
}

/** Milliseconds. */
const PATIENCE_MS = 2_000;

const QUESTION = [
  'call',
  '--session',
  '--dest=org.freedesktop.DBus',
  '--object-path=/org/freedesktop/DBus',
  '--method=org.freedesktop.DBus.NameHasOwner',
  'org.kde.StatusNotifierWatcher',
];

/**
 * Asks the session bus through `gdbus`, which comes with GLib and so with every GNOME. `no-answer` where it is
 * missing, where there is no bus, or after the time limit.
 */
export function askTrayWatcher(run: typeof execFile = execFile): Promise<WatcherAnswer> {
  return new Promise((resolve) => {
    run('gdbus', QUESTION, { timeout: PATIENCE_MS, encoding: 'utf8' }, (error, stdout) =>
      resolve(error === null ? readWatcherAnswer(stdout) : 'no-answer'),
    );
  });
}

/** Parses the output of `gdbus`: `(true,)` or `(false,)`. */
export function readWatcherAnswer(printed: string): WatcherAnswer {
  const [, owned] = /^\((true|false),\)\s*$/.exec(printed) ?? [];
  if (owned === undefined) return 'no-answer';
  return owned === 'true' ? 'owned' : 'absent';
}
