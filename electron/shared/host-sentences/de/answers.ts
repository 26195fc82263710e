import type { SentencePair } from '../translate.ts';

/** What the collector answered. */
export const answers: readonly SentencePair[] = [
  ['The collector answered {1}', 'Der Collector antwortete {1}'],
  ['{1}: {2} is wrong or expired.', '{1}: {2} ist falsch oder abgelaufen.'],
  ['The collector took an empty export of {1}.', 'Der Collector hat einen leeren Export angenommen ({1}).'],
  ['{1} is wrong or expired.', '{1} ist falsch oder abgelaufen.'],
  ['the header {1}', 'der Header {1}'],
  ['to {1}', 'auf {1}'],
  ['elsewhere', 'woandershin'],
  ['{1}. Arguments and output of tools go along', '{1}. Argumente und Ausgaben von Werkzeugen gehen mit'],
  ['logs', 'Logs'],
  ['traces', 'Traces'],
  ['metrics', 'Metriken'],
  ['The collector answered {1}: {2}', 'Der Collector antwortete {1}: {2}'],
  ['Write {1}.', 'Schreib {1}.'],
  ['wait', 'warte'],
];
