import { expect, it } from 'vitest';
import { quietUntil } from '../../../electron/core/alerts/quiet-hours.ts';

const night = { from: '22:00', to: '07:00' };
const day = { from: '09:00', to: '10:00' };

it.each<[string, string, typeof night | null, string, string | null]>([
  ['no quiet hours', '2026-11-20T23:00:00Z', null, 'UTC', null],
  ['before', '2026-11-20T08:59:59Z', day, 'UTC', null],
  ['at the begin', '2026-11-20T09:00:00Z', day, 'UTC', '2026-11-20T10:00:00Z'],
  ['at the end', '2026-11-20T10:00:00Z', day, 'UTC', null],
  ['over midnight, before it', '2026-11-20T22:30:15Z', night, 'UTC', '2026-11-21T07:00:00Z'],
  ['over midnight, after it', '2026-11-21T06:59:59Z', night, 'UTC', '2026-11-21T07:00:00Z'],
  ['in the zone of the person', '2026-11-20T21:30:00Z', night, 'Europe/Berlin', '2026-11-21T06:00:00Z'],
  ['in a zone of half hours', '2026-11-20T16:30:00Z', night, 'Asia/Kolkata', '2026-11-21T01:30:00Z'],
  [
    'the night in which the clock goes forward',
    '2026-03-28T22:00:00Z',
    night,
    'Europe/Berlin',
    '2026-03-29T05:00:00Z',
  ],
  ['the night in which it goes back', '2026-10-24T21:00:00Z', night, 'Europe/Berlin', '2026-10-25T06:00:00Z'],
  [
    'an end in the hour that is skipped',
    '2026-03-29T00:30:00Z',
    { from: '01:00', to: '02:30' },
    'Europe/Berlin',
    '2026-03-29T01:00:00Z',
  ],
  ['a span of nothing', '2026-11-20T09:00:00Z', { from: '09:00', to: '09:00' }, 'UTC', null],
])('%s', (_name, now, hours, timezone, expected) => {
  const until = quietUntil(Date.parse(now), hours, timezone);
  expect(until).toBe(expected === null ? null : Date.parse(expected));
});
