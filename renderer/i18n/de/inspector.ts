import type { inspector as english } from '../en/inspector.ts';
import { pluralIn } from '../plural.ts';

const names = { logs: 'Logs', traces: 'Traces', metrics: 'Metriken' };

const plural = pluralIn('de');

/** The view that shows what one run of Codex sends. */
export const inspector: typeof english = {
  title: 'Inspektor',
  open: 'Ansehen, was gesendet wird',
  intro:
    'Zeigt, was ein Lauf von Codex an einen Collector sendet. Er hört nur auf diesem Rechner zu, solange diese Ansicht offen ist, und behält nichts.',
  start: 'Einen Lauf starten, der hierher sendet',
  command: 'Der Befehl',
  once: 'Die Optionen gelten nur für diesen Lauf. Keine Datei wird geändert.',
  waiting: 'Noch ist nichts angekommen. Logs sendet Codex binnen Sekunden, Metriken am Ende eines Laufs.',
  starting: 'Beginnt zuzuhören',
  failed: 'Der Inspektor konnte nicht zuhören.',
  ended: 'Der Inspektor hört nicht mehr zu und hat das Empfangene gelöscht.',
  again: 'Wieder zuhören',
  locked: (signals) =>
    `Eine Ebene über der Kommandozeile entscheidet, wohin ${signals.map((signal) => names[signal]).join(' und ')} gehen; sie kommen darum nicht hierher.`,
  received: 'Empfangen',
  records: 'Datensätze',
  which: 'Welche Datensätze',
  all: 'Alle',
  signals: names,
  counts: (logs, traces, metrics) => `Logs ${logs} · Traces ${traces} · Metriken ${metrics}`,
  bytes: (count) => `${count} Bytes`,
  size: 'Größe',
  modelCalls: 'Modellaufrufe',
  toolCalls: 'Werkzeugaufrufe',
  median: 'Mittlere Dauer',
  errors: 'Gescheitert',
  unreadable: 'Nicht lesbare Exporte',
  unnamed: 'Ohne Namen',
  none: 'Davon ist noch nichts angekommen.',
  older: (count) => `${count} ältere sind gezählt und werden nicht mehr gezeigt.`,
  masked: (characters) => `${plural(characters, { one: 'Zeichen', other: 'Zeichen' })}, verborgen`,
  reveal: 'Zeigen',
  revealName: (attribute) => `${attribute} zeigen`,
  forgotten: 'Nicht mehr vorhanden',
  value: 'Wert',
  duration: 'Dauer',
  milliseconds: (ms) => `${ms} ms`,
};
