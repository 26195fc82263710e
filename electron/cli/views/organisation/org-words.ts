import type { OrgGrouping, OrgNote, Surface } from '../../../shared/schema/organisation/org-usage.ts';

export const groupingTitles: Record<OrgGrouping, string> = {
  day: 'Day (UTC)',
  week: 'Week from',
  user: 'Person',
  team: 'Team',
  client: 'Client',
  model: 'Model',
  surface: 'Surface',
};

const surfaceNames: Record<Surface, string> = {
  cli: 'CLI',
  ide: 'IDE',
  desktop: 'Desktop app',
  cloud: 'Cloud',
  review: 'Code review',
  sdk: 'SDK',
  chat: 'ChatGPT Work',
  other: 'Other',
};

/** Returns how a key is shown. */
export function keyName(by: OrgGrouping, key: string, label: string | null): string {
  if (by === 'surface') return surfaceNames[key as Surface] ?? key;
  return label ?? key;
}

/** Returns what a reader has to know. */
export function noteText(note: OrgNote, daysNotRead: number): string {
  switch (note) {
    case 'may-still-rise':
      return '≥ may still rise: rows come up to a week late, and are read again until then.';
    case 'days-not-read':
      return daysNotRead === 1
        ? '1 day of this span was not read: unknown, not zero.'
        : `${daysNotRead} days of this span were not read: unknown, not zero.`;
    case 'parts-differ':
      return 'Sums over these can differ from the total, which the service gives apart.';
    case 'money-apart':
      return 'Credits, billed dollars and estimated dollars are three measures and are never added.';
    case 'dashboard-has-more':
      return 'The web dashboard also has skills, agent identities, access tokens and streaks, which the API does not give.';
    case 'no-api-keys':
      return 'Usage by API key is not in it.';
  }
}
