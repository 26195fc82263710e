import type { settings as english } from '../../en/glance/settings.ts';
import type { Translation } from '../../message.ts';

export const settings: Translation<typeof english> = {
  'settings.unreadable': () =>
    'Die Einstellungen von Codex Glance lassen sich nicht lesen, also bleibt, was zuletzt galt.',
  'settings.damaged.why': ({ message }) => `Die Datei ist kein gültiges TOML: ${message}.`,
  'settings.damaged.remedy': () =>
    'Berichtige die Zeile. Wird hier eine Einstellung geändert, wird die Datei beiseitegelegt und eine neue geschrieben.',
  'settings.unreadable.why': ({ message }) => `Die Datei wird nicht gelesen: ${message}.`,
  'settings.unreadable.remedy': () =>
    'Setze eine lesbare Datei an ihre Stelle. Wird hier eine Einstellung geändert, wird sie beiseitegelegt und eine neue geschrieben.',
  'settings.invalid': ({ key }) => `Die Einstellung ${key} ist nicht gültig, also gilt ihre Vorgabe.`,
  'settings.invalid.why': ({ what }) => `Der Wert ${what}.`,
  'settings.refused': ({ key, what }) => `${key}: ${what}.`,
  'settings.newer-file': ({ file }) =>
    `${file} hat ein neueres Codex Glance geschrieben und wird nicht geändert. Aktualisiere dieses.`,
  'settings.form': ({ file }) =>
    `Die Form von ${file} erlaubt diese Änderung nicht, und sie richtet Exporte ein. Ändere sie von Hand.`,
  'settings.invalid.remedy': () => 'Berichtige die Zeile, oder wähle einen Wert in den Einstellungen.',
  'settings.unknown': ({ key }) => `Es gibt keine Einstellung ${key}.`,
  'settings.unknown.remedy': () => 'Entferne die Zeile, oder berichtige ihren Namen.',
  'settings.newer': () => 'Die Einstellungen hat ein neueres Codex Glance geschrieben.',
  'settings.newer.why': () => 'Was diese Version davon kennt, gilt. Die Datei ändert sie nicht.',
  'settings.newer.remedy': () => 'Aktualisiere Codex Glance.',
  'settings.tray.absent': () => 'Diese Arbeitsumgebung zeigt keine Symbole im Infobereich.',
  'settings.tray.absent.why': () =>
    'Auf ihrem Sitzungsbus nimmt sie niemand an, also ist das Symbol von Codex Glance nicht zu sehen. Das Fenster hat sich von selbst geöffnet.',
  'settings.tray.absent.remedy': () =>
    'Starte Codex Glance noch einmal, um dieses Fenster zu öffnen, oder wähle in den Einstellungen ein Tastenkürzel. Unter GNOME zeigt die Erweiterung AppIndicator (gnome-shell-extension-appindicator) solche Symbole.',
  'settings.shortcut': ({ accelerator }) => `Das Tastenkürzel ${accelerator} wirkt nicht.`,
  'settings.shortcut.taken': () => 'Ein anderes Programm hat es belegt, oder das System reserviert es.',
  'settings.shortcut.remedy': () => 'Nimm in den Einstellungen ein anderes auf.',
};
