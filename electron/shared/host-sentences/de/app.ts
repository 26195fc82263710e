import type { SentencePair } from '../translate.ts';

/** The app itself, its settings and prices. */
export const app: readonly SentencePair[] = [
  [
    'The system has no file watches left, so some changes show only on refresh; raise fs.inotify.max_user_watches.',
    'Das System hat keine Dateiüberwachungen mehr frei, manche Änderung zeigt sich erst beim Auffrischen; erhöhe fs.inotify.max_user_watches.',
  ],
  [
    'Too many files are open to watch all sessions, so some changes show only on refresh; raise the limit with ulimit -n.',
    'Zu viele Dateien sind offen, um alle Sitzungen zu überwachen, manche Änderung zeigt sich erst beim Auffrischen; erhöhe die Grenze mit ulimit -n.',
  ],
  ['Some changes show only on refresh: {1}', 'Manche Änderung zeigt sich erst beim Auffrischen: {1}'],
  ['This month at API prices', 'Dieser Monat zu API-Preisen'],
  ['This month in Codex credits', 'Dieser Monat in Codex-Credits'],
  ['API value of this month for each dollar of the plan', 'API-Wert dieses Monats je Dollar des Abos'],
  ['The price table is {1} days old.', 'Die Preistabelle ist {1} Tage alt.'],
  [
    'The index was written by a newer Codex Glance. Update this one.',
    'Den Index hat ein neueres Codex Glance geschrieben. Aktualisiere dieses.',
  ],
  ['The index has another format.', 'Der Index hat ein anderes Format.'],
  ['you may not read it', 'du darfst sie nicht lesen'],
  ['it is larger than {1} MB', 'sie ist größer als {1} MB'],
  ['it is a pipe, a device or a socket', 'sie ist eine Pipe, ein Gerät oder ein Socket'],
  ['it took longer than {1} seconds', 'es dauerte länger als {1} Sekunden'],
  ['{1} is not read: {2}.', '{1} wird nicht gelesen: {2}.'],
  ['{1} is a folder.', '{1} ist ein Ordner.'],
  ['There is no setting {1}.', 'Es gibt keine Einstellung {1}.'],
  ['Update Codex Glance.', 'Aktualisiere Codex Glance.'],
  ['Codex Glance runs from its sources.', 'Codex Glance läuft aus seinen Quellen.'],
  ['The system keeps it.', 'Das System merkt es sich.'],
  ['The desktop reads its autostart folder.', 'Der Desktop liest seinen Autostart-Ordner.'],
  ['Only the popover may ask.', 'Nur das Popover darf fragen.'],
  [
    'This desktop shows no tray icons. Launch Codex Glance again to open it.',
    'Dieser Desktop zeigt keine Tray-Symbole. Starte Codex Glance noch einmal, um es zu öffnen.',
  ],
  ['Nothing is kept between starts: {1}', 'Zwischen zwei Starts wird nichts behalten: {1}'],
];
