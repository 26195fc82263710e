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
  [
    'No price is known for the service tier "{1}" of {2}, so its cost is not known.',
    'Für die Dienststufe „{1}“ von {2} ist kein Preis bekannt, also auch nicht, was sie kostet.',
  ],
  [
    'No price is known for {1}, so its cost is not known.',
    'Für {1} ist kein Preis bekannt, also auch nicht, was es kostet.',
  ],
  [
    'Codex {1} is not verified and may have brought it. Prices are those known with {2}.',
    'Codex {1} ist nicht geprüft und hat das vielleicht gebracht. Die Preise sind die mit {2} bekannten.',
  ],
  [
    'Add its prices to prices.json of the state folder.',
    'Trag seine Preise in prices.json im Zustandsordner ein.',
  ],
  [
    'The model itself has a price. The tier may be new, or come from another provider.',
    'Das Modell selbst hat einen Preis. Die Stufe ist vielleicht neu oder von einem anderen Anbieter.',
  ],
  [
    'Add its factor below `tiers` in prices.json of the state folder.',
    'Trag ihren Faktor unter `tiers` in prices.json im Zustandsordner ein.',
  ],
  ['The price table is {1} days old.', 'Die Preistabelle ist {1} Tage alt.'],
  [
    'It is of {1}. Prices that changed since are not in it.',
    'Sie ist vom {1}. Preise, die sich seitdem geändert haben, fehlen darin.',
  ],
  [
    'Update Glance, or take a newer table with `codex-glance pricing update --from FILE`.',
    'Aktualisiere Glance, oder übernimm eine neuere Tabelle mit `codex-glance pricing update --from FILE`.',
  ],
  ['The prices in {1}{2} cannot be used.', 'Die Preise in {1}{2} lassen sich nicht verwenden.'],
  [
    '{1}. The prices that come with Glance are used instead.',
    '{1}. Stattdessen gelten die Preise, die mit Glance kommen.',
  ],
  ['Correct the line, or delete the file.', 'Berichtige die Zeile, oder lösche die Datei.'],
  [
    'The settings of Codex Glance cannot be read, so what was last in force stays.',
    'Die Einstellungen von Codex Glance lassen sich nicht lesen, also bleibt, was zuletzt galt.',
  ],
  ['The file is not read: {1}.', 'Die Datei wird nicht gelesen: {1}.'],
  [
    'Put a readable file in its place. When a setting is changed here, it is set aside and a new one is written.',
    'Setze eine lesbare Datei an ihre Stelle. Wird hier eine Einstellung geändert, wird sie beiseitegelegt und eine neue geschrieben.',
  ],
  [
    'A file of Codex Glance was damaged, so it was set aside and a new one is begun.',
    'Eine Datei von Codex Glance war beschädigt; sie wurde beiseitegelegt und eine neue begonnen.',
  ],
  [
    'The index was written by a newer Codex Glance. Update this one.',
    'Den Index hat ein neueres Codex Glance geschrieben. Aktualisiere dieses.',
  ],
  ['The index has another format.', 'Der Index hat ein anderes Format.'],
  ['A file cannot be read: {1}.', 'Eine Datei lässt sich nicht lesen: {1}.'],
  ['it is not a regular file', 'sie ist keine gewöhnliche Datei'],
  ['it could not be read within 5 seconds', 'sie ließ sich nicht innerhalb von 5 Sekunden lesen'],
  ['it is a folder', 'sie ist ein Ordner'],
  ['you may not read it', 'du darfst sie nicht lesen'],
  ['its links lead in a circle', 'ihre Verweise führen im Kreis'],
  ['it could not be read ({1})', 'sie ließ sich nicht lesen ({1})'],
  ['it is larger than {1} MB', 'sie ist größer als {1} MB'],
  ['it is a pipe, a device or a socket', 'sie ist eine Pipe, ein Gerät oder ein Socket'],
  ['it took longer than {1} seconds', 'es dauerte länger als {1} Sekunden'],
  ['{1} is not read: {2}.', '{1} wird nicht gelesen: {2}.'],
  ['{1} is a folder.', '{1} ist ein Ordner.'],
  ['How Codex is signed in is not known.', 'Wie Codex angemeldet ist, ist nicht bekannt.'],
  [
    'Which repository the folder belongs to is not known.',
    'Zu welchem Repository der Ordner gehört, ist nicht bekannt.',
  ],
  ['Earlier results of the probe are not known.', 'Frühere Ergebnisse der Prüfung sind nicht bekannt.'],
  [
    'What has changed since the last look is not known.',
    'Was sich seit dem letzten Blick geändert hat, ist nicht bekannt.',
  ],
  ['Which notifications were shown is not known.', 'Welche Mitteilungen gezeigt wurden, ist nicht bekannt.'],
  [
    'When a newer version was last looked for is not known.',
    'Wann zuletzt nach einer neueren Version gesucht wurde, ist nicht bekannt.',
  ],
  ['The status line takes longer.', 'Die Statuszeile braucht länger.'],
  [
    'Put a readable file in its place, or remove it.',
    'Setze eine lesbare Datei an ihre Stelle, oder entferne sie.',
  ],
  ['The file is not valid TOML: {1}.', 'Die Datei ist kein gültiges TOML: {1}.'],
  [
    'Mend the line. When a setting is changed here, the file is set aside and a new one is written.',
    'Berichtige die Zeile. Wird hier eine Einstellung geändert, wird die Datei beiseitegelegt und eine neue geschrieben.',
  ],
  [
    'The setting {1} is not valid, so its default is in force.',
    'Die Einstellung {1} ist nicht gültig, also gilt ihre Vorgabe.',
  ],
  [
    'Correct the line, or choose a value in the settings.',
    'Berichtige die Zeile, oder wähle einen Wert in den Einstellungen.',
  ],
  ['There is no setting {1}.', 'Es gibt keine Einstellung {1}.'],
  ['Remove the line, or correct its name.', 'Entferne die Zeile, oder berichtige ihren Namen.'],
  [
    'The settings were written by a newer Codex Glance.',
    'Die Einstellungen hat ein neueres Codex Glance geschrieben.',
  ],
  [
    'What this one knows is in force. It does not change the file.',
    'Was dieses davon kennt, gilt. Die Datei ändert es nicht.',
  ],
  ['Update Codex Glance.', 'Aktualisiere Codex Glance.'],
  ['Codex Glance runs from its sources.', 'Codex Glance läuft aus seinen Quellen.'],
  ['The system keeps it.', 'Das System merkt es sich.'],
  ['The desktop reads its autostart folder.', 'Der Desktop liest seinen Autostart-Ordner.'],
  [
    'Another program holds it, or the system keeps it for itself.',
    'Ein anderes Programm hat es belegt, oder das System behält es für sich.',
  ],
  ['The shortcut {1} does not work.', 'Das Tastenkürzel {1} wirkt nicht.'],
  ['Record another one in the settings.', 'Nimm in den Einstellungen ein anderes auf.'],
  [
    'Codex Glance has no place to ask for a newer version.',
    'Codex Glance weiß nicht, wo es nach einer neueren Version fragen soll.',
  ],
  [
    'The check is switched on, but this build names no repository.',
    'Die Prüfung ist eingeschaltet, aber dieser Bau nennt kein Repository.',
  ],
  [
    'Look where you got it from, or switch the check off in the settings.',
    'Sieh dort nach, woher du es hast, oder schalte die Prüfung in den Einstellungen ab.',
  ],
  ['Only the popover may ask.', 'Nur das Popover darf fragen.'],
  [
    'This desktop shows no tray icons. Launch Codex Glance again to open it.',
    'Dieser Desktop zeigt keine Tray-Symbole. Starte Codex Glance noch einmal, um es zu öffnen.',
  ],
  ['Nothing is kept between starts: {1}', 'Zwischen zwei Starts wird nichts behalten: {1}'],
];
