import { type Navigation, type NavigationHandle, start, wentBack } from './navigation.ts';
import { type Route, routeKey } from './route.ts';

/**
 * Where the reader is, kept in the fragment of the page's address. The tray host reads it there when it
 * discards a page that was hidden for long, and begins the next page with it.
 */
export interface PlaceParts {
  readonly location: Pick<Location, 'hash'>;
  readonly history: Pick<History, 'replaceState'>;
}

/** Deeper ways back are cut, so that no address grows without bound. */
const LONGEST = 8;

/** The views from the overview to the one that is shown; empty for the overview alone. */
export function writePlace({ route, behind }: Navigation): string {
  if (behind.length === 0) return '';
  const routes = [...behind.map((each) => each.route), route].slice(1).slice(-LONGEST);
  return encodeURIComponent(JSON.stringify(routes));
}

/** Reads what `writePlace` wrote, or the name of one view. What is neither leads to the overview. */
export function readPlace(fragment: string): Navigation {
  const routes = readRoutes(fragment.replace(/^#/, ''));
  return routes.reduce<Navigation>(
    ({ route, behind }, next) => ({
      route: next,
      behind: [...behind, { route, scrollTop: 0, opener: '' }],
      resume: null,
    }),
    start,
  );
}

/** Begins where the address says, and keeps the address up to date. Adds nothing to the way back of the browser. */
export function keepPlace(navigation: NavigationHandle, { location, history }: PlaceParts): void {
  const place = readPlace(location.hash);
  if (place !== start) navigation.store.setState(place);
  let written = location.hash;
  navigation.store.subscribe((next) => {
    const hash = hashOf(next);
    if (hash === written) return;
    written = hash;
    history.replaceState(null, '', hash === '' ? '#' : hash);
  });
}

/** What the back button of a browser needs beside the address. */
export interface TrailParts {
  readonly location: Pick<Location, 'hash'>;
  readonly history: Pick<History, 'pushState' | 'replaceState' | 'back'> & {
    scrollRestoration: ScrollRestoration;
  };
  readonly onMove: (listener: () => void) => void;
}

/**
 * Begins where the address says, and gives each view its entry in the history of the browser, so that its
 * back button leads where the page's own does, and an address can be kept or passed on. The page's own way
 * back takes the browser's where they lead to the same view, so that no entry stands twice.
 */
export function keepTrail(navigation: NavigationHandle, parts: TrailParts): void {
  const { location, history } = parts;
  history.scrollRestoration = 'manual';
  const place = readPlace(location.hash);
  if (place !== start) navigation.store.setState(place, true);
  // The addresses that the browser's back button leads to, as far as this page knows them.
  const trail: string[] = [];
  let written = hashOf(navigation.store.getState());
  navigation.store.subscribe((next) => {
    const hash = hashOf(next);
    if (hash === written) return;
    if (trail.at(-1) === hash) {
      trail.pop();
      written = hash;
      history.back();
      return;
    }
    trail.push(written);
    written = hash;
    history.pushState(null, '', hash === '' ? '#' : hash);
  });
  parts.onMove(() => {
    const moved = readPlace(location.hash);
    const hash = hashOf(moved);
    if (hash === written) return;
    if (trail.at(-1) === hash) trail.pop();
    // What lies ahead is no longer known to lead back here.
    else trail.length = 0;
    written = hash;
    const here = navigation.store.getState();
    const back = wentBack(here);
    navigation.store.setState(
      hashOf(back) === hash && routeKey(back.route) !== routeKey(here.route) ? back : moved,
      true,
    );
  });
}

function hashOf(navigation: Navigation): string {
  const place = writePlace(navigation);
  return place === '' ? '' : `#${place}`;
}

function readRoutes(fragment: string): Route[] {
  try {
    const text = decodeURIComponent(fragment);
    const read: unknown = text.startsWith('[') ? JSON.parse(text) : [{ view: text }];
    const routes = Array.isArray(read) ? read.map(readRoute) : [];
    return routes.every((route) => route !== null) ? routes.slice(-LONGEST) : [];
  } catch {
    return [];
  }
}

/** Views by name; what a view needs beside its name. */
const views: {
  readonly [V in Route['view']]: readonly (Exclude<keyof Extract<Route, { view: V }>, 'view'> & string)[];
} = {
  overview: [],
  analytics: [],
  preview: [],
  prompts: [],
  feedback: [],
  compliance: [],
  exports: [],
  posture: [],
  checks: [],
  drift: [],
  tokens: [],
  tools: [],
  organisation: [],
  limits: [],
  sessions: [],
  history: [],
  help: [],
  inspector: [],
  findings: [],
  settings: [],
  otel: ['signal'],
  limit: ['id'],
  session: ['threadId'],
  finding: ['id'],
};

function readRoute(read: unknown): Route | null {
  if (typeof read !== 'object' || read === null) return null;
  const given = new Map<string, unknown>(Object.entries(read));
  const view = given.get('view');
  if (typeof view !== 'string' || view === 'overview' || !Object.hasOwn(views, view)) return null;
  const needs: readonly string[] = views[view as Route['view']];
  if (given.size !== needs.length + 1 || !needs.every((need) => typeof given.get(need) === 'string'))
    return null;
  if (view === 'otel' && !['logs', 'traces', 'metrics'].includes(String(given.get('signal')))) return null;
  return Object.fromEntries(given) as unknown as Route;
}
