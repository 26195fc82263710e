import type { drift as english } from '../en/drift.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('de');

export const drift: typeof english = {
  open: 'Was sich seit dem festgehaltenen Stand geändert hat',
  title: 'Änderungen',
  about:
    'Was sich seit dem festgehaltenen Stand geändert hat: wann, in welcher Datei, und wie es vorher war.',
  reading: 'Wird mit dem festgehaltenen Stand verglichen',
  none: 'Kein Stand festgehalten',
  why: 'Ein festgehaltener Stand ist ein Bild davon, was Codex auf diesem Rechner darf und welche Prüfungen erfüllt sind. Was sich danach ändert, steht hier mit der Datei, die es geändert hat, und ist ein Befund.',
  how: 'Den jetzigen Stand im Terminal festhalten',
  sign: 'Mit --key DATEI wird er mit deinem Ed25519-Schlüssel signiert. Er enthält keine Geheimnisse.',
  same: (since) => `Nichts geändert seit ${since}`,
  count: (count) =>
    count === 0 ? 'Keine Änderungen' : plural(count, { one: 'Änderung', other: 'Änderungen' }),
  timeline: 'Zeitlinie',
  table: 'Tabelle',
  view: 'Darstellung',
  noFile: 'Von keiner Datei bestimmt',
  noTime: 'Wann, ist nicht bekannt',
  pinned: 'Stand festgehalten',
  signed: (key) => `signiert mit Schlüssel ${key}`,
  notSigned: 'nicht signiert',
  policy: (name) => `Richtlinie ${name}`,
  again: 'Soll es so sein, halte es fest',
  added: 'Hinzugekommen',
  removed: 'Entfernt',
  was: 'Vorher',
  is: 'Jetzt',
  nothing: 'Nichts',
  columns: { when: 'Wann', what: 'Was', was: 'Vorher', is: 'Jetzt', file: 'Datei' },
  fields: { kind: 'Art', identity: 'Was läuft oder antwortet', sha256: 'Inhalt', state: 'Zustand' },
  check: 'Prüfung',
};
