import type { Strings } from '../en.ts';

export const live: Strings['live'] = {
  title: 'Jetzt',
  none: 'Keine Sitzung läuft',
  noneTodo: 'Starte codex in irgendeinem Ordner, dann erscheint es hier.',
  notYet: 'Erst nach dem ersten Lesen bekannt',
  last: (folder, age) => `Zuletzt aktiv ${age} in ${folder}`,
  state: {
    running: 'Läuft',
    idle: 'Wartet',
    failed: 'Fehlgeschlagen',
    crashed: 'Unerwartet beendet',
    ended: 'Beendet',
  },
  waits: { approval: 'Wartet auf deine Freigabe', answer: 'Wartet auf deine Antwort' },
  waitsShort: 'Wartet',
  folderUnknown: 'Ordner nicht aufgezeichnet',
  modelUnknown: 'Modell nicht aufgezeichnet',
  context: 'Kontext',
  contextText: (used, window) => `${used} von ${window} Token`,
  contextUnknown: 'Kontext nicht bekannt',
  rate: (tokens) => `${tokens}/min`,
  contextGauge: (percent, amount) => `Kontext zu ${percent} voll, ${amount}`,
  sparkline: (total, most) => `Letzte 15 Minuten: ${total} Token, höchstens ${most} in einer Minute`,
};
