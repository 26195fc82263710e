import type { SentencePair } from '../translate.ts';

/** Layers of the configuration: what is wrong with them and what changed in them. */
export const config: readonly SentencePair[] = [
  [
    'This path is no regular file, so it is not read.',
    'Dieser Pfad ist keine gewöhnliche Datei und wird nicht gelesen.',
  ],
  [
    'This file is larger than 16 MB, so it is not read.',
    'Diese Datei ist größer als 16 MB und wird nicht gelesen.',
  ],
  [
    'This file could not be read within 5 seconds.',
    'Diese Datei ließ sich nicht innerhalb von 5 Sekunden lesen.',
  ],
  ['The links of this path lead in a circle.', 'Die Verweise dieses Pfads führen im Kreis.'],
  [
    'This cache file is not of the form that Codex writes.',
    'Diese zwischengespeicherte Datei hat nicht die Form, die Codex schreibt.',
  ],
  [
    'Codex reads cloud config only with a ChatGPT sign-in.',
    'Codex liest Cloud-Konfiguration nur bei Anmeldung mit ChatGPT.',
  ],
  [
    'This copy is for another account than the one signed in.',
    'Diese Kopie ist für ein anderes Konto als das angemeldete.',
  ],
  [
    "{1}, and an organisation's cloud config may decide",
    '{1}, und die Cloud-Konfiguration einer Organisation könnte entscheiden',
  ],
  ['the plan of this sign-in is not known yet', 'der Tarif dieser Anmeldung ist noch nicht bekannt'],
  [
    'how Codex is signed in is not known, because that is in the keyring',
    'wie Codex angemeldet ist, ist nicht bekannt, denn das steht im Schlüsselbund',
  ],
  ['the sign-in file auth.json is damaged', 'die Anmeldedatei auth.json ist beschädigt'],
  [
    'the sign-in file auth.json cannot be read: {1}',
    'die Anmeldedatei auth.json lässt sich nicht lesen: {1}',
  ],
  [
    'the sign-in file auth.json names a kind of sign-in that Glance does not know',
    'die Anmeldedatei auth.json nennt eine Art der Anmeldung, die Glance nicht kennt',
  ],
  [
    'Start Codex once and let it answer: its session then names the plan.',
    'Starte Codex einmal und lass es antworten: Seine Sitzung nennt dann den Tarif.',
  ],
  ['Sign in again with `codex login`.', 'Melde dich mit `codex login` neu an.'],
  [
    "The sign-in is newer than the copy of your organisation's cloud config, so it may be another user's.",
    'Die Anmeldung ist neuer als die Kopie der Cloud-Konfiguration deiner Organisation, die also die einer anderen Person sein kann.',
  ],
  [
    "the sign-in is newer than the copy of your organisation's cloud config",
    'die Anmeldung ist neuer als die Kopie der Cloud-Konfiguration deiner Organisation',
  ],
  ['The preferences of this Mac could not be read.', 'Die Einstellungen dieses Mac ließen sich nicht lesen.'],
  [
    'the tool that reads preferences did not answer in time',
    'das Werkzeug, das Einstellungen liest, hat nicht rechtzeitig geantwortet',
  ],
  ['the tool that reads preferences failed', 'das Werkzeug, das Einstellungen liest, ist gescheitert'],
  ['Prompt logging', 'Das Protokollieren von Prompts'],
  ['Codex does not start.', 'Codex startet nicht.'],
  ['The configuration is invalid. {1}', 'Die Konfiguration ist ungültig. {1}'],
  ['Start Codex once to refresh it.', 'Starte Codex einmal, um es aufzufrischen.'],
  ['{1} and {2} more', '{1} und {2} weitere'],
  [
    '`features` and `feature_requirements` are two names of one table.',
    '`features` und `feature_requirements` sind zwei Namen einer Tabelle.',
  ],
  ['your config.toml', 'deine config.toml'],
  ["this project's .codex/config.toml", '.codex/config.toml dieses Projekts'],
  ['{1} says so{2}', 'festgelegt in: {1}{2}'],
  ['prompt logging', 'Protokollieren von Prompts'],
  [
    'This project switches {1} back on, against {2}.',
    'Dieses Projekt schaltet es wieder ein: {1}. Dagegen steht: {2}.',
  ],
  ['This file may not be read by you.', 'Du darfst diese Datei nicht lesen.'],
  ['This path is a folder, not a file.', 'Dieser Pfad ist ein Ordner, keine Datei.'],
  ['A number does not fit into 64 bits.', 'Eine Zahl passt nicht in 64 Bit.'],
  [
    'Keys, lists or tables are nested deeper than {1} levels.',
    'Schlüssel, Listen oder Tabellen sind tiefer als {1} Ebenen verschachtelt.',
  ],
  ['This file is not valid UTF-8.', 'Diese Datei ist kein gültiges UTF-8.'],
  ['This file could not be read ({1}).', 'Diese Datei konnte nicht gelesen werden ({1}).'],
  [
    'Codex no longer reads managed_config.toml on Windows.',
    'Codex liest managed_config.toml unter Windows nicht mehr.',
  ],
  ['{1} is trusted.', '{1} wird vertraut.'],
  ['{1} is marked as {2}.', '{1} ist als {2} markiert.'],
  ['{1} is not marked as trusted in config.toml.', '{1} ist in config.toml nicht als vertraut markiert.'],
  ['{1} to {2} stop on {3}.', '{1} an {2} enden in {3}.'],
  ['Analytics', 'Analysedaten'],
  ['Feedback', 'Rückmeldungen'],
  ['on', 'an'],
  ['off', 'aus'],
  ['This copy was made {1} and held until {2}.', 'Diese Kopie wurde {1} gemacht und galt bis {2}.'],
  ['On, because {1}', 'An, {1}'],
  ['Off, because {1}', 'Aus, {1}'],
  ['{1}, because {2}', '{1}: {2}'],
  ['analytics', 'Analysedaten'],
  ['feedback', 'Rückmeldungen'],
  ['analytics off', 'Analysedaten aus'],
  [', line {1}', ', Zeile {1}'],
  [' (line {1})', ' (Zeile {1})'],
  ['{1} (line {2})', '{1} (Zeile {2})'],
  [', line {1},', ', Zeile {1},'],
];
