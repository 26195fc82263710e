import type { preview as english } from '../../en/telemetry/preview.ts';
import type { Translation } from '../../message.ts';

export const preview: Translation<typeof english> = {
  'preview.would-run-command': ({ key, file }) =>
    `Codex würde allein hierfür einen Befehl ausführen: ${key} aus ${file ?? 'einer verwalteten Ebene'}`,
  'preview.not-codex': () => 'Der Befehl ist nicht codex, also kann ihn nichts hierher leiten',
  'preview.metrics-decided-above': () =>
    'Eine Ebene über der Befehlszeile entscheidet über otel.metrics_exporter',
  'preview.metrics.captured': () => 'Hier statt von OpenAI empfangen, auch solche, die dort nie ankommen',
  'preview.metrics.captured-without-helper': () =>
    'Hier empfangen; der Befehl in otel.headers_helper läuft nicht, also werden Logs und Traces so lange nicht exportiert',
  'preview.metrics.analytics-off': () =>
    'Analytics ist aus, also geht nichts an OpenAI; ein eigener Collector bekäme diese',
  'preview.nothing-received': () => 'Nichts kam an',
  'preview.events.analytics-off': () => 'Analysedaten sind aus, also erzeugt Codex keine Nutzungsereignisse',
  'preview.events.no-sign-in': () => 'Ohne Anmeldung erzeugt Codex keine Nutzungsereignisse',
  'preview.events.address-decided-above': () =>
    'Eine Ebene über der Befehlszeile entscheidet über chatgpt_base_url',
  'preview.events.organisation': () =>
    'Die Konfiguration deiner Organisation kommt von derselben Adresse, also bleibt sie unberührt',
  'preview.events.api-key': () =>
    'Hier statt von OpenAI empfangen; mit einem API-Schlüssel entstehen nur Ereignisse über Plugins',
  'preview.events.captured': () =>
    'Hier statt von OpenAI empfangen; was Codex von dieser Adresse sonst will, schlägt solange fehl',
  'preview.not-known': () => 'Nicht bekannt',
  'preview.not-sent.api-key': () => 'Mit einem API-Schlüssel nicht gesendet',
  'preview.sent.api-key': () => 'Mit einem API-Schlüssel nur, wo es um ein Plugin geht',
  'preview.sent.chatgpt': () => 'Gesendet, an dein ChatGPT-Konto gebunden',
  'preview.sent.signed-in': () => 'Gesendet bei Anmeldung mit ChatGPT',
  'preview.own-collector': () => 'Geht an deinen eigenen Collector, nicht an OpenAI',
  'preview.sent.tags': () => 'Nur mit Merkmalen gesendet, mit oder ohne Anmeldung',
  'preview.left-out': () => 'Fehlt in dem, was an OpenAI geht; ein eigener Collector bekäme es',
};
