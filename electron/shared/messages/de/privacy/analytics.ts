import type { analytics as english } from '../../en/privacy/analytics.ts';
import { listOf } from '../../list-of.ts';
import type { Translation } from '../../message.ts';
import { signalName } from '../signal-name.ts';

const contents = {
  none: '',
  tools: '. Argumente und Ausgaben von Werkzeugen gehen mit',
  prompts: '. Argumente und Ausgaben von Werkzeugen gehen mit und der Text deiner Prompts',
} as const;

export const analytics: Translation<typeof english> = {
  'analytics.decided': ({ on, by }) => `${on ? 'An' : 'Aus'}, ${by}`,
  'analytics.by-default': () => 'An: Nichts schaltet es ab, und Codex sendet von sich aus',
  'analytics.decided-beside-invalid': ({ decided, place }) =>
    `${decided}. Ungültig und ohne Wirkung: ${place}`,
  'analytics.invalid.without-user': ({ place }) =>
    `Ungültig: ${place}. Keine Abwahl in deinen eigenen Dateien gilt: Codex in IDE und Desktop-App sendet, das TUI und exec starten nicht`,
  'analytics.invalid.bare': ({ place }) =>
    `Ungültig: ${place}. Keine Abwahl gilt: Codex in IDE und Desktop-App sendet, das TUI und exec starten nicht`,
  'analytics.invalid.refuses': ({ place }) => `Ungültig: ${place}. Codex startet nicht und sendet nichts`,
  'analytics.otel': ({ parts, content }) => `${parts.join('; ')}${contents[content]}`,
  'analytics.otel.part': ({ signals, by }) => `${listOf(signals.map(signalName), 'und')}: ${by}`,
  'analytics.otel.stopped-by': () => 'otel.exporter, otel.trace_exporter und otel.metrics_exporter = "none"',
  'analytics.otel.none': () => 'Kein Exporter sendet an einen eigenen Collector',
  'analytics.nothing-sent': () => 'Nichts wird gesendet',
  'analytics.otel.logs-identify': () =>
    'Log-Einträge enthalten bei Anmeldung mit ChatGPT deine E-Mail und Kontokennung und den Namen dieses Rechners',
  'analytics.otel.no-account': () => 'Kein Konto; Traces enthalten Pfade deiner Dateien',
  'analytics.identified.api-key': () => 'Dein API-Schlüssel',
  'analytics.identified.chatgpt': () => 'Dein ChatGPT-Konto: Sein Token und seine Kennung werden mitgesendet',
  'analytics.identified.tags': () => 'Kein Konto: nur Merkmale wie Version, Modell und Art der Anmeldung',
  'analytics.identified.feedback': () => 'Was du in den Bericht schreibst',
  'analytics.metrics.stopped-by': () =>
    'analytics.enabled = false oder ein beliebiger anderer otel.metrics_exporter',
  'analytics.not-starting': () => 'Die Konfiguration ist ungültig, also startet es nicht',
  'analytics.events.api-key': () => 'Mit einem API-Schlüssel werden nur Ereignisse über Plugins gesendet',
  'analytics.events.without-default': ({ tied }) =>
    `Auch ohne --analytics-default-enabled gesendet, ${tied ? 'an dein ChatGPT-Konto gebunden' : 'bei Anmeldung mit ChatGPT'}`,
  'analytics.events': ({ tied }) =>
    `Gesendet, solange analytics.enabled nicht false ist, ${tied ? 'an dein ChatGPT-Konto gebunden' : 'bei Anmeldung mit ChatGPT'}`,
  'analytics.metrics.elsewhere': ({ by }) =>
    `otel.metrics_exporter sendet sie woandershin oder gar nicht: ${by}`,
  'analytics.metrics.on': () => 'Gesendet, weil analytics.enabled true ist, auch ohne jede Anmeldung',
  'analytics.metrics.app-server': () => 'Ein App-Server sendet Metriken nur mit --analytics-default-enabled',
  'analytics.metrics.ide': () =>
    'Die IDE-Erweiterung und die Desktop-App starten Codex mit --analytics-default-enabled',
  'analytics.metrics.daemon': () => 'Das TUI startet seinen Daemon mit --analytics-default-enabled',
  'analytics.metrics.default': () =>
    'Gesendet, solange analytics.enabled nicht false ist, auch ohne jede Anmeldung',
  'analytics.feedback.on-demand': () => 'Nur wenn du mit /feedback einen Bericht sendest',
  'analytics.not-read-yet': () => 'Die Konfiguration wurde noch nicht gelesen',
};
