import type { Strings } from '../en.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('de');

export const tokens: Strings['tokens'] = {
  title: 'Token',
  periods: 'Token nach Zeitraum',
  today: 'Heute',
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
  hours: 'Nach Stunde und Wochentag, 30 Tage',
  hoursText: (parts) =>
    `Am meisten am ${parts.day} ab ${parts.hour}: ${parts.tokens} Token in 30 Tagen. Werktage von 8 bis 18 Uhr machen ${parts.share} aus.`,
  hourOf: (day, hour, tokens) => `${day} ab ${hour}: ${tokens}`,
  charts: 'Diagramme',
  byDay: 'Tage',
  byHour: 'Stunden',
  monthTitle: 'Dieser Monat',
  monthSoFar: 'Bisher',
  monthEnd: 'Am Ende',
  range: (low, high) => `${low} bis ${high}`,
  about: (value, range) => `etwa ${value} (${range})`,
  tooEarly: 'Noch zu früh, um es zu sagen',
  burn: 'Je Minute, jetzt',
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
