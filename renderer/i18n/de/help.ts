import type { help as english } from '../en/help.ts';

/** What the keys do, and what the signs and bars mean. */
export const help: typeof english = {
  title: 'Hilfe',
  keys: 'Tasten',
  key: {
    r: 'Neu lesen',
    a: 'Analysedaten, mit dem Schalter',
    t: 'Token nach Tag, Modell und Projekt',
    p: 'Ordner, Adressen und genaue Zahlen verbergen',
    esc: 'Zurück, oder das Fenster schließen',
    help: 'Diese Seite',
  },
  signs: 'Zeichen',
  sign: {
    good: 'Geprüft und in Ordnung',
    out: 'Verlässt diesen Rechner: weder gut noch schlecht',
    off: 'Aus: nichts verlässt ihn',
    untested: 'Eingestellt, nicht geprüft',
    warning: 'Sieh es dir an',
    critical: 'Hält die Arbeit auf, oder kommt nicht an',
    unknown: 'Nicht bekannt',
  },
  bars: 'Balken',
  bar: {
    mark: 'Der senkrechte Strich zeigt, wo gleichmäßiger Verbrauch jetzt stünde.',
    hatch: 'Der schraffierte Teil kommt bei diesem Tempo bis zum Neubeginn dazu.',
  },
  organisation: {
    title: 'Organisation',
    why: 'Ein Administrator kann neben dem, was dieser Rechner weiß, zeigen, was die eigenen APIs der Organisation sagen.',
    open: 'Die Organisation, und wie man sie einrichtet',
  },
};
