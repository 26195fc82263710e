import type { SentencePair } from '../translate.ts';

/** Values of the price list and of settings that are not taken, and what a log says in place of a value. */
export const values: readonly SentencePair[] = [
  ['not a day such as 2026-11-23', 'kein Tag wie 2026-11-23'],
  ['periods do not stand in order of "from"', 'Zeiträume stehen nicht in der Reihenfolge von „from“'],
  ['a model or alias comes twice', 'ein Modell oder Zweitname kommt zweimal vor'],
  ['the file', 'die Datei'],
  ['not a version such as 1', 'keine Version wie 1'],
  ['not a table', 'keine Tabelle'],
  ['no such setting', 'keine solche Einstellung'],
  ['[redacted]', '[verborgen]'],
  ['[text of {1} characters]', '[Text von {1} Zeichen]'],
  ['[text of 1 character]', '[Text von 1 Zeichen]'],
  ['[list of {1} values]', '[Liste von {1} Werten]'],
  ['[list of {1} texts]', '[Liste von {1} Texten]'],
  ['[list of 1 text]', '[Liste von 1 Text]'],
  ['[number]', '[Zahl]'],
  ['[date]', '[Datum]'],
  ['[value]', '[Wert]'],
  ['It is an invalid {1}', 'Ungültig: {1}'],
];
