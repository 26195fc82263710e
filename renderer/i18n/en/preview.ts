import type { PreviewEntry } from '../../../electron/shared/telemetry/preview.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Everything that Codex can send as analytics. */
export const preview = {
  open: 'See all events',
  title: 'All events and metrics',
  reading: 'Reading the catalogue',
  search: 'Search names and fields',
  found: (count: number) => (count === 0 ? 'Nothing found' : `${count} found`),
  none: 'No event or metric has this in its name, its fields or its description.',
  show: 'Show',
  shows: { all: 'All', sent: 'Sent', identifying: 'Identifies you' },
  kind: { event: 'Usage events', metric: 'Metrics' } satisfies Record<PreviewEntry['kind'], string>,
  sent: (sent: number, all: number) => `${sent} of ${all} sent`,
  to: 'To',
  wouldBeSent: 'Sent',
  notSent: 'Not sent',
  fields: (count: number) => plural(count, { one: 'field', other: 'fields' }),
  tags: (count: number) => plural(count, { one: 'tag', other: 'tags' }),
  metric: { counter: 'counter', histogram: 'histogram' },
  onlyName: 'Only its name is known',
  inferred: 'Form and fields are a guess from the name.',
  tells: 'What identifies you',
  catalogue: (version: string) =>
    `The names are those of Codex ${version}. Nothing was sent or run to list them.`,
  differs: (version: string) => `Your newest session is of Codex ${version}, so names may differ.`,
  byRun: 'To see the values that one run would send, without anything leaving this machine',
};
