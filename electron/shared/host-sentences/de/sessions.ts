import type { SentencePair } from '../translate.ts';

/** Sessions and how far they were read. */
export const sessions: readonly SentencePair[] = [
  ['A turn is under way.', 'Ein Zug ist im Gange.'],
  ['The last turn failed: {1}.', 'Der letzte Zug schlug fehl: {1}.'],
  ['The last turn ended within the last 15 minutes.', 'Der letzte Zug endete in den letzten 15 Minuten.'],
  ['No session in the last 30 days.', 'Keine Sitzung in den letzten 30 Tagen.'],
  [
    'Only sessions of a ChatGPT workspace reach the compliance export; personal plans and API keys do not.',
    'Nur Sitzungen eines ChatGPT-Workspaces erreichen den Compliance-Export; persönliche Pläne und API-Schlüssel nicht.',
  ],
  [
    'A line of a session is not valid JSON, so it was not counted',
    'Eine Zeile einer Sitzung ist kein gültiges JSON und wurde nicht gezählt',
  ],
  ['It is not compressed with zstd.', 'Sie ist nicht mit zstd komprimiert.'],
  ['A session could not be read', 'Eine Sitzung ließ sich nicht lesen'],
  [
    'Make it readable for you. Everything else is shown.',
    'Mach sie für dich lesbar. Alles andere wird gezeigt.',
  ],
  ['{1} MB long.', '{1} MB lang.'],
  ['You may not read it.', 'Du darfst sie nicht lesen.'],
  ['No Codex home was found.', 'Kein Codex-Ordner wurde gefunden.'],
  [
    'Sessions are being read for the first time, newest first.',
    'Die Sitzungen werden zum ersten Mal gelesen, die neuesten zuerst.',
  ],
  ['Codex has recorded no session here yet.', 'Codex hat hier noch keine Sitzung aufgezeichnet.'],
  ['Every session on this machine was read.', 'Jede Sitzung auf diesem Rechner wurde gelesen.'],
  ['{1} session could not be read', '{1} Sitzung ließ sich nicht lesen'],
  ['{1} line could not be understood', '{1} Zeile war nicht zu verstehen'],
];
