import { expect, test } from 'vitest';
import { systemTimezone } from '../../../electron/core/time/system-timezone.ts';

const intl = new Intl.DateTimeFormat().resolvedOptions().timeZone;
const linked = (target: string) => systemTimezone({}, 'linux', () => target);

test('the link of the system names the zone', () => {
  expect(linked('/usr/share/zoneinfo/Europe/Berlin')).toBe('Europe/Berlin');
  expect(linked('/var/db/timezone/zoneinfo/America/Argentina/Buenos_Aires')).toBe(
    'America/Argentina/Buenos_Aires',
  );
  expect(linked('../usr/share/zoneinfo/Etc/UTC')).toBe('UTC');
});

test('Intl is asked where no link names a zone that has one name only', () => {
  const missing = () => {
    throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
  };
  expect(systemTimezone({}, 'linux', missing)).toBe(intl);
  expect(linked('/usr/share/zoneinfo/US/Pacific')).toBe(intl);
  expect(linked('/etc/zones/here')).toBe(intl);
});

test('the environment and Windows are left to Intl', () => {
  const berlin = () => '/usr/share/zoneinfo/Europe/Berlin';
  expect(systemTimezone({ TZ: 'Asia/Tokyo' }, 'linux', berlin)).toBe(intl);
  expect(systemTimezone({}, 'win32', berlin)).toBe(intl);
});

test('on this machine both agree', () => {
  const named = systemTimezone(process.env, process.platform);
  expect(new Intl.DateTimeFormat('en', { timeZone: named }).resolvedOptions().timeZone).toBe(intl);
});
