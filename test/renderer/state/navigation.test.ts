import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createNavigation,
  type Navigation,
  start,
  wentBack,
  wentIn,
} from '../../../renderer/state/navigation/navigation.ts';
import { type Route, routeKey } from '../../../renderer/state/navigation/route.ts';

const text = fc.string({ maxLength: 6 });
const anyRoute: fc.Arbitrary<Route> = fc.oneof(
  fc.constantFrom<Route>({ view: 'analytics' }, { view: 'tokens' }, { view: 'prompts' }),
  fc.record({
    view: fc.constant('otel' as const),
    signal: fc.constantFrom('logs' as const, 'traces' as const),
  }),
  fc.record({ view: fc.constant('limit' as const), id: text }),
  fc.record({ view: fc.constant('finding' as const), id: text }),
  fc.record({ view: fc.constant('session' as const), threadId: text }),
);
const anyWay = fc
  .array(fc.tuple(anyRoute, fc.nat(5_000)), { maxLength: 6 })
  .map((steps) =>
    steps.reduce<Navigation>((at, [route, top]) => wentIn(at, route, routeKey(route), top), start),
  );

describe('navigation', () => {
  it('comes back to the view and the place it left', () => {
    fc.assert(
      fc.property(anyWay, anyRoute, fc.nat(5_000), (here, route, scrollTop) => {
        fc.pre(routeKey(route) !== routeKey(here.route));
        const back = wentBack(wentIn(here, route, 'row 7', scrollTop));
        expect(back.route).toEqual(here.route);
        expect(back.behind).toEqual(here.behind);
        expect(back.resume).toEqual({ opener: 'row 7', scrollTop });
      }),
    );
  });

  it('reaches the overview from anywhere, and stays there', () => {
    fc.assert(
      fc.property(anyWay, (way) => {
        let at = way;
        for (let left = way.behind.length; left > 0; left -= 1) at = wentBack(at);
        expect(at.route).toEqual(start.route);
        expect(wentBack(at)).toBe(at);
      }),
    );
  });

  it('does not go into the view that is shown', () => {
    fc.assert(
      fc.property(anyWay, (at) => {
        expect(wentIn(at, { ...at.route }, 'row', 1)).toBe(at);
      }),
    );
  });

  it('tells views apart by their key', () => {
    fc.assert(
      fc.property(anyRoute, anyRoute, (a, b) => {
        expect(routeKey(a) === routeKey(b)).toBe(JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)));
      }),
    );
  });

  it('says whether there was a way back', () => {
    const navigation = createNavigation(() => 120);
    expect(navigation.back()).toBe(false);
    navigation.open({ view: 'tokens' }, 'row tokens');
    expect(navigation.back()).toBe(true);
    expect(navigation.store.getState().resume).toEqual({ opener: 'row tokens', scrollTop: 120 });
  });
});

const sorted = (route: Route) => Object.entries(route).toSorted();
