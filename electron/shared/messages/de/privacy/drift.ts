import type { drift as english } from '../../en/privacy/drift.ts';
import type { Translation } from '../../message.ts';

const names = {
  analytics: 'Analysedaten',
  feedback: 'Rückmeldungen',
  prompts: 'Prompts in Logs',
  logs: 'Der Export von Logs',
  traces: 'Der Export von Traces',
  metrics: 'Der Export von Metriken',
} as const;

function setting(value: string): string {
  return { on: 'an', off: 'aus' }[value] ?? value;
}

export const drift: Translation<typeof english> = {
  'drift.elsewhere': ({ what, direction, time }) =>
    `${names[what]}, jetzt ${direction}: Keine Datei, die darüber entscheidet, wurde geändert. Gesehen ${time}.`,
  'drift.changed': ({ what, direction, place, time }) =>
    `${names[what]}, jetzt ${direction}: ${place ?? 'Vorgabe von Codex'}, ${time}.`,
  'drift.before': ({ from, to }) =>
    `In Glance wurde es nicht geändert. Vorher: ${setting(from)}. Jetzt: ${setting(to)}.`,
  'drift.hidden': ({ to }) =>
    `In Glance wurde es nicht geändert. Ein Teil der Adresse, der nicht gezeigt wird, ist ein anderer: ${to}.`,
  'drift.elsewhere.remedy': () =>
    'Sieh nach der Anmeldung, nach den Projekten, denen du vertraust, und nach der Version von Codex.',
  'drift.changed.remedy': () => 'Frag, wer die Datei geändert hat, oder ändere sie zurück.',
  'drift.on': () => 'an',
  'drift.off': () => 'aus',
  'drift.on-to': ({ to }) => `an, nach ${to}`,
  'drift.moved': () => 'woandershin',
  'drift.moved-to': ({ to }) => `woandershin, nach ${to}`,
};
