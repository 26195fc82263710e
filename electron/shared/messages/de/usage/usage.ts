import type { usage as english } from '../../en/usage/usage.ts';
import type { Translation } from '../../message.ts';
import { plural } from '../../plural.ts';

export const usage: Translation<typeof english> = {
  'usage.line.invalid-json': () => 'Eine Zeile einer Sitzung ist kein gültiges JSON und wurde nicht gezählt',
  'usage.line.invalid-utf-8': () =>
    'Eine Zeile einer Sitzung ist kein gültiges UTF-8 und wurde nicht gezählt',
  'usage.line.long': () => 'Eine sehr lange Zeile wurde übergangen; sie enthält keine Tokenzahlen',
  'usage.line.no-meta': () => 'Einer Sitzung fehlt die erste Zeile, die sagt, woher sie kommt',
  'usage.line.broken-off': () =>
    'Eine komprimierte Sitzung bricht ab; was nach dieser Zeile kommt, wurde nicht gezählt',
  'usage.line.damaged': () =>
    'Eine komprimierte Sitzung ist beschädigt; manches nach dieser Zeile wurde nicht gezählt',
  'usage.line.compressed-too-large': () =>
    'Eine komprimierte Sitzung enthält mehr, als eine Sitzung kann; was nach dieser Zeile kommt, wurde nicht gezählt',
  'usage.line.edited': () =>
    'Zeilen einer Sitzung oberhalb dieser haben sich geändert, nachdem sie gelesen waren; sie wurde noch einmal gelesen',
  'usage.line.wrong-count': () => 'Eine Tokenzahl in einer Sitzung kann nicht stimmen und wurde ausgelassen',
  'usage.missing-count': () =>
    'Eine Tokenzahl einer Antwort fehlt in einer Sitzung, also wurde nicht alles gezählt, was sie verbraucht hat',
  'usage.line.part-too-large': () =>
    'Ein Teil der Tokens ist größer als ihr Ganzes und wurde auf das Ganze gekürzt',
  'usage.line.model-not-sure': () =>
    'Codex hat beim Wechsel des Modells verdichtet: welches der beiden diese Antwort gab, ist nicht bekannt',
  'usage.repeated': () =>
    'Zwei Antworten hintereinander sind gleich: Vielleicht wurde eine doppelt aufgezeichnet, darum zählen sie als eine',
  'usage.line.unreadable-time': () =>
    'Die Zeit einer Zeile ist nicht lesbar, darum zählt sie zur Zeit der Zeile davor',
  'usage.unreadable': () => 'Eine Sitzung ließ sich nicht lesen',
  'usage.folder-named': () => 'Ein Ordner heißt wie eine Sitzung',
  'usage.not-a-file': () => 'Keine gewöhnliche Datei, heißt aber wie eine Sitzung',
  'usage.link-loop': () => 'Ein Verweis unterhalb des Sitzungsordners führt auf sich selbst zurück',
  'usage.unreadable.remedy': () => 'Gib dir das Recht, sie zu lesen. Alles andere wird gezeigt.',
  'usage.not-a-file.remedy': () => 'Entferne es, oder benenne es um.',
  'usage.link-loop.remedy': () => 'Entferne den Verweis. Alles andere wird gezeigt.',
  'usage.home-missing': () => 'Ein gewählter Codex-Ordner existiert nicht, also wird nichts davon gezeigt.',
  'usage.home-missing.remedy': () => 'Nenne einen anderen Ordner, oder starte Codex einmal mit diesem.',
  'usage.index-damaged': () =>
    'Der Index von Codex Glance war beschädigt; er wurde beiseitegelegt, und alle Sitzungen wurden noch einmal gelesen.',
  'usage.index-damaged.why': () => 'Was er noch von seither gelöschten Sitzungen enthielt, wurde übernommen.',
  'usage.index-damaged.remedy': () => 'Kommt das wieder vor, lass den Datenträger prüfen.',
  'usage.more-unreadable': ({ count }) =>
    plural('de', count, {
      one: `${count} weitere Zeile oder Datei ließ sich nicht lesen`,
      other: `${count} weitere Zeilen oder Dateien ließen sich nicht lesen`,
    }),
  'usage.long': ({ megabytes }) => `${megabytes} MB lang.`,
  'usage.sessions-unreadable': ({ count }) =>
    plural('de', count, {
      one: `${count} Sitzung ließ sich nicht lesen`,
      other: `${count} Sitzungen ließen sich nicht lesen`,
    }),
  'usage.lines-not-understood': ({ count }) =>
    plural('de', count, {
      one: `${count} Zeile war nicht zu verstehen`,
      other: `${count} Zeilen waren nicht zu verstehen`,
    }),
  'usage.tool-calls-untimed': ({ count }) =>
    plural('de', count, {
      one: `${count} Werkzeugaufruf ohne aufgezeichnete Zeit, wie Codex 0.20 und älter ihn schrieb, ist nicht gezählt`,
      other: `${count} Werkzeugaufrufe ohne aufgezeichnete Zeit, wie Codex 0.20 und älter sie schrieb, sind nicht gezählt`,
    }),
  'usage.bare': () => 'Sitzungen von Codex 0.20 und älter haben keine Tokens aufgezeichnet',
  'usage.compliance.none': () => 'Keine Sitzung in den letzten 30 Tagen.',
  'usage.compliance': () =>
    'Nur Sitzungen eines ChatGPT-Workspaces erreichen den Compliance-Export; persönliche Pläne und API-Schlüssel nicht.',
  'usage.file.no-right': () => 'Du darfst sie nicht lesen.',
  'usage.file.circle': () => 'Ihre Verweise bilden eine Schleife.',
  'usage.file.broken-link': () => 'Es ist ein Verweis auf etwas, das es nicht gibt.',
  'usage.file.folder': () => 'Es ist ein Ordner, also enthält es keine Sitzung.',
  'usage.file.not-regular': () => 'Es ist keine gewöhnliche Datei.',
  'usage.file.link-to-parent': () => 'Er verweist auf einen Ordner, in dem er liegt.',
  'usage.no-home': () => 'Kein Codex-Ordner wurde gefunden.',
  'usage.scanning': () => 'Die Sitzungen werden zum ersten Mal gelesen, die neuesten zuerst.',
  'usage.empty': () => 'Codex hat hier noch keine Sitzung aufgezeichnet.',
  'usage.ready': () => 'Jede Sitzung auf diesem Rechner wurde gelesen.',
};
