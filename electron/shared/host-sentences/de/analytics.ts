import type { SentencePair } from '../translate.ts';

/** Usage events and metrics to OpenAI. */
export const analytics: readonly SentencePair[] = [
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
  ['tied to your ChatGPT account', 'an dein ChatGPT-Konto gebunden'],
  [
    'Sent even without --analytics-default-enabled, {1}',
    'Auch ohne --analytics-default-enabled gesendet, {1}',
  ],
  ['Sent unless analytics.enabled is false, {1}', 'Gesendet, solange analytics.enabled nicht false ist, {1}'],
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
  [
    '{1} is invalid, so no opt-out in your own files is in force: Codex in the IDE and the desktop app sends, the TUI and exec do not start',
    'Ungültig: {1}. Keine Abwahl in deinen eigenen Dateien gilt: Codex in IDE und Desktop-App sendet, das TUI und exec starten nicht',
  ],
  ['Not known', 'Nicht bekannt'],
];
