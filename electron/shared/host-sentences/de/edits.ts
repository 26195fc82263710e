import type { SentencePair } from '../translate.ts';

/** Edits of a config.toml and what follows from them. */
export const edits: readonly SentencePair[] = [
  [
    'Glance cannot edit {1} safely, so nothing is written. {2}',
    'Glance kann {1} nicht sicher ändern, also wird nichts geschrieben. {2}',
  ],
  ['{1} was left as it is. {2}', '{1} blieb, wie sie ist. {2}'],
  ['Usage events', 'Nutzungsereignisse'],
  ['the TUI', 'dem TUI'],
  ['codex exec', 'codex exec'],
  ['a bare app-server', 'einem bloßen App-Server'],
  ['the IDE extension or desktop app', 'der IDE-Erweiterung oder Desktop-App'],
  ["the TUI's daemon", 'dem Daemon des TUI'],
  [
    'Reports that you send with /feedback still go out; feedback.enabled decides them.',
    'Berichte, die du mit /feedback sendest, gehen weiterhin hinaus; feedback.enabled entscheidet über sie.',
  ],
  [
    'Requests to the model still carry an installation id and the paths of your workspaces.',
    'Anfragen an das Modell tragen weiterhin eine Installationskennung und die Pfade deiner Arbeitsordner.',
  ],
  ['Not in force: {1}.', 'Nicht in Kraft: {1}.'],
  [
    'It is not valid TOML{1}, so Codex does not use it. Repair it, then add these lines at its end.',
    'Sie ist kein gültiges TOML{1}, also nutzt Codex sie nicht. Repariere sie, und füge dann diese Zeilen an ihrem Ende an.',
  ],
  [
    'Leave Codex with /quit in its terminal and start it again.',
    'Verlasse Codex in seinem Terminal mit /quit und starte es neu.',
  ],
  [
    "Reload the editor's window, or quit the desktop app and open it again.",
    'Lade das Fenster des Editors neu, oder beende die Desktop-App und öffne sie wieder.',
  ],
  [
    'The record of the last edit is damaged and was set aside as {1}.',
    'Die Aufzeichnung der letzten Änderung ist beschädigt und wurde als {1} beiseitegelegt.',
  ],
];
