import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNavigation, start } from '../../../renderer/state/navigation/navigation.ts';
import { keepPlace, keepTrail, readPlace, writePlace } from '../../../renderer/state/navigation/place.ts';
import type { Route } from '../../../renderer/state/navigation/route.ts';

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

/** A browser's history as far as a page sees it. */
function browser(hash = '') {
  const entries = [hash];
  let at = 0;
  let listener = () => {};
  const location = {
    get hash() {
      return entries[at] ?? '';
    },
  };
  const move = (by: number) => {
    at = Math.min(Math.max(at + by, 0), entries.length - 1);
    listener();
  };
  const history = {
    scrollRestoration: 'auto' as ScrollRestoration,
    pushState(_data: unknown, _unused: string, url?: string | URL | null) {
      entries.splice(at + 1, entries.length, String(url) === '#' ? '' : String(url));
      at += 1;
    },
    replaceState() {},
    back: () => move(-1),
  };
  const navigation = createNavigation(() => 0);
  const onMove = (run: () => void) => {
    listener = run;
  };
  keepTrail(navigation, { location, history, onMove });
  return { entries, location, navigation, move };
}

describe('the back button of a browser', () => {
  it('leads where the way back of the page does, with the control that led away', () => {
    const { navigation, move } = browser();
    navigation.open({ view: 'limits' }, 'row limits');
    navigation.open({ view: 'limit', id: 'a' }, 'row limit a');
    move(-1);
    expect(navigation.store.getState().route).toEqual({ view: 'limits' });
    expect(navigation.store.getState().resume?.opener).toBe('row limit a');
    move(1);
    expect(navigation.store.getState().route).toEqual({ view: 'limit', id: 'a' });
  });

  it('is pressed by the way back of the page, so that no view stands twice', () => {
    const { entries, location, navigation } = browser();
    navigation.open({ view: 'limits' }, 'row limits');
    navigation.back();
    expect(location.hash).toBe('');
    navigation.choose({ view: 'tokens' }, 'nav tokens');
    navigation.choose({ view: 'limits' }, 'nav limits');
    expect(entries).toHaveLength(3);
    navigation.leave();
    expect(location.hash).toBe('');
  });

  it('agrees with the page after any steps', () => {
    const step = fc.oneof(
      fc.constantFrom<Route>({ view: 'limits' }, { view: 'tokens' }, { view: 'limit', id: 'a' }).map(
        (route) =>
          ({ navigation }: ReturnType<typeof browser>) =>
            navigation.choose(route, 'x'),
      ),
      fc.constantFrom<Route>({ view: 'limit', id: 'a' }, { view: 'help' }).map(
        (route) =>
          ({ navigation }: ReturnType<typeof browser>) =>
            navigation.open(route, 'x'),
      ),
      fc.constant(({ navigation }: ReturnType<typeof browser>) => void navigation.back()),
      fc.constant(({ navigation }: ReturnType<typeof browser>) => navigation.leave()),
      fc.integer({ min: -3, max: 2 }).map(
        (by) =>
          ({ move }: ReturnType<typeof browser>) =>
            move(by),
      ),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const at = browser('#tokens');
        for (const run of steps) {
          run(at);
          expect(at.navigation.store.getState().route).toEqual(readPlace(at.location.hash).route);
        }
      }),
    );
  });
});
