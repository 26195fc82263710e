import { lowerFirst, withoutStop } from '../../capital.ts';
import type { edit as english } from '../../en/privacy/edit.ts';
import { listOf } from '../../list-of.ts';
import type { Translation } from '../../message.ts';
import { signalName } from '../signal-name.ts';

const channels = { events: 'Nutzungsereignisse', metrics: 'Metriken' } as const;

const surfaceNames = {
  tui: 'dem TUI',
  exec: 'codex exec',
  'app-server': 'einem bloßen App-Server',
  ide: 'der IDE-Erweiterung oder Desktop-App',
  daemon: 'dem Daemon des TUI',
} as const;

export const edit: Translation<typeof english> = {
  'edit.unsafe': ({ name, reason }) =>
    `Glance kann ${name} nicht sicher ändern, also wird nichts geschrieben. ${reason}`,
  'edit.nothing-to-undo': ({ name }) => `An ${name} gibt es keine Änderung, die sich zurücknehmen ließe.`,
  'edit.gone': ({ name }) => `${name} gibt es nicht mehr, also ist nichts zurückzunehmen.`,
  'edit.left.not-utf-8': ({ name }) => `${name} blieb, wie sie ist. Sie ist kein gültiges UTF-8 mehr.`,
  'edit.left': ({ name, reason }) => `${name} blieb, wie sie ist. ${reason}`,
  'edit.processes-unknown': () =>
    'Welche Codex-Prozesse laufen, war nicht zu lesen. Jeder behält, womit er begann, bis er neu gestartet wird.',
  'edit.not-utf-8': () =>
    'Sie ist kein gültiges UTF-8, also nutzt Codex sie nicht. Speichere sie als UTF-8 und versuch es noch einmal.',
  'edit.follows.running': () =>
    'Ein Codex, das schon läuft, macht wie vorher weiter, bis es neu gestartet wird.',
  'edit.follows.own-metrics-go-on': ({ place }) =>
    `Metriken an deinen eigenen Collector ${place} gehen weiter: Seit Codex 0.163.0 entscheiden Analysedaten nicht über sie.`,
  'edit.follows.own-metrics-stop': ({ place }) =>
    `Metriken an deinen eigenen Collector ${place} enden ebenfalls, vor Codex 0.163.0.`,
  'edit.follows.otel': ({ signal, to, key }) =>
    `OTel-${signalName(signal)} an ${to} gehen weiter: ${key} entscheidet darüber.`,
  'edit.follows.otel-openai': ({ signal, to, key }) =>
    `OTel-${signalName(signal)} an OpenAI (${to}) gehen weiter: ${key} ist „statsig“.`,
  'edit.follows.feedback': () =>
    'Berichte, die du mit /feedback sendest, gehen weiterhin hinaus; feedback.enabled entscheidet über sie.',
  'edit.follows.requests': () =>
    'Anfragen an das Modell tragen weiterhin eine Installationskennung und die Pfade deiner Arbeitsordner.',
  'edit.follows.can-be-skipped': () =>
    'Die .codex/config.toml eines vertrauten Repositorys oder eine Option -c kann Analysedaten wieder einschalten, und codex exec --ignore-user-config übergeht deine config.toml.',
  'edit.not-in-force': ({ reason }) => `Nicht in Kraft: ${withoutStop(lowerFirst(reason))}.`,
  'edit.place.list': () => '`analytics` ist eine Liste von Tabellen',
  'edit.place.no-table': () => '`analytics` ist keine Tabelle',
  'edit.place.table': () => '`analytics.enabled` ist eine Tabelle',
  'edit.place.comments': () => 'der Wert von `analytics.enabled` enthält Kommentare',
  'edit.no-place': () => 'Ihr Aufbau lässt keine Änderung an einer einzelnen Stelle zu.',
  'edit.undo.not-toml': () => 'Sie ist kein gültiges TOML mehr.',
  'edit.undo.other-value': ({ enabled }) =>
    `Sie sagt nicht mehr analytics.enabled = ${enabled}, von der Änderung ist also nichts übrig.`,
  'edit.undo.changed': () => 'Sie wurde seitdem so geändert, dass kein sicherer Weg zurückführt.',
  'edit.restart.tui': () => 'Verlasse Codex in seinem Terminal mit /quit und starte es neu.',
  'edit.restart.exec': () => 'Es endet von selbst, sobald seine Aufgabe erledigt ist.',
  'edit.restart.app-server': () => 'Starte das Programm neu, das es gestartet hat.',
  'edit.restart.ide': () =>
    'Lade das Fenster des Editors neu, oder beende die Desktop-App und öffne sie wieder.',
  'edit.restart.daemon': () => 'Führe codex app-server daemon restart aus.',
  'edit.restart.unknown': () => 'Beende es und starte es neu.',
  'edit.follows.switched': ({ id, to, on, surfaces }) =>
    `${channels[id]} an ${to} ${on ? 'beginnen' : 'enden'} in ${listOf(
      surfaces.map((surface) => surfaceNames[surface]),
      'und',
    )}.`,
  'edit.follows.unverified': ({ codex, verified }) => `Codex ${codex} ist nicht geprüft. Mit ${verified}:`,
  'edit.write-instead': ({ line, what, within }) =>
    `Zeile ${line}: ${what}. Schreib an diese Stelle das hier${within ? ', innerhalb von `analytics`' : ''}.`,
  'edit.not-toml': ({ line }) =>
    `Sie ist kein gültiges TOML${line === null ? '' : ` (Zeile ${line})`}, also nutzt Codex sie nicht. Repariere sie, und füge dann diese Zeilen an ihrem Ende an.`,
};
