import type { SentencePair } from '../translate.ts';

/** Values that Codex does not take. */
export const values: readonly SentencePair[] = [
  [
    '`profile` is no longer supported. Use `--profile` and a file `<name>.config.toml`.',
    '`profile` wird nicht mehr unterstützt. Nimm `--profile` und eine Datei `<name>.config.toml`.',
  ],
  [
    '`{1}` is relative in a file that has another mistake, so Codex cannot place it.',
    '`{1}` ist relativ in einer Datei mit einem weiteren Fehler, also weiß Codex nicht, wo es liegt.',
  ],
  [
    'names a file that is not there or cannot be read',
    'nennt eine Datei, die es nicht gibt oder die sich nicht lesen lässt',
  ],
  ['names an empty file', 'nennt eine leere Datei'],
  ['names a file that is not JSON', 'nennt eine Datei, die kein JSON ist'],
  [
    '`model_provider` names no provider that is set up.',
    '`model_provider` nennt keinen eingerichteten Anbieter.',
  ],
  ['`{1}` needs a `name`.', '`{1}` braucht einen `name`.'],
  ['true or false', 'true oder false'],
  ['text in quotes', 'ein Text in Anführungszeichen'],
  ['`{1}` must not be empty.', '`{1}` darf nicht leer sein.'],
  ['a port number', 'eine Portnummer'],
  ['true, false or a table', 'true, false oder eine Tabelle'],
  ['a whole number', 'eine ganze Zahl'],
  ['a whole number of 0 or more', 'eine ganze Zahl ab 0'],
  ['a list of texts', 'eine Liste von Texten'],
  ['a table', 'eine Tabelle'],
  ['`{1}` is a name that Codex keeps for itself.', '`{1}` ist ein Name, den Codex für sich behält.'],
  ['`{1}` is not known.', '`{1}` ist nicht bekannt.'],
  ['`{1}` needs either {2}.', '`{1}` braucht entweder {2}.'],
  [
    '`{1}` = "{2}" needs a table with its settings.',
    '`{1}` = "{2}" braucht eine Tabelle mit seinen Einstellungen.',
  ],
  ['`{1}` has two kinds: {2}.', '`{1}` hat zwei Arten: {2}.'],
  ['`{1}` must be {2}.', '`{1}` muss so sein: {2}.'],
  ['not a day such as 2026-11-23', 'kein Tag wie 2026-11-23'],
  ['periods do not stand in order of "from"', 'Zeiträume stehen nicht in der Reihenfolge von „from“'],
  ['a model or alias comes twice', 'ein Modell oder Zweitname kommt zweimal vor'],
  ['it is not JSON', 'sie ist kein JSON'],
  ['the file', 'die Datei'],
  ['not a version such as 1', 'keine Version wie 1'],
  ['not a table', 'keine Tabelle'],
  ['no such setting', 'keine solche Einstellung'],
  ['It is an invalid {1}', 'Ungültig: {1}'],
];
