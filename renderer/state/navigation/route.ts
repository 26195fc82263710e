import type { OtelSignal } from '../../../electron/shared/telemetry/telemetry.ts';

/** A view of the popover: the overview, or what stands behind one of its rows. */
export type Route =
  | { readonly view: 'overview' }
  | {
      readonly view:
        | 'analytics'
        | 'prompts'
        | 'feedback'
        | 'compliance'
        | 'tokens'
        | 'inspector'
        | 'settings';
    }
  | { readonly view: 'otel'; readonly signal: OtelSignal['signal'] }
  /** The id of a window. */
  | { readonly view: 'limit'; readonly id: string }
  | { readonly view: 'session'; readonly threadId: string }
  /** The id of a finding. */
  | { readonly view: 'finding'; readonly id: string };

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
