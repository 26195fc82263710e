import type { ask as english } from '../../en/codex/ask.ts';
import type { Translation } from '../../message.ts';

export const ask: Translation<typeof english> = {
  'ask.no-program': () => 'In PATH ist kein Codex-Programm.',
  'ask.no-program.name-one': () =>
    'In PATH ist kein Codex-Programm. Nenne eines mit --codex-bin, oder installiere Codex.',
  'ask.not-codex': ({ file }) => `${file} ist kein Codex-Programm. Nenne ein anderes mit --codex-bin.`,
  'ask.not-started': () => 'Codex startet nicht.',
  'ask.no-greeting': () => 'Codex hat den Verbindungsaufbau nicht abgeschlossen.',
  'ask.no-version': () => 'Codex hat seine Version nicht genannt.',
  'ask.unknown-form': () => 'Codex hat in einer Form geantwortet, die Glance nicht kennt.',
  'ask.says': ({ words, status }) =>
    `Codex sagt: ${words ?? 'kein Grund, der gezeigt werden kann'}${status === null ? '' : ` (${status})`}.`,
  'ask.ended': () => 'Codex endete, bevor es geantwortet hat.',
  'ask.too-slow': ({ seconds }) => `Codex hat binnen ${seconds} s nicht geantwortet.`,
  'ask.too-long': () => 'Die Antwort von Codex war länger als erwartet.',
  'ask.unread': () =>
    'Codex wurde nicht gefragt: Die Konfiguration deiner Organisation ist nicht zu lesen, und sie kann Befehle nennen.',
  'ask.would-run': ({ place, key }) =>
    `Codex wurde nicht gefragt: ${place} setzt ${key}, einen Befehl, den es ausführen würde.`,
  'ask.would-write': ({ place, key }) =>
    `Codex wurde nicht gefragt: ${place} setzt ${key}, also würde es dorthin schreiben.`,
  'ask.place.requirement': () => 'eine Vorgabe',
  'ask.place.managed': () => 'eine verwaltete Ebene',
};
