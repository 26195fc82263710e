import type { checks as english } from '../../en/governance/checks.ts';
import { pluralIn } from '../../plural.ts';

const plural = pluralIn('de');

export const checks: typeof english = {
  open: 'Dieser Rechner nach einer Richtlinie',
  title: 'Prüfungen',
  about: 'Dieser Rechner nach einer Richtlinie. Nichts wird geschrieben und nichts gesendet.',
  reading: 'Wird geprüft',
  policy: 'Richtlinie',
  policies: { developer: 'Entwicklung', enterprise: 'Unternehmen', regulated: 'Reguliert' },
  own: 'Eigene',
  pass: (passed, all) => `${passed} von ${all} erfüllt`,
  keep: 'In der Übersicht zeigen',
  drop: 'Aus der Übersicht nehmen',
  states: { failed: 'Nicht erfüllt', 'not-known': 'Nicht bekannt', waived: 'Ausgenommen', passed: 'Erfüllt' },
  levels: { error: 'Fehler', warning: 'Warnung', note: 'Hinweis' },
  waived: (until, reason) => `Ausgenommen bis ${until}: ${reason}`,
  rules: (count) => plural(count, { one: 'Regel', other: 'Regeln' }),
  fixes: 'Was zu schreiben ist',
  controls: 'Maßnahmen',
};
