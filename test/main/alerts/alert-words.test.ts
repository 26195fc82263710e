import { describe, expect, it } from 'vitest';
import type { Alert } from '../../../electron/core/alerts/alert.ts';
import { noticeOf } from '../../../electron/main/alerts/alert-words.ts';
import { verbatim } from '../../../electron/shared/messages/en/words.ts';
import { readPlace } from '../../../renderer/state/navigation/place.ts';
import { HOUR, MINUTE, NOW, windowOf } from '../../core/alerts/facts.ts';

const window = windowOf({ used: 83, endsAt: NOW + 3 * HOUR });
const threshold = (usedPercent: number): Alert => ({
  cause: 'threshold',
  id: 'threshold',
  window,
  threshold: 80,
  usedPercent,
});
const runOut: Alert = { cause: 'run-out', id: 'run-out', window, runsOutAt: NOW + 90 * MINUTE };
const reset: Alert = { cause: 'reset', id: 'reset', window, endedAt: 0 };
const failing: Alert = {
  cause: 'otel',
  id: 'otel:logs:failing',
  signal: 'logs',
  change: 'failing',
  sentence: verbatim('Nothing listens at collector.example:4318.'),
};
const recovered: Alert = { ...failing, id: 'otel:logs:recovered', change: 'recovered' };
const drift: Alert = {
  cause: 'drift',
  id: 'config.drift:analytics:1',
  findingId: 'config.drift:analytics:1',
  title: verbatim('Analytics was switched on: managed_config.toml, 09:12.'),
  detail: verbatim('It was not changed in Glance. Before: off. Now: on.'),
};

const reader = (language: 'en' | 'de' | 'system', privacy = false) => ({
  locale: 'en-GB',
  timezone: 'UTC',
  settings: { language, privacy },
});
const say = (alerts: readonly Alert[], language: 'en' | 'de' = 'en', privacy = false) => {
  const notice = noticeOf(alerts, reader(language, privacy), NOW);
  return notice && [plain(notice.title), plain(notice.body)];
};
/** Numbers and their units do not part at the end of a line. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('a notification', () => {
  it.each<[Alert, string, string]>([
    [threshold(83), '5-hour limit: 83% used', 'It passed 80%. 17% is left until it resets 13:46.'],
    [threshold(100), '5-hour limit is used up', 'Codex can go on when it resets 13:46.'],
    [runOut, '5-hour limit will run out early', 'At this pace it is used up 12:16, before it resets 13:46.'],
    [reset, '5-hour limit was reset', 'It had passed a threshold that you set. All of it can be used again.'],
    [failing, 'OTel logs are failing', 'Nothing listens at collector.example:4318.'],
    [recovered, 'OTel logs arrive again', 'Your collector accepts them again.'],
    [
      drift,
      'Analytics was switched on: managed_config.toml, 09:12',
      'It was not changed in Glance. Before: off. Now: on.',
    ],
  ])('says what is so and why: %j', (alert, title, body) => {
    expect(say([alert])).toEqual([title, body]);
  });

  it('speaks German', () => {
    expect(say([threshold(83)], 'de')).toEqual([
      '5-Stunden-Limit: 83 % verbraucht',
      'Die Schwelle von 80 % ist überschritten. 17 % bleiben bis zum Neubeginn: 13:46.',
    ]);
  });

  it('is one where several are due, and opens the view of the first', () => {
    const alerts = [threshold(83), runOut, failing];
    expect(say(alerts)).toEqual([
      'Codex Glance: 3 notices',
      [
        '5-hour limit: 83% used. It passed 80%. 17% is left until it resets 13:46.',
        '5-hour limit will run out early',
        'OTel logs are failing',
      ].join('\n'),
    ]);
    expect(noticeOf(alerts, reader('en'), NOW)?.opens).toEqual({ view: 'limit', id: 'codex:300' });
    expect(noticeOf([], reader('en'), NOW)).toBeNull();
  });

  it('names no file and no host in privacy mode', () => {
    for (const language of ['en', 'de'] as const) {
      const text = [drift, failing].flatMap((alert) => say([alert], language, true)).join('\n');
      expect(text).not.toMatch(/managed_config|collector\.example/);
    }
  });

  it.each([threshold(83), failing, drift])('opens a view that the page has: %j', (alert) => {
    const notice = noticeOf([alert], reader('en'), NOW);
    expect(readPlace(JSON.stringify([notice?.opens])).route).toEqual(notice?.opens);
    expect(notice?.opens.view).not.toBe('overview');
  });
});

it('a session that waits is named by its folder, which is hidden where that is asked for', () => {
  const waiting: Alert = {
    cause: 'waiting',
    id: 'waiting:t:1',
    threadId: 't',
    waitsFor: 'approval',
    cwd: '/home/ada/code/harbor',
  };
  expect(say([waiting])).toEqual([
    'Codex waits for your approval',
    'In harbor. Give it where the session runs.',
  ]);
  expect(say([waiting], 'en', true)).toEqual([
    'Codex waits for your approval',
    'Give it where the session runs.',
  ]);
  expect(say([{ ...waiting, waitsFor: 'answer' }], 'de')?.[0]).toBe('Codex wartet auf deine Antwort');
  expect(noticeOf([waiting], reader('en'), NOW)?.opens).toEqual({ view: 'session', threadId: 't' });
});
