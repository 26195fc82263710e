import type { Settings } from '../../shared/settings.ts';

/** The settings that the system must know. */
export interface SettingsSinks {
  setLaunchAtLogin(on: boolean): void;
  /** Null for none. */
  setShortcut(accelerator: string | null): void;
}

/** Passes changes between two Snapshots to the system. */
export interface SettingsWatch {
  look(settings: Pick<Settings, 'launchAtLogin' | 'shortcut'>): void;
}

/**
 * A shortcut is registered in each run. Starting at sign-in is stored by the system, so it is set only when it is
 * switched, and never for the first Snapshot: what the user changed in the system stays.
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
