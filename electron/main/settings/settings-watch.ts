import type { Settings } from '../../shared/settings.ts';

/** What the system is informed of the settings. */
export interface SettingsSinks {
  setLaunchAtLogin(on: boolean): void;
  /** Null for none. */
  setShortcut(accelerator: string | null): void;
}

/** Tells the system what changed between two Snapshots. */
export interface SettingsWatch {
  look(settings: Pick<Settings, 'launchAtLogin' | 'shortcut'>): void;
}

/**
 * A shortcut is registered in each run. Starting at sign-in outlasts it, so the system is informed only when it
 * is switched, and never at the first look: what a person changed in the system itself stays.
 */
export function watchSettings(sinks: SettingsSinks): SettingsWatch {
  let before: Pick<Settings, 'launchAtLogin' | 'shortcut'> | null = null;
  return {
    look(settings) {
      const { launchAtLogin, shortcut } = settings;
      if ((before?.shortcut ?? null) !== shortcut) sinks.setShortcut(shortcut);
      if (before !== null && before.launchAtLogin !== launchAtLogin) sinks.setLaunchAtLogin(launchAtLogin);
      before = { launchAtLogin, shortcut };
    },
  };
}
