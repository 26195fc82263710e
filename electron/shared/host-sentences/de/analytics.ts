import type { SentencePair } from '../translate.ts';

/** Usage events and metrics to OpenAI. */
export const analytics: readonly SentencePair[] = [
  ['The configuration was not read yet', 'Die Konfiguration wurde noch nicht gelesen'],
  ['The configuration was not read yet.', 'Die Konfiguration wurde noch nicht gelesen.'],
  ['Your API key', 'Dein API-Schlüssel'],
  [
    'Your ChatGPT account: its token and id go along',
    'Dein ChatGPT-Konto: Sein Token und seine Kennung gehen mit',
  ],
  [
    'No account: only tags such as version, model and kind of sign-in',
    'Kein Konto: nur Merkmale wie Version, Modell und Art der Anmeldung',
  ],
  [
    'otel.exporter, otel.trace_exporter and otel.metrics_exporter = "none"',
    'otel.exporter, otel.trace_exporter und otel.metrics_exporter = "none"',
  ],
  ['What you put into the report', 'Was du in den Bericht schreibst'],
  [
    'analytics.enabled = false, or any other otel.metrics_exporter',
    'analytics.enabled = false oder ein beliebiger anderer otel.metrics_exporter',
  ],
  [
    'The configuration is invalid, so it does not start',
    'Die Konfiguration ist ungültig, also startet es nicht',
  ],
  [
    'With an API key only events about plugins are sent',
    'Mit einem API-Schlüssel werden nur Ereignisse über Plugins gesendet',
  ],
  ['tied to your ChatGPT account', 'an dein ChatGPT-Konto gebunden'],
  ['when signed in with ChatGPT', 'bei Anmeldung mit ChatGPT'],
  [
    'Sent even without --analytics-default-enabled, {1}',
    'Auch ohne --analytics-default-enabled gesendet, {1}',
  ],
  ['Sent unless analytics.enabled is false, {1}', 'Gesendet, solange analytics.enabled nicht false ist, {1}'],
  [
    'otel.metrics_exporter sends them elsewhere or nowhere: {1}',
    'otel.metrics_exporter sendet sie woandershin oder gar nicht: {1}',
  ],
  [
    'Sent because analytics.enabled is true, also without any sign-in',
    'Gesendet, weil analytics.enabled true ist, auch ohne jede Anmeldung',
  ],
  [
    'An app-server sends metrics only with --analytics-default-enabled',
    'Ein App-Server sendet Metriken nur mit --analytics-default-enabled',
  ],
  [
    'The IDE extension and the desktop app start Codex with --analytics-default-enabled',
    'Die IDE-Erweiterung und die Desktop-App starten Codex mit --analytics-default-enabled',
  ],
  [
    'The TUI starts its daemon with --analytics-default-enabled',
    'Das TUI startet seinen Daemon mit --analytics-default-enabled',
  ],
  [
    'Sent unless analytics.enabled is false, also without any sign-in',
    'Gesendet, solange analytics.enabled nicht false ist, auch ohne jede Anmeldung',
  ],
  ['Only when you send a report with /feedback', 'Nur wenn du mit /feedback einen Bericht sendest'],
  [
    'On: nothing switches it off, and Codex sends by default',
    'An: Nichts schaltet es ab, und Codex sendet von sich aus',
  ],
  ['{1}. {2} is invalid and does not count', '{1}. Ungültig und ohne Wirkung: {2}'],
  [
    '{1} is invalid, so no opt-out in your own files is in force: Codex in the IDE and the desktop app sends, the TUI and exec do not start',
    'Ungültig: {1}. Keine Abwahl in deinen eigenen Dateien gilt: Codex in IDE und Desktop-App sendet, das TUI und exec starten nicht',
  ],
  [
    '{1} is invalid, so no opt-out is in force: Codex in the IDE and the desktop app sends, the TUI and exec do not start',
    'Ungültig: {1}. Keine Abwahl gilt: Codex in IDE und Desktop-App sendet, das TUI und exec starten nicht',
  ],
  [
    '{1} is invalid, so Codex does not start and sends nothing',
    'Ungültig: {1}. Codex startet nicht und sendet nichts',
  ],
  ['the merged configuration', 'die zusammengeführte Konfiguration'],
  [
    'The command is not codex, so nothing can point it here',
    'Der Befehl ist nicht codex, also kann ihn nichts hierher leiten',
  ],
  [
    'A layer above the command line decides otel.metrics_exporter',
    'Eine Ebene über der Befehlszeile entscheidet über otel.metrics_exporter',
  ],
  ['Nothing was received', 'Nichts kam an'],
  [
    'Analytics are off, so nothing goes to OpenAI; a collector of your own would get these',
    'Analytics ist aus, also geht nichts an OpenAI; ein eigener Collector bekäme diese',
  ],
  [
    'Received here; the command in otel.headers_helper is not run, so logs and traces are not exported meanwhile',
    'Hier empfangen; der Befehl in otel.headers_helper läuft nicht, also werden Logs und Traces so lange nicht exportiert',
  ],
  [
    'Received here instead of by OpenAI, also those that it never gets',
    'Hier statt von OpenAI empfangen, auch was dort nie ankommt',
  ],
  [
    'Analytics are off, so Codex makes no usage events',
    'Analysedaten sind aus, also erzeugt Codex keine Nutzungsereignisse',
  ],
  ['Without a sign-in Codex makes no usage events', 'Ohne Anmeldung erzeugt Codex keine Nutzungsereignisse'],
  [
    'A layer above the command line decides chatgpt_base_url',
    'Eine Ebene über der Befehlszeile entscheidet über chatgpt_base_url',
  ],
  [
    "Your organisation's configuration comes from the same address, so it is left alone",
    'Die Konfiguration deiner Organisation kommt von derselben Adresse, also bleibt sie unberührt',
  ],
  [
    'Received here instead of by OpenAI; with an API key only events about plugins are made',
    'Hier statt von OpenAI empfangen; mit einem API-Schlüssel entstehen nur Ereignisse über Plugins',
  ],
  [
    'Received here instead of by OpenAI; what else Codex asks of that address fails meanwhile',
    'Hier statt von OpenAI empfangen; was Codex von dieser Adresse sonst will, schlägt solange fehl',
  ],
  ['Not known', 'Nicht bekannt'],
  ['Not sent with an API key', 'Mit einem API-Schlüssel nicht gesendet'],
  [
    'With an API key only where it is about a plugin',
    'Mit einem API-Schlüssel nur, wo es um ein Plugin geht',
  ],
  ['Sent, tied to your ChatGPT account', 'Gesendet, an dein ChatGPT-Konto gebunden'],
  ['Sent when signed in with ChatGPT', 'Gesendet bei Anmeldung mit ChatGPT'],
  ['Goes to your own collector, not to OpenAI', 'Geht an deinen eigenen Collector, nicht an OpenAI'],
  ['Sent with tags only, with or without a sign-in', 'Nur mit Merkmalen gesendet, mit oder ohne Anmeldung'],
  [
    'Left out of what goes to OpenAI; a collector of your own would get it',
    'Fehlt in dem, was an OpenAI geht; ein eigener Collector bekäme es',
  ],
];
