import type { Strings } from '../en.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('de');

export const tokens: Strings['tokens'] = {
  title: 'Token',
  periods: 'Token nach Zeitraum',
  today: 'Heute',
  week: 'Diese Woche',
  month: 'Dieser Monat',
  total: 'Gesamt',
  input: 'Eingabe',
  cached: 'gecacht',
  output: 'Ausgabe',
  reasoning: 'Denken',
  cost: 'Kosten',
  unpriced: 'Kein Preis bekannt',
  dash: '–',
  atLeast: (amount) => `≥${amount}`,
  lowerBound: (reason) => `Summen sind vielleicht zu niedrig. ${reason}`,
  models: 'Nach Modell, 30 Tage',
  modelUnknown: 'Modell nicht aufgezeichnet',
  others: (count) => plural(count, { one: 'weiteres Modell', other: 'weitere Modelle' }),
  days: 'Nach Tag, 30 Tage',
  most: (tokens) => `Höchster Tag: ${tokens}`,
  daysText: (parts) =>
    `Letzte 30 Tage: ${parts.total} Token. Am meisten am ${parts.mostDay}: ${parts.most}. Heute: ${parts.today}.`,
  daysNone: 'Keine Token in den letzten 30 Tagen.',
  scanning: (done, total) => `${done} von ${total} Sitzungsdateien gelesen`,
  progress: 'Erstes Lesen',
  spans: 'Nach Zeitraum',
  last7Days: '7 Tage',
  last30Days: '30 Tage',
  cacheWrite: 'Cache neu',
  responses: 'Antworten',
  sessions: 'Sitzungen',
  responsesOf: (count, responses) => `${count} ${responses === 1 ? 'Antwort' : 'Antworten'}`,
  inOf: (input, cached) => (cached === null ? `${input} Eingabe` : `${input} Eingabe, ${cached} gecacht`),
  outOf: (output, reasoning) =>
    reasoning === null ? `${output} Ausgabe` : `${output} Ausgabe, ${reasoning} Denken`,
};
