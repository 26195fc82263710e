import type { SentencePair } from '../translate.ts';

/** Edits of a config.toml and what follows from them. */
export const edits: readonly SentencePair[] = [
  [
    'Glance cannot edit {1} safely, so nothing is written. {2}',
    'Glance kann {1} nicht sicher ändern, also wird nichts geschrieben. {2}',
  ],
  ['There is no edit of {1} to undo.', 'An {1} gibt es keine Änderung, die sich zurücknehmen ließe.'],
  [
    '{1} no longer exists, so there is nothing to undo.',
    '{1} gibt es nicht mehr, also ist nichts zurückzunehmen.',
  ],
  [
    '{1} was left as it is. It is no longer valid UTF-8.',
    '{1} blieb, wie sie ist. Sie ist kein gültiges UTF-8 mehr.',
  ],
  ['{1} was left as it is. {2}', '{1} blieb, wie sie ist. {2}'],
  [
    'It is not valid UTF-8, so Codex does not use it. Save it as UTF-8, then try again.',
    'Sie ist kein gültiges UTF-8, also nutzt Codex sie nicht. Speichere sie als UTF-8 und versuch es noch einmal.',
  ],
  [
    'Codex that runs already goes on as before until it is restarted.',
    'Ein Codex, das schon läuft, macht wie vorher weiter, bis es neu gestartet wird.',
  ],
  [
    'Which Codex processes run could not be read. Each keeps what it started with until it is restarted.',
    'Welche Codex-Prozesse laufen, war nicht zu lesen. Jeder behält, womit er begann, bis er neu gestartet wird.',
  ],
  ['Usage events', 'Nutzungsereignisse'],
  ['the TUI', 'dem TUI'],
  ['codex exec', 'codex exec'],
  ['a bare app-server', 'einem bloßen App-Server'],
  ['the IDE extension or desktop app', 'der IDE-Erweiterung oder Desktop-App'],
  ["the TUI's daemon", 'dem Daemon des TUI'],
  [
    'Metrics to your own collector {1} go on: since Codex 0.163.0 analytics do not decide them.',
    'Metriken an deinen eigenen Collector {1} gehen weiter: Seit Codex 0.163.0 entscheiden Analysedaten nicht über sie.',
  ],
  [
    'Metrics to your own collector {1} stop as well, before Codex 0.163.0.',
    'Metriken an deinen eigenen Collector {1} enden ebenfalls, vor Codex 0.163.0.',
  ],
  ['OTel {1} to {2} go on: {3} decides them.', 'OTel-{1} an {2} gehen weiter: {3} entscheidet darüber.'],
  [
    'OTel {1} to OpenAI ({2}) go on: {3} is "statsig".',
    'OTel-{1} an OpenAI ({2}) gehen weiter: {3} ist „statsig“.',
  ],
  [
    'Reports that you send with /feedback still go out; feedback.enabled decides them.',
    'Berichte, die du mit /feedback sendest, gehen weiterhin hinaus; feedback.enabled entscheidet über sie.',
  ],
  [
    'Requests to the model still carry an installation id and the paths of your workspaces.',
    'Anfragen an das Modell tragen weiterhin eine Installationskennung und die Pfade deiner Arbeitsordner.',
  ],
  [
    "A trusted repository's .codex/config.toml or a -c option can switch analytics on again, and codex exec --ignore-user-config skips your config.toml.",
    'Die .codex/config.toml eines vertrauten Repositorys oder eine Option -c kann Analysedaten wieder einschalten, und codex exec --ignore-user-config übergeht deine config.toml.',
  ],
  ['Not in force: {1}.', 'Nicht in Kraft: {1}.'],
  ['`analytics` is a list of tables', '`analytics` ist eine Liste von Tabellen'],
  ['`analytics` is not a table', '`analytics` ist keine Tabelle'],
  ['`analytics.enabled` is a table', '`analytics.enabled` ist eine Tabelle'],
  [
    'the value of `analytics.enabled` has comments in it',
    'der Wert von `analytics.enabled` enthält Kommentare',
  ],
  ['In line {1}, {2}. Write this in its place{3}.', 'Zeile {1}: {2}. Schreib an diese Stelle das hier{3}.'],
  ['Its form does not allow a change in one place.', 'Ihre Form lässt keine Änderung an einer Stelle zu.'],
  [
    'It is not valid TOML{1}, so Codex does not use it. Repair it, then add these lines at its end.',
    'Sie ist kein gültiges TOML{1}, also nutzt Codex sie nicht. Repariere sie, und füge dann diese Zeilen an ihrem Ende an.',
  ],
  ['It is no longer valid TOML.', 'Sie ist kein gültiges TOML mehr.'],
  [
    'It no longer says analytics.enabled = {1}, so there is nothing of the edit left.',
    'In ihr steht nicht mehr analytics.enabled = {1}, also ist von der Änderung nichts mehr übrig.',
  ],
  [
    'It was changed since, in a way that leaves no safe way back.',
    'Sie wurde seitdem so geändert, dass kein sicherer Weg zurückführt.',
  ],
  [
    'Leave Codex with /quit in its terminal and start it again.',
    'Verlasse Codex in seinem Terminal mit /quit und starte es neu.',
  ],
  ['It ends by itself once its task is done.', 'Es endet von selbst, sobald seine Aufgabe erledigt ist.'],
  ['Restart the program that started it.', 'Starte das Programm neu, das es gestartet hat.'],
  [
    "Reload the editor's window, or quit the desktop app and open it again.",
    'Lade das Fenster des Editors neu, oder beende die Desktop-App und öffne sie wieder.',
  ],
  ['Run codex app-server daemon restart.', 'Führe codex app-server daemon restart aus.'],
  ['Quit it and start it again.', 'Beende es und starte es neu.'],
  ['may not be read by you', 'du darfst sie nicht lesen'],
  ['could not be read ({1})', 'sie konnte nicht gelesen werden ({1})'],
  ['{1} {2}. Nothing was changed.', '{1}: {2}. Nichts wurde geändert.'],
  [
    'The record of the last edit is damaged and was set aside as {1}.',
    'Die Aufzeichnung der letzten Änderung ist beschädigt und wurde als {1} beiseitegelegt.',
  ],
  ['Nothing was changed.', 'Nichts wurde geändert.'],
  [
    '{1} could not be written: the disk is full. Free some space, then try again. {2}',
    '{1} konnte nicht geschrieben werden: Der Datenträger ist voll. Schaffe Platz und versuch es noch einmal. {2}',
  ],
  [
    'The folder {1} may not be written by you. Make it writable, then try again. {2}',
    'In den Ordner {1} darfst du nicht schreiben. Ändere das und versuch es noch einmal. {2}',
  ],
  ['{1} is on a read-only disk. {2}', '{1} liegt auf einem schreibgeschützten Datenträger. {2}'],
  ['{1} could not be written ({2}). {3}', '{1} konnte nicht geschrieben werden ({2}). {3}'],
];
