import type { session as english } from '../../en/usage/session.ts';
import type { Translation } from '../../message.ts';

export const session: Translation<typeof english> = {
  'session.running.held': () => 'Ein Zug ist im Gange.',
  'session.crashed.free': () => 'Ein Zug begann und endete nie, und kein Prozess hält die Sitzung.',
  'session.running': () => 'Ein Zug hat begonnen und ist nicht zu Ende.',
  'session.crashed.silent': () =>
    'Ein Zug begann und endete nie, und seit 15 Minuten wurde nichts geschrieben.',
  'session.last-failed': ({ error }) => `Der letzte Zug schlug fehl: ${error}.`,
  'session.open': () => 'Die Sitzung ist offen und wartet auf dich.',
  'session.ended-lately': () => 'Der letzte Zug endete in den letzten 15 Minuten.',
  'session.ended': () => 'Der letzte Zug ist zu Ende.',
};
