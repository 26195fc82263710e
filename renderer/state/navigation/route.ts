import type { Subject } from '../../../electron/shared/glance/subject.ts';

/** A view of the page: the overview, every finding, or what stands behind one of its rows. */
export type Route =
  | { readonly view: 'overview' }
  | { readonly view: 'findings' }
  | { readonly view: 'tools' }
  | { readonly view: 'organisation' }
  | Subject;

/** One text a view, the same for the same view: what finds the control that opened it. */
export function routeKey(route: Route): string {
  switch (route.view) {
    case 'otel':
      return `otel ${route.signal}`;
    case 'limit':
    case 'finding':
      return `${route.view} ${route.id}`;
    case 'session':
      return `session ${route.threadId}`;
    default:
      return route.view;
  }
}
