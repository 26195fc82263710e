import type { SentencePair } from '../translate.ts';

/** What is commonly assumed of Codex, and what it does. */
export const knownBehaviour: readonly SentencePair[] = [
  [
    '[analytics] in requirements.toml switches analytics off for everyone.',
    '[analytics] in requirements.toml schaltet Analysedaten für alle ab.',
  ],
  [
    'Analytics is decided by config files alone, so this does not switch it off.',
    'Über Analysedaten entscheiden nur Konfigurationsdateien, das hier schaltet sie also nicht ab.',
  ],
  [
    'Codex warns that the key is ignored, and `codex exec` still sent events and metrics. 0.150 to 0.166 do the same.',
    'Codex warnt, dass der Schlüssel nicht beachtet wird, und `codex exec` hat trotzdem Ereignisse und Metriken gesendet. 0.150 bis 0.166 tun dasselbe.',
  ],
  [
    'Put it in managed_config.toml (macOS, Linux) or the managed preferences (macOS). The system config.toml and cloud config work too, but people can overrule them.',
    'Schreib es in managed_config.toml (macOS, Linux) oder in die verwalteten Einstellungen (macOS). Die config.toml des Systems und die Cloud-Konfiguration gehen auch, lassen sich aber überstimmen.',
  ],
  [
    'A repository cannot change what you decided about analytics.',
    'Ein Repository kann nicht ändern, was du über Analysedaten entschieden hast.',
  ],
  [
    'You trust this project, so its config.toml comes before yours. `analytics` is not among the keys that Codex drops from it.',
    'Du vertraust diesem Projekt, also kommt seine config.toml vor deiner. `analytics` gehört nicht zu den Schlüsseln, die Codex dort weglässt.',
  ],
  [
    '`codex exec` in a trusted project sent events and metrics against the opt-out of the user.',
    '`codex exec` in einem vertrauten Projekt hat trotz Abwahl des Benutzers Ereignisse und Metriken gesendet.',
  ],
  [
    'Remove the key from the project, or stop trusting it.',
    'Entferne den Schlüssel aus dem Projekt oder vertraue ihm nicht mehr.',
  ],
  [
    'A repository cannot switch feedback back on.',
    'Ein Repository kann Rückmeldungen nicht wieder einschalten.',
  ],
  [
    'You trust this project, so its config.toml comes before yours. `feedback` is not among the keys that Codex drops from it.',
    'Du vertraust diesem Projekt, also kommt seine config.toml vor deiner. `feedback` gehört nicht zu den Schlüsseln, die Codex dort weglässt.',
  ],
  [
    'The list of dropped keys that Codex itself gives.',
    'Die Liste der weggelassenen Schlüssel, die Codex selbst nennt.',
  ],
  [
    'A mistake in config.toml stops Codex, so nothing is sent.',
    'Ein Fehler in config.toml hält Codex an, also wird nichts gesendet.',
  ],
  [
    'The app-server of the IDE and the desktop app goes on without the file, and an opt-out in it is gone.',
    'Der App-Server von IDE und Desktop-App läuft ohne die Datei weiter, und eine Abwahl darin ist weg.',
  ],
  [
    'An app-server whose broken config.toml said `enabled = false` sent metrics.',
    'Ein App-Server, dessen kaputte config.toml `enabled = false` sagte, hat Metriken gesendet.',
  ],
  ['Repair it, then restart Codex.', 'Repariere sie und starte Codex neu.'],
  [
    'managed_config.toml in CODEX_HOME is enforced on Windows.',
    'managed_config.toml in CODEX_HOME wird unter Windows durchgesetzt.',
  ],
  [
    'Codex no longer reads it there and only warns that it exists. What it says has no effect.',
    'Codex liest sie dort nicht mehr und warnt nur, dass es sie gibt. Was darin steht, hat keine Wirkung.',
  ],
  [
    "The Windows program's own warning names the file and what to use instead.",
    'Die Warnung des Windows-Programms selbst nennt die Datei und was stattdessen gilt.',
  ],
  [
    'Use %ProgramData%\\OpenAI\\Codex\\requirements.toml to enforce, or config.toml there for defaults.',
    'Nimm %ProgramData%\\OpenAI\\Codex\\requirements.toml zum Durchsetzen oder config.toml dort für Vorgaben.',
  ],
  [
    'The higher of two layers decides the exporter.',
    'Die höhere von zwei Ebenen entscheidet über den Exporter.',
  ],
  [
    'Codex merges the two tables and then takes neither, so the whole configuration is invalid.',
    'Codex führt beide Tabellen zusammen und nimmt dann keine, also ist die ganze Konfiguration ungültig.',
  ],
  [
    'with otlp-grpc in one layer and otlp-http in another it says "wanted exactly 1 element".',
    'mit otlp-grpc in einer und otlp-http in einer anderen Ebene sagt es „wanted exactly 1 element“.',
  ],
  ['Use the same kind in both, or none in one.', 'Nimm in beiden dieselbe Art oder in einer keine.'],
  ['[otel] in requirements.toml is enforced.', '[otel] in requirements.toml wird durchgesetzt.'],
  ['Codex before 0.166.0 ignores it.', 'Codex vor 0.166.0 beachtet es nicht.'],
  [
    '0.165.0 and 0.166.0 were asked with the same file.',
    '0.165.0 und 0.166.0 wurden mit derselben Datei gefragt.',
  ],
  ['Update Codex to 0.166.0 or newer.', 'Aktualisiere Codex auf 0.166.0 oder neuer.'],
  ['An opt-out in config.toml holds for every run.', 'Eine Abwahl in config.toml gilt für jeden Lauf.'],
  [
    '`codex exec --ignore-user-config` leaves your config.toml out, and the opt-out with it.',
    '`codex exec --ignore-user-config` lässt deine config.toml weg und die Abwahl mit ihr.',
  ],
  [
    '`codex exec --ignore-user-config` sent events and metrics although the file said off.',
    '`codex exec --ignore-user-config` hat Ereignisse und Metriken gesendet, obwohl die Datei es abwählt.',
  ],
  [
    'Say it with `-c analytics.enabled=false` in such runs, or have it in managed_config.toml.',
    'Gib in solchen Läufen `-c analytics.enabled=false` an, oder setze es in managed_config.toml.',
  ],
  [
    'A profile changes the model, not what is sent.',
    'Ein Profil ändert das Modell, nicht was gesendet wird.',
  ],
  [
    'A profile file comes before config.toml in all it says. `codex app-server` does not take profiles.',
    'Eine Profildatei kommt in allem vor config.toml. `codex app-server` kennt keine Profile.',
  ],
  [
    '`codex exec -p` with a profile file sent, or did not send, as the profile said.',
    '`codex exec -p` mit einer Profildatei hat gesendet oder nicht, wie es das Profil sagt.',
  ],
  [
    'Remove the key from the profile, or have it in a layer above.',
    'Entferne den Schlüssel aus dem Profil, oder setze ihn in einer Ebene darüber.',
  ],
  ['Codex refuses a key that it does not know.', 'Codex weist einen Schlüssel zurück, den es nicht kennt.'],
  [
    'Codex ignores it. Only `--strict-config` makes it an error, and inside an exporter it does not even warn.',
    'Codex übergeht ihn. Nur `--strict-config` macht daraus einen Fehler, und in einem Exporter warnt es nicht einmal.',
  ],
  [
    'with unknown keys in [otel], in an exporter and at the top.',
    'mit unbekannten Schlüsseln in [otel], in einem Exporter und ganz oben.',
  ],
  ['Correct or remove the key.', 'Berichtige oder entferne den Schlüssel.'],
  [
    'A missing certificate only keeps telemetry from arriving.',
    'Ein fehlendes Zertifikat hält nur Telemetrie vom Ankommen ab.',
  ],
  [
    'An app-server does not start, and `codex exec` runs without telemetry.',
    'Ein App-Server startet nicht, und `codex exec` läuft ohne Telemetrie.',
  ],
  [
    'with a certificate that is not there it says "error loading otel config".',
    'mit einem Zertifikat, das es nicht gibt, sagt es „error loading otel config“.',
  ],
  [
    'Put the file in place, or correct its path. A relative path starts at the folder of the config file.',
    'Lege die Datei an ihren Platz, oder berichtige ihren Pfad. Ein relativer Pfad beginnt beim Ordner der Konfigurationsdatei.',
  ],
  [
    'managed_config.toml holds defaults that `-c` overrules.',
    'managed_config.toml enthält Vorgaben, die `-c` überstimmt.',
  ],
  [
    'managed_config.toml comes before config.toml, projects and `-c`.',
    'managed_config.toml kommt vor config.toml, Projekten und `-c`.',
  ],
  ['with both set, the managed value is in force.', 'sind beide gesetzt, gilt der verwaltete Wert.'],
  ['Use the system config.toml for defaults.', 'Nimm für Vorgaben die config.toml des Systems.'],
  ['{1} Seen with Codex {2} on {3}: {4}', '{1} Gesehen mit Codex {2} am {3}: {4}'],
];
