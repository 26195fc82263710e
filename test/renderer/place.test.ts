import { describe, expect, it } from 'vitest';
import { createNavigation, start } from '../../renderer/state/navigation/navigation.ts';
import { keepPlace, readPlace, writePlace } from '../../renderer/state/navigation/place.ts';
import type { Route } from '../../renderer/state/navigation/route.ts';

function page(hash = '') {
  const location = { hash };
  const navigation = createNavigation(() => 0);
  keepPlace(navigation, {
    location,
    history: {
      replaceState(_data, _unused, url) {
        location.hash = String(url) === '#' ? '' : String(url);
      },
    },
  });
  return { location, navigation };
}

describe('the place of the reader', () => {
  it('comes back in the next page, with the way back', () => {
    const first = page();
    expect(first.location.hash).toBe('');
    first.navigation.open({ view: 'limit', id: 'codex:300' }, 'x');
    first.navigation.open({ view: 'session', threadId: 'a/b #c%' }, 'y');
    const next = page(first.location.hash);
    expect(next.navigation.store.getState().route).toEqual({ view: 'session', threadId: 'a/b #c%' });
    expect(next.navigation.back()).toBe(true);
    expect(next.navigation.store.getState().route).toEqual({ view: 'limit', id: 'codex:300' });
    expect(next.navigation.back()).toBe(true);
    expect(next.navigation.store.getState().route).toEqual({ view: 'overview' });
    expect(next.location.hash).toBe('');
    expect(next.navigation.back()).toBe(false);
  });

  it('may be a view by name, with the overview behind it', () => {
    const { navigation } = page('#analytics');
    expect(navigation.store.getState().route).toEqual({ view: 'analytics' });
    expect(navigation.back()).toBe(true);
  });

  it.each([
    '',
    '#',
    '#nowhere',
    '#overview',
    '#otel',
    '#constructor',
    '#%E0%A4%A',
    `#${encodeURIComponent('[{"view":"otel","signal":"x"}]')}`,
    `#${encodeURIComponent('[{"view":"limit"}]')}`,
    `#${encodeURIComponent('[{"view":"tokens","extra":1}]')}`,
    `#${encodeURIComponent('[null,1,"a",[]]')}`,
    `#${encodeURIComponent('[{"view":')}`,
  ])('is the overview for what is no place: %s', (hash) => {
    expect(readPlace(hash)).toEqual(start);
  });

  it('keeps no more of the way back than an address should hold', () => {
    const { navigation } = page();
    for (let step = 0; step < 40; step += 1) {
      const route: Route = { view: 'session', threadId: String(step) };
      navigation.open(route, 'x');
    }
    const { route, behind } = readPlace(writePlace(navigation.store.getState()));
    expect(route).toEqual({ view: 'session', threadId: '39' });
    expect(behind.length).toBe(8);
  });
});
