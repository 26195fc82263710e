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

/**
 * To a view with nothing but a centre behind it, as a desk chooses what it shows beside that. `centre` is the overview
 * where it is left out.
 */
export function chose(
  from: Navigation,
  route: Route,
  opener: string,
  scrollTop: number,
  centre: Route = start.route,
): Navigation {
  if (routeKey(route) === routeKey(from.route)) return from;
  if (route.view === 'overview') return { ...start, resume: { opener, scrollTop } };
  const overview = { route: start.route, scrollTop, opener };
  const behind = centre.view === 'overview' ? [overview] : [overview, { route: centre, scrollTop, opener }];
  return { route, behind, resume: null };
}

/** True for what fills the centre of a desk; other views stand beside it. */
function isCentre({ view }: Route): boolean {
  return view === 'overview' || view === 'history' || view === 'organisation';
}

/** What fills the centre of a desk. */
export function centreOf({ route, behind }: Navigation): Route {
  return [...behind.map((each) => each.route), route].findLast(isCentre) ?? start.route;
}

/** How many views stand before the one that is shown, back to the centre of the desk. */
export function depthOf({ route, behind }: Navigation): number {
  if (isCentre(route)) return 0;
  return behind.length - behind.findLastIndex((each) => isCentre(each.route));
}

/** To the centre at once, to the control that first led away from it. */
export function left(from: Navigation): Navigation {
  const place = from.behind.findLastIndex(({ route }) => isCentre(route));
  const centre = from.behind[place];
  if (centre === undefined) return from;
  const { route, opener, scrollTop } = centre;
  return { route, behind: from.behind.slice(0, place), resume: { opener, scrollTop } };
}

export interface NavigationHandle {
  readonly store: StoreApi<Navigation>;
  /** `opener` names the control, so that the way back leads to it. */
  open(route: Route, opener: string): void;
  /** As `open`, with nothing but a centre behind it: the overview where none is named. */
  choose(route: Route, opener: string, centre?: Route): void;
  /** False where there is no way back. */
  back(): boolean;
  /** To the centre, however deep the reader is. */
  leave(): void;
}

/** @param scrollTop where the page stands now, in CSS pixels. */
export function createNavigation(scrollTop: () => number): NavigationHandle {
  const store = createStore<Navigation>(() => start);
  return {
    store,
    open: (route, opener) => store.setState((from) => wentIn(from, route, opener, scrollTop())),
    choose: (route, opener, centre) =>
      store.setState((from) => chose(from, route, opener, scrollTop(), centre)),
    leave: () => store.setState(left),
    back() {
      const from = store.getState();
      store.setState(wentBack(from));
      return from.behind.length > 0;
    },
  };
}
