import type { OtelSignal } from '../telemetry/telemetry.ts';

/** What a fact is about, and so the view that says more of it. */
export type Subject =
  | {
      readonly view:
        | 'analytics'
        | 'preview'
        | 'prompts'
        | 'feedback'
        | 'compliance'
        | 'exports'
        | 'posture'
        | 'checks'
        | 'drift'
        | 'tokens'
        | 'limits'
        | 'sessions'
        | 'history'
        | 'inspector'
        | 'settings'
        | 'help';
    }
  | { readonly view: 'otel'; readonly signal: OtelSignal['signal'] }
  /** The id of a window. */
  | { readonly view: 'limit'; readonly id: string }
  | { readonly view: 'session'; readonly threadId: string }
  /** The id of a finding. */
  | { readonly view: 'finding'; readonly id: string };
