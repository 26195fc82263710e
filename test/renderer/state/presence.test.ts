import { expect, test } from 'vitest';
import { followPresence } from '../../../renderer/state/presence.ts';

test('tells when the page comes into view and when the network is back', () => {
  const told: string[] = [];
  const page = new EventTarget() as EventTarget & { visibilityState: DocumentVisibilityState };
  const window = new EventTarget();
  page.visibilityState = 'visible';
  const tellPresence = async (event: 'shown' | 'online') => {
    told.push(event);
    return { ok: true, value: null } as const;
  };
  followPresence({ tellPresence }, { page: page as never, window: window as never });
  expect(told).toEqual([]);
  page.visibilityState = 'hidden';
  page.dispatchEvent(new Event('visibilitychange'));
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
  window.dispatchEvent(new Event('online'));
  expect(told).toEqual(['shown', 'online']);
});
