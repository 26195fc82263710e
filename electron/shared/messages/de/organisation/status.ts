import type { organisationStatus as english } from '../../en/organisation/status.ts';
import type { Translation } from '../../message.ts';

export const organisationStatus: Translation<typeof english> = {
  'organisation-status.settings': () => 'Die Einstellungen der Organisation sind nicht verwendbar',
  'organisation-status.lost': ({ from, to }) =>
    `Compliance-Logs vom ${from} bis ${to} wurden gelöscht, bevor sie abgeholt waren`,
  'organisation-status.behind': ({ days }) =>
    days === 1
      ? 'Compliance-Logs des letzten Tages sind noch nicht abgeholt'
      : `Compliance-Logs der letzten ${days} Tage sind noch nicht abgeholt`,
  'organisation-status.window': () => 'Die Plattform bewahrt sie 30 Tage auf.',
  'organisation-status.unsure': ({ at }) => `Compliance-Logs, die um ${at} UTC enden, fehlen vielleicht`,
  'organisation-status.page': () => 'Zu einem Zeitpunkt enden mehr, als der Dienst auflistet.',
  'organisation-status.pull': () =>
    'Starte codex-glance org compliance pull, und lass es täglich von einem Zeitplaner ausführen.',
  'organisation-status.key-more': () =>
    'Der Schlüssel der Organisation kann mehr, als Analytics und Compliance-Logs zu lesen',
  'organisation-status.key-narrow': () =>
    'Erstelle einen Schlüssel mit Leserecht nur dafür, und widerrufe diesen.',
  'organisation-status.failed': () => 'Die API der Organisation war zuletzt nicht lesbar',
};
