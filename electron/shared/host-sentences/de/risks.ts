import type { SentencePair } from '../translate.ts';

/** What a person should know of where telemetry goes. */
export const risks: readonly SentencePair[] = [
  [
    '`{1}` has two kinds, which makes the whole configuration invalid.',
    '`{1}` hat zwei Arten, was die ganze Konfiguration ungültig macht.',
  ],
  ["{1} to OpenAI's metrics address.", '{1} an OpenAIs Adresse für Metriken.'],
  ['Log records go', 'Log-Einträge gehen'],
  ['Traces go', 'Traces gehen'],
  [
    'statsig is meant for metrics. analytics.enabled does not stop this.',
    'statsig ist für Metriken gedacht. analytics.enabled hält das nicht auf.',
  ],
  [
    'Set the exporter to "none" or to your own collector.',
    'Setze den Exporter auf „none“ oder auf deinen eigenen Collector.',
  ],
  [
    'Write it in full, such as https://collector.example.com/v1/logs.',
    'Schreib ihn ganz aus, etwa https://collector.example.com/v1/logs.',
  ],
  ['The {1} go unencrypted to {2}.', 'Unverschlüsselt gehen {1} an {2}.'],
  ['Use https.', 'Nimm https.'],
  ['The {1} endpoint has no path.', 'Der Endpunkt für {1} hat keinen Pfad.'],
  [
    'Codex posts to the address as written and appends nothing, so most collectors answer 404.',
    'Codex sendet an die Adresse, wie sie dasteht, und hängt nichts an, die meisten Collectoren antworten also mit 404.',
  ],
  ['End it with /v1/{1}.', 'Lass ihn auf /v1/{1} enden.'],
  [
    'The {1} header {2} looks like a variable, and Codex sends it as written.',
    'Ein Header für {1}, {2}, sieht wie eine Variable aus, und Codex sendet ihn, wie er dasteht.',
  ],
  [
    'Put the value itself there, or set OTEL_EXPORTER_OTLP_{1}_HEADERS.',
    'Setze den Wert selbst ein, oder setze OTEL_EXPORTER_OTLP_{1}_HEADERS.',
  ],
  ['the collector', 'der Collector'],
  ['Your prompts are in the exported logs.', 'Deine Prompts stehen in den exportierten Logs.'],
  ['Your prompts would be in exported logs.', 'Deine Prompts stünden in exportierten Logs.'],
  [
    'They go to {1}, and whoever runs that can read them.',
    'Sie gehen an {1}, und wer das betreibt, kann sie lesen.',
  ],
  ['Set otel.log_user_prompt to false.', 'Setze otel.log_user_prompt auf false.'],
  ["The agent's final answers are", 'Die endgültigen Antworten des Agenten stehen'],
  ['up to 64 KB each', 'bis zu 64 KB jede'],
  ["The guardian's assessments are", 'Die Einschätzungen des Wächters stehen'],
  ['with what it says of each action', 'mit dem, was er zu jeder Handlung sagt'],
  [
    'Arguments and output of tools go to {1} with the logs.',
    'Argumente und Ausgaben von Werkzeugen gehen mit den Logs an {1}.',
  ],
  [
    'Codex puts them into codex.tool_result whatever otel.log_user_prompt says.',
    'Codex schreibt sie in codex.tool_result, was immer otel.log_user_prompt sagt.',
  ],
  [
    'Let the collector drop the attributes arguments and output, or set otel.exporter to "none".',
    'Lass den Collector die Attribute arguments und output entfernen, oder setze otel.exporter auf „none“.',
  ],
  [
    'Your e-mail and account id go to {1} with each log record.',
    'Deine E-Mail und Kontokennung gehen mit jedem Log-Eintrag an {1}.',
  ],
  [
    'Codex adds user.email and user.account_id to every record of a ChatGPT sign-in.',
    'Codex fügt user.email und user.account_id jedem Eintrag bei Anmeldung mit ChatGPT hinzu.',
  ],
  [
    'Let the collector drop both attributes where they are not wanted.',
    'Lass den Collector beide Attribute entfernen, wo sie nicht gewollt sind.',
  ],
  ['{1} in the exported logs, {2}.', '{1} in den exportierten Logs, {2}.'],
  ['Whoever runs {1} can read them.', 'Wer {1} betreibt, kann sie lesen.'],
  ['Set otel.{1} to false.', 'Setze otel.{1} auf false.'],
  [
    'Set in the environment that Glance runs in; Codex may run in another.',
    'Gesetzt in der Umgebung, in der Glance läuft; Codex läuft vielleicht in einer anderen.',
  ],
  ['{1} stops all telemetry of Codex.', '{1} hält alle Telemetrie von Codex an.'],
  [
    'Codex cannot build its exporters with it and goes on without any. {1}',
    'Codex kann damit seine Exporter nicht bauen und läuft ohne sie weiter. {1}',
  ],
  ['Unset it.', 'Entferne die Variable.'],
  ['Codex ignores {1}, so it switches nothing off.', 'Codex übergeht {1}, es schaltet also nichts ab.'],
  [
    'Set otel.exporter, otel.trace_exporter and otel.metrics_exporter to "none".',
    'Setze otel.exporter, otel.trace_exporter und otel.metrics_exporter auf „none“.',
  ],
  ['Codex ignores {1}.', 'Codex übergeht {1}.'],
  ['Write the endpoint into [otel] of config.toml.', 'Schreib den Endpunkt in [otel] der config.toml.'],
  [
    'Remove it, or set otel.environment or span_attributes instead.',
    'Entferne sie, oder setze stattdessen otel.environment oder span_attributes.',
  ],
  ['{1} adds headers to what Codex exports.', '{1} fügt dem, was Codex exportiert, Header hinzu.'],
  [
    'They win over headers of the same name in config.toml. {1}',
    'Sie gehen Headern desselben Namens in config.toml vor. {1}',
  ],
  ['credential in the {1} endpoint', 'Zugangsdaten im Endpunkt für {1}'],
  [
    'Take it out of the file and set OTEL_EXPORTER_OTLP_{1}_HEADERS where Codex starts',
    'Nimm sie aus der Datei, und setze OTEL_EXPORTER_OTLP_{1}_HEADERS dort, wo Codex startet',
  ],
  [
    'The {1} stands in a file that a Git repository tracks.',
    'In einer Datei, die ein Git-Repository verfolgt, steht: {1}.',
  ],
  [
    'Everyone with the repository has it, also after it is removed from the newest version.',
    'Wer das Repository hat, hat auch das, selbst wenn es aus der neuesten Version entfernt ist.',
  ],
  ['{1}, then have the collector issue another.', '{1}, und lass den Collector dann neue ausgeben.'],
  [
    'The {1} stands in a file that other users of this machine can read.',
    'In einer Datei, die andere Benutzer dieses Rechners lesen können, steht: {1}.',
  ],
  ['Make the file yours alone: chmod 600 {1}', 'Mach die Datei zu deiner allein: chmod 600 {1}'],
  [
    '{1} does not answer in time, and codex exec waits for it at exit.',
    '{1} antwortet nicht rechtzeitig, und codex exec wartet beim Beenden darauf.',
  ],
  [
    '{1} is slow, and codex exec waits for it at exit.',
    '{1} ist langsam, und codex exec wartet beim Beenden darauf.',
  ],
  [
    'A collector that takes connections and never answers made a run of 2 s last 22 s.',
    'Ein Collector, der Verbindungen annimmt und nie antwortet, ließ einen Lauf von 2 s 22 s dauern.',
  ],
  [
    'Repair the collector, or set the {1} exporter to "none" until then.',
    'Repariere den Collector, oder setze bis dahin den Exporter für {1} auf „none“.',
  ],
  ['Codex ignores {1} in the TLS settings of {2}.', 'Codex übergeht {1} in den TLS-Einstellungen für {2}.'],
  [
    'These keys are written with hyphens; others are passed over in silence.',
    'Diese Schlüssel werden mit Bindestrich geschrieben; andere werden stillschweigend übergangen.',
  ],
  [
    'The {1} of {2} cannot be read, so the app-server does not start.',
    '{1} für {2} lässt sich nicht lesen, also startet der App-Server nicht.',
  ],
  [
    'It should be at {1}. The IDE and the desktop app need the app-server; codex exec goes on without exporting.',
    'Es sollte hier liegen: {1}. IDE und Desktop-App brauchen den App-Server; codex exec läuft ohne Export weiter.',
  ],
  [
    'Put the file there, correct the path, or remove the setting.',
    'Lege die Datei dorthin, berichtige den Pfad, oder entferne die Einstellung.',
  ],
];
