import type { preview as english } from '../en/preview.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('de');

export const preview: typeof english = {
  open: 'Alle Ereignisse ansehen',
  title: 'Alle Ereignisse und Metriken',
  reading: 'Der Katalog wird gelesen',
  search: 'Namen und Felder durchsuchen',
  found: (count) => (count === 0 ? 'Nichts gefunden' : `${count} gefunden`),
  none: 'Kein Ereignis und keine Metrik hat das im Namen, in den Feldern oder in der Beschreibung.',
  show: 'Anzeigen',
  shows: { all: 'Alle', sent: 'Gesendete', identifying: 'Was dich erkennbar macht' },
  kind: { event: 'Nutzungsereignisse', metric: 'Metriken' },
  sent: (sent, all) => `${sent} von ${all} gesendet`,
  to: 'An',
  wouldBeSent: 'Gesendet',
  notSent: 'Nicht gesendet',
  fields: (count) => plural(count, { one: 'Feld', other: 'Felder' }),
  tags: (count) => plural(count, { one: 'Merkmal', other: 'Merkmale' }),
  metric: { counter: 'Zähler', histogram: 'Histogramm' },
  onlyName: 'Nur der Name ist bekannt',
  inferred: 'Form und Felder sind aus dem Namen erschlossen.',
  tells: 'Was dich erkennbar macht',
  catalogue: (version) =>
    `Die Namen sind die von Codex ${version}. Dafür wurde nichts gesendet oder gestartet.`,
  differs: (version) => `Deine neueste Sitzung ist von Codex ${version}; Namen können abweichen.`,
  byRun: 'So siehst du die Werte, die ein Lauf senden würde, ohne dass etwas diesen Rechner verlässt',
};
