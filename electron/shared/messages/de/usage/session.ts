import type { session as english } from '../../en/usage/session.ts';
import type { Translation } from '../../message.ts';

export const session: Translation<typeof english> = {
  'session.running.held': () => 'Eine Runde ist im Gange.',
  'session.crashed.free': () => 'Eine Runde begann und endete nie, und kein Prozess hält die Sitzung.',
  'session.running': () => 'Eine Runde hat begonnen und ist nicht zu Ende.',
  'session.crashed.silent': () =>
    'Eine Runde begann und endete nie, und seit 15 Minuten wurde nichts geschrieben.',
  'session.last-failed': ({ error }) => `Die letzte Runde schlug fehl: ${error}.`,
  'session.open': () => 'Die Sitzung ist offen und wartet auf dich.',
  'session.ended-lately': () => 'Die letzte Runde endete in den letzten 15 Minuten.',
  'session.ended': () => 'Die letzte Runde ist zu Ende.',
};
