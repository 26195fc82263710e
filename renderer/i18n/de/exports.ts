import type { exports as english } from '../en/exports.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('de');

export const exports: typeof english = {
  about:
    'Codex Glance kann seine eigenen Datensätze an Systeme senden, die du nennst: Turns, Sitzungen, Limits und was sich geändert hat. Niemals Prompts, Antworten oder Zugangsdaten. Nichts wird gesendet, was du nicht eingerichtet hast.',
  switch: 'An die Ziele unten senden',
  switchWhy: 'Ein Schalter für jedes Ziel. Was inzwischen in Sitzungen geschieht, wird später gelesen.',
  switchedOff: 'Aus. Es wird nichts mehr gesendet.',
  switchedOn: 'Ein. Was wartete, wird gesendet.',
  undo: 'Rückgängig',
  byGlance: 'Von Codex Glance gesendet',
  targets: 'Ziele',
  none: 'Es ist kein Ziel eingerichtet.',
  columns: {
    target: 'Ziel',
    state: 'Zustand',
    waiting: 'Wartend',
    taken: 'Angenommen',
  },
  waits: (count, since) => `${count} seit ${since}`,
  nothing: 'keine',
  states: {
    off: 'Aus',
    fine: 'Aktuell',
    waiting: 'Sendet',
    refusing: 'Lehnt ab',
    unattended: 'Nicht gesendet',
    behind: 'Im Rückstand',
    retrying: 'Neuer Versuch',
    failing: 'Schlägt fehl',
    stopped: 'Steht',
  },
  file: 'Eine Datei auf diesem Rechner',
  goesTo: (destination) => `Verlässt diesen Rechner nach ${destination}`,
  stays: (destination) => `Bleibt auf diesem Rechner, an ${destination}`,
  elsewhere: 'Ein anderer Prozess von Glance sendet daran.',
  counts: (accepted, rejected) => `${accepted} angenommen, ${rejected} abgelehnt`,
  lastError: (age, reason) => `Letzter Fehler ${age}: ${reason}`,
  never: 'nie',
  queue: (records, most) => `${records} von höchstens ${most} Datensätzen warten in der Warteschlange.`,
  problem: (place, key) => `${place}, ${key}:`,
  line: (file, line) => `${file}, Zeile ${line}`,
  wrong: 'Falsch in den Einstellungen',
  problems: (count) => plural(count, { one: 'Fehler', other: 'Fehler' }),
  setUp: 'Eines einrichten',
  setUpWhy:
    'Füge den Einstellungen von Codex Glance eine Tabelle je Ziel hinzu. Änderungen gelten sofort, ohne Neustart.',
  settingsFile: 'Einstellungen',
  preview: 'Sieh genau, was gesendet würde, bevor etwas gesendet wird',
  fields: 'Jedes Feld, mit seinen Namen in OpenTelemetry, OCSF, ECS und CEF',
};
