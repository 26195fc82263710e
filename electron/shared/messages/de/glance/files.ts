import type { files as english } from '../../en/glance/files.ts';
import type { Translation } from '../../message.ts';

export const files: Translation<typeof english> = {
  'files.not-regular': () => 'sie ist keine gewöhnliche Datei',
  'files.too-slow': () => 'sie ließ sich nicht innerhalb von 5 Sekunden lesen',
  'files.folder': () => 'sie ist ein Ordner',
  'files.no-right': () => 'du darfst sie nicht lesen',
  'files.circle': () => 'ihre Verweise bilden eine Schleife',
  'files.too-large': ({ megabytes }) => `sie ist größer als ${megabytes} MB`,
  'files.other': ({ code }) => `sie ließ sich nicht lesen (${code})`,
  'files.without.sign-in': () => 'Wie Codex angemeldet ist, ist nicht bekannt.',
  'files.without.variables': () => 'Welche OTEL_-Variablen es für Exporte setzt, ist nicht bekannt.',
  'files.without.repository': () => 'Zu welchem Repository der Ordner gehört, ist nicht bekannt.',
  'files.without.probes': () => 'Frühere Ergebnisse der Prüfung sind nicht bekannt.',
  'files.without.changes': () => 'Was sich seit der letzten Prüfung geändert hat, ist nicht bekannt.',
  'files.without.notices': () => 'Welche Mitteilungen gezeigt wurden, ist nicht bekannt.',
  'files.without.updates': () => 'Wann zuletzt nach einer neueren Version gesucht wurde, ist nicht bekannt.',
  'files.without.status-line': () => 'Die Statuszeile braucht länger.',
  'files.damaged': () =>
    'Eine Datei von Codex Glance war beschädigt; sie wurde beiseitegelegt und eine neue begonnen.',
  'files.unreadable': ({ why }) => `Eine Datei lässt sich nicht lesen: ${why}.`,
  'files.unreadable.remedy': () => 'Setze eine lesbare Datei an ihre Stelle, oder entferne sie.',
};
