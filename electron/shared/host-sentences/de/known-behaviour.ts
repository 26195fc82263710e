import type { SentencePair } from '../translate.ts';

/** What is commonly assumed of Codex, and what it does. */
export const knownBehaviour: readonly SentencePair[] = [
  [
    '[analytics] in requirements.toml switches analytics off for everyone.',
    '[analytics] in requirements.toml schaltet Analysedaten für alle ab.',
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
    'Remove the key from the project, or stop trusting it.',
    'Entferne den Schlüssel aus dem Projekt oder vertraue ihm nicht mehr.',
  ],
  [
    'A repository cannot switch feedback back on.',
    'Ein Repository kann Rückmeldungen nicht wieder einschalten.',
  ],
  [
    'A mistake in config.toml stops Codex, so nothing is sent.',
    'Ein Fehler in config.toml hält Codex an, also wird nichts gesendet.',
  ],
  ['Repair it, then restart Codex.', 'Repariere sie und starte Codex neu.'],
  [
    'managed_config.toml in CODEX_HOME is enforced on Windows.',
    'managed_config.toml in CODEX_HOME wird unter Windows durchgesetzt.',
  ],
  [
    'The higher of two layers decides the exporter.',
    'Die höhere von zwei Ebenen entscheidet über den Exporter.',
  ],
  ['[otel] in requirements.toml is enforced.', '[otel] in requirements.toml wird durchgesetzt.'],
  ['An opt-out in config.toml holds for every run.', 'Eine Abwahl in config.toml gilt für jeden Lauf.'],
  [
    'A profile changes the model, not what is sent.',
    'Ein Profil ändert das Modell, nicht was gesendet wird.',
  ],
  ['Codex refuses a key that it does not know.', 'Codex weist einen Schlüssel zurück, den es nicht kennt.'],
  [
    'A missing certificate only keeps telemetry from arriving.',
    'Ein fehlendes Zertifikat hält nur Telemetrie vom Ankommen ab.',
  ],
  [
    'managed_config.toml holds defaults that `-c` overrules.',
    'managed_config.toml enthält Vorgaben, die `-c` überstimmt.',
  ],
];
