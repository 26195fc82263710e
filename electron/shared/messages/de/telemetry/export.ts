import type { exports as english } from '../../en/telemetry/export.ts';
import type { Translation } from '../../message.ts';

export const exports: Translation<typeof english> = {
  'export.helper': () =>
    'Die Header kommen von einem Befehl, den Codex ausführt und Glance nicht, also kann keine Prüfung wie Codex fragen.',
  'export.prompts-decided': ({ on, by }) => `Prompts in Logs: ${on ? 'an' : 'aus'}, ${by}`,
  'export.prompts-off': () => 'Prompts in Logs: aus',
  'export.refuses': () => 'Die Konfiguration ist ungültig, also startet Codex nicht.',
  'export.invalid': ({ place }) => `${place} ist ungültig, also gilt kein Exporter deiner eigenen Dateien.`,
  'export.none': () => 'Kein Exporter ist gesetzt.',
  'export.exporter-invalid': () => 'Der Exporter ist ungültig.',
  'export.analytics-off': ({ by }) => `Analysedaten sind aus: ${by}.`,
  'export.to-openai': () => 'Es geht an OpenAI, und Codex hinterlässt keine Spur, wie das ausging.',
  'export.analytics-off-before': ({ version, by }) =>
    `Vor ${version} sendet Codex ohne Analysedaten keine Metriken: ${by}.`,
  'export.untested': () => 'Ob es ankommt, wurde nicht geprüft.',
  'export.environment-unread': ({ file, why }) =>
    `Nicht bekannt: ${file} wurde nicht gelesen (${why}), und eine Variable darin kann den Export umleiten oder anhalten.`,
};
