import type { SentencePair } from '../translate.ts';

/** Sessions and how far they were read. */
export const sessions: readonly SentencePair[] = [
  ['A turn is under way.', 'Ein Zug ist im Gange.'],
  [
    'A turn started and never ended, and no process holds the session.',
    'Ein Zug begann und endete nie, und kein Prozess hält die Sitzung.',
  ],
  ['A turn started and has not ended.', 'Ein Zug hat begonnen und ist nicht zu Ende.'],
  [
    'A turn started and never ended, and nothing was written for 15 minutes.',
    'Ein Zug begann und endete nie, und seit 15 Minuten wurde nichts geschrieben.',
  ],
  ['The last turn failed: {1}.', 'Der letzte Zug schlug fehl: {1}.'],
  ['The session is open and waits for you.', 'Die Sitzung ist offen und wartet auf dich.'],
  ['The last turn ended within the last 15 minutes.', 'Der letzte Zug endete in den letzten 15 Minuten.'],
  ['The last turn ended.', 'Der letzte Zug ist zu Ende.'],
  [
    'Sessions of Codex 0.20 and older recorded no tokens',
    'Sitzungen von Codex 0.20 und älter haben keine Tokens aufgezeichnet',
  ],
  ['No session in the last 30 days.', 'Keine Sitzung in den letzten 30 Tagen.'],
  [
    'Only sessions of a ChatGPT workspace reach the compliance export; personal plans and API keys do not.',
    'Nur Sitzungen eines ChatGPT-Workspaces erreichen den Compliance-Export; persönliche Pläne und API-Schlüssel nicht.',
  ],
  [
    'A line of a session is not valid JSON, so it was not counted',
    'Eine Zeile einer Sitzung ist kein gültiges JSON und wurde nicht gezählt',
  ],
  [
    'A line of a session is not valid UTF-8, so it was not counted',
    'Eine Zeile einer Sitzung ist kein gültiges UTF-8 und wurde nicht gezählt',
  ],
  [
    'A very long line was skipped; it holds no token counts',
    'Eine sehr lange Zeile wurde übergangen; sie enthält keine Tokenzahlen',
  ],
  [
    'A session has no first line that says where it comes from',
    'Einer Sitzung fehlt die erste Zeile, die sagt, woher sie kommt',
  ],
  [
    'A compressed session breaks off, so what comes after this line was not counted',
    'Eine komprimierte Sitzung bricht ab; was nach dieser Zeile kommt, wurde nicht gezählt',
  ],
  [
    'A compressed session is damaged, so some of what comes after this line was not counted',
    'Eine komprimierte Sitzung ist beschädigt; manches nach dieser Zeile wurde nicht gezählt',
  ],
  ['It is not compressed with zstd.', 'Sie ist nicht mit zstd komprimiert.'],
  [
    'A token count in a session cannot be right, so it was left out',
    'Eine Tokenzahl in einer Sitzung kann nicht stimmen und wurde ausgelassen',
  ],
  [
    'A part of the tokens is larger than their whole, so it was cut to the whole',
    'Ein Teil der Tokens ist größer als ihr Ganzes und wurde auf das Ganze gekürzt',
  ],
  [
    'Codex compacted as the model changed: which of the two made this response is not known',
    'Codex hat beim Wechsel des Modells verdichtet: welches der beiden diese Antwort gab, ist nicht bekannt',
  ],
  [
    'The time of a line cannot be read, so it counts at the time of the line before',
    'Die Zeit einer Zeile ist nicht lesbar, darum zählt sie zur Zeit der Zeile davor',
  ],
  ['A session could not be read', 'Eine Sitzung ließ sich nicht lesen'],
  ['A folder has the name of a session', 'Ein Ordner heißt wie eine Sitzung'],
  [
    'Something that is no file has the name of a session',
    'Etwas, das keine Datei ist, heißt wie eine Sitzung',
  ],
  [
    'A link below the sessions folder leads in a circle',
    'Ein Verweis unterhalb des Ordners der Sitzungen führt im Kreis',
  ],
  [
    'Make it readable for you. Everything else is shown.',
    'Mach sie für dich lesbar. Alles andere wird gezeigt.',
  ],
  ['Remove or rename it.', 'Entferne es, oder benenne es um.'],
  ['Remove the link. Everything else is shown.', 'Entferne den Verweis. Alles andere wird gezeigt.'],
  ['{1} more lines or files could not be read', '{1} weitere Zeilen oder Dateien ließen sich nicht lesen'],
  ['{1} MB long.', '{1} MB lang.'],
  ['You may not read it.', 'Du darfst sie nicht lesen.'],
  ['Its links lead in a circle.', 'Ihre Verweise führen im Kreis.'],
  ['It is a link to something that is not there.', 'Es ist ein Verweis auf etwas, das es nicht gibt.'],
  ['It is a folder, so it holds no session.', 'Es ist ein Ordner, also enthält es keine Sitzung.'],
  ['It is not a regular file.', 'Es ist keine gewöhnliche Datei.'],
  ['It links to a folder that holds it.', 'Er verweist auf einen Ordner, in dem er liegt.'],
  [
    'A Codex home that is to be read does not exist, so nothing of it is shown.',
    'Ein Codex-Ordner, der gelesen werden soll, existiert nicht, also wird nichts davon gezeigt.',
  ],
  [
    'Name another folder, or start Codex once with this one.',
    'Nenne einen anderen Ordner, oder starte Codex einmal mit diesem.',
  ],
  [
    'The index of Codex Glance was damaged, so it was set aside and all sessions were read again.',
    'Der Index von Codex Glance war beschädigt; er wurde beiseitegelegt, und alle Sitzungen wurden noch einmal gelesen.',
  ],
  [
    'What it still held of sessions that were deleted since was taken over.',
    'Was er noch von seither gelöschten Sitzungen enthielt, wurde übernommen.',
  ],
  ['If this comes again, have the disk checked.', 'Kommt das wieder vor, lass den Datenträger prüfen.'],
  ['No Codex home was found.', 'Kein Codex-Ordner wurde gefunden.'],
  [
    'Sessions are being read for the first time, newest first.',
    'Die Sitzungen werden zum ersten Mal gelesen, die neuesten zuerst.',
  ],
  ['Codex has recorded no session here yet.', 'Codex hat hier noch keine Sitzung aufgezeichnet.'],
  ['Every session on this machine was read.', 'Jede Sitzung auf diesem Rechner wurde gelesen.'],
  ['{1} session could not be read', '{1} Sitzung ließ sich nicht lesen'],
  ['{1} sessions could not be read', '{1} Sitzungen ließen sich nicht lesen'],
  ['{1} line could not be understood', '{1} Zeile war nicht zu verstehen'],
  ['{1} lines could not be understood', '{1} Zeilen waren nicht zu verstehen'],
];
