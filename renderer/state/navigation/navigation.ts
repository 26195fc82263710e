import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Route, routeKey } from './route.ts';

/** A view that was left for a deeper one. `scrollTop` is in CSS pixels; `opener` names the control that led away. */
interface Behind {
  readonly route: Route;
  readonly scrollTop: number;
  readonly opener: string;
}

/** Where the reader is, and the way back. */
export interface Navigation {
  readonly route: Route;
  /** The views on the way back, nearest last. */
  readonly behind: readonly Behind[];
  /** After a way back: where to take up again. Null after a way in. */
  readonly resume: { readonly opener: string; readonly scrollTop: number } | null;
}

export const start: Navigation = { route: { view: 'overview' }, behind: [], resume: null };

/** One view deeper. Asking for the view that is shown changes nothing. */
export function wentIn(from: Navigation, route: Route, opener: string, scrollTop: number): Navigation {
  if (routeKey(route) === routeKey(from.route)) return from;
  return { route, behind: [...from.behind, { route: from.route, scrollTop, opener }], resume: null };
}

/** One view back, to the control that led away from it. The overview has no way back. */
export function wentBack(from: Navigation): Navigation {
  const last = from.behind.at(-1);
  if (last === undefined) return from;
  const { route, opener, scrollTop } = last;
  return { route, behind: from.behind.slice(0, -1), resume: { opener, scrollTop } };
}

/** To a view with nothing but the overview behind it, as a desk chooses what it shows beside its overview. */
export function chose(from: Navigation, route: Route, opener: string, scrollTop: number): Navigation {
  if (routeKey(route) === routeKey(from.route)) return from;
  if (route.view === 'overview') return { ...start, resume: { opener, scrollTop } };
  return { route, behind: [{ route: start.route, scrollTop, opener }], resume: null };
}

/** To the overview at once, to the control that first led away from it. */
export function left(from: Navigation): Navigation {
  const first = from.behind[0];
  if (first === undefined) return from;
  return { ...start, resume: { opener: first.opener, scrollTop: first.scrollTop } };
}

export interface NavigationHandle {
  readonly store: StoreApi<Navigation>;
  /** `opener` names the control, so that the way back leads to it. */
  open(route: Route, opener: string): void;
  /** As `open`, with nothing but the overview behind it. */
  choose(route: Route, opener: string): void;
  /** False where there is no way back. */
  back(): boolean;
  /** To the overview, however deep the reader is. */
  leave(): void;
}

/** @param scrollTop where the page stands now, in CSS pixels. */
export function createNavigation(scrollTop: () => number): NavigationHandle {
  const store = createStore<Navigation>(() => start);
  return {
    store,
    open: (route, opener) => store.setState((from) => wentIn(from, route, opener, scrollTop())),
    choose: (route, opener) => store.setState((from) => chose(from, route, opener, scrollTop())),
    leave: () => store.setState(left),
    back() {
      const from = store.getState();
      store.setState(wentBack(from));
      return from.behind.length > 0;
    },
  };
}
