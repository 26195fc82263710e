import { capital } from '../../capital.ts';
import { type Clause, messageMaker } from '../../message.ts';

/** The settings of Codex Glance, and what of them is not in force. */
export const settings = {
  'settings.unreadable': () =>
    'The settings of Codex Glance cannot be read, so what was last in force stays.',
  'settings.damaged.why': ({ message }: { message: Clause }) => `The file is not valid TOML: ${message}.`,
  'settings.damaged.remedy': () =>
    'Correct the line. When a setting is changed here, the file is set aside and a new one is written.',
  'settings.unreadable.why': ({ message }: { message: Clause }) => `The file is not read: ${message}.`,
  'settings.unreadable.remedy': () =>
    'Put a readable file in its place. When a setting is changed here, it is set aside and a new one is written.',
  'settings.invalid': ({ key }: { key: string }) =>
    `The setting ${key} is not valid, so its default is in force.`,
  'settings.invalid.why': ({ what }: { what: Clause }) => `${capital(what)}.`,
  'settings.refused': ({ key, what }: { key: string; what: Clause }) => `${key}: ${what}.`,
  'settings.newer-file': ({ file }: { file: string }) =>
    `${file} was written by a newer Codex Glance, so it is not changed. Update this one.`,
  'settings.form': ({ file }: { file: string }) =>
    `The form of ${file} does not allow this change, and it sets up exports. Change it by hand.`,
  'settings.invalid.remedy': () => 'Correct the line, or choose a value in the settings.',
  'settings.unknown': ({ key }: { key: string }) => `There is no setting ${key}.`,
  'settings.unknown.remedy': () => 'Remove the line, or correct its name.',
  'settings.newer': () => 'The settings were written by a newer Codex Glance.',
  'settings.newer.why': () =>
    'The settings that this version knows are in force. It does not change the file.',
  'settings.newer.remedy': () => 'Update Codex Glance.',
  'settings.tray.absent': () => 'This desktop shows no tray icons.',
  'settings.tray.absent.why': () =>
    'Nothing on its session bus accepts them, so the icon of Codex Glance cannot be seen. The window opened by itself.',
  'settings.tray.absent.remedy': () =>
    'Start Codex Glance again to open this window, or choose a shortcut in the settings. On GNOME, the extension AppIndicator (gnome-shell-extension-appindicator) shows tray icons.',
  'settings.shortcut': ({ accelerator }: { accelerator: string }) =>
    `The shortcut ${accelerator} does not work.`,
  'settings.shortcut.taken': () => 'Another program uses it, or the system reserves it.',
  'settings.shortcut.remedy': () => 'Record another one in the settings.',
};

export const settingsMessage = messageMaker(settings);
