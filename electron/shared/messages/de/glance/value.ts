import type { value as english } from '../../en/glance/value.ts';
import { listOf } from '../../list-of.ts';
import type { Translation } from '../../message.ts';

export const value: Translation<typeof english> = {
  'value.boolean': () => 'muss true oder false sein',
  'value.text': () => 'muss ein Text sein',
  'value.number': () => 'muss eine Zahl sein',
  'value.whole': () => 'muss eine ganze Zahl sein',
  'value.list': () => 'muss eine Liste sein',
  'value.table': () => 'muss eine Tabelle aus Schlüsseln und Werten sein',
  'value.one-of': ({ options }) => `muss ${listOf(options, 'oder')} sein`,
  'value.at-least': ({ least }) => `muss mindestens ${least} sein`,
  'value.at-most': ({ most }) => `darf höchstens ${most} sein`,
  'value.not-empty': () => 'darf nicht leer sein',
  'value.long': ({ most }) => `darf nicht länger als ${most} sein`,
  'value.missing': () => 'fehlt',
  'value.no-such-key': () => 'hat einen Schlüssel, den es nicht gibt',
  'value.time-of-day': () => 'muss eine Uhrzeit wie 22:30 sein',
  'value.span': () => 'muss eine Zeitspanne wie 22:00-07:00 sein',
  'value.rising': () => 'braucht aufsteigende Zahlen',
  'value.absolute-path': () => 'muss ein absoluter Pfad sein',
  'value.day': () => 'muss ein Tag wie 2026-11-23 sein',
  'value.version': () => 'muss eine Version wie 1 sein',
  'value.codex-version': () => 'muss eine Version wie 0.171.0 sein',
  'value.periods-in-order': () => 'muss seine Zeiträume nach „from“ ordnen',
  'value.model-twice': () => 'nennt ein Modell oder einen Zweitnamen zweimal',
  'value.name-twice': () => 'hat einen Namen, den es schon gibt',
  'value.target-name': () => 'darf nur Kleinbuchstaben, Ziffern und Bindestriche haben',
  'value.web-url': () =>
    'muss eine https-Adresse ohne Benutzer und Passwort sein; http nur auf diesem Rechner',
  'value.not-taken': () => 'hat nicht die Form, die erwartet wird',
};
