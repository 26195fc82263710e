import { messageMaker } from '../../message.ts';
import { plural } from '../../plural.ts';

/** How it stands with the organisation's APIs. Days are of UTC. */
export const organisationStatus = {
  'organisation-status.settings': () => 'The settings of the organisation cannot be used',
  'organisation-status.lost': ({ from, to }: { from: string; to: string }) =>
    `Compliance logs from ${from} to ${to} were not pulled before they were deleted`,
  'organisation-status.behind': ({ days }: { days: number }) =>
    `Compliance logs of the last ${days} ${plural('en', days, { one: 'day', other: 'days' })} are not pulled yet`,
  'organisation-status.window': () => 'The platform keeps them for 30 days.',
  'organisation-status.unsure': ({ at }: { at: string }) =>
    `Compliance logs that end at ${at} UTC may be missing`,
  'organisation-status.page': () => 'More of them end at one time than the service lists.',
  'organisation-status.pull': () => 'Run codex-glance org compliance pull, and let a scheduler run it daily.',
  'organisation-status.key-more': () =>
    "The organisation's key can do more than read analytics and compliance logs",
  'organisation-status.key-narrow': () => 'Make a key with read access to these alone, and revoke this one.',
  'organisation-status.failed': () => "The organisation's API could not be read the last time",
};

export const organisationStatusMessage = messageMaker(organisationStatus);
