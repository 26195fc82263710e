import type { Message } from '../../shared/messages/message.ts';
import type { OtelSignal } from '../../shared/telemetry/telemetry.ts';
import type { AlertWindow } from './alert-facts.ts';

/** Something worth a notification, with all that its text needs. `id` is unique to a cause and a window. */
export type Alert =
  | {
      readonly cause: 'threshold';
      readonly id: string;
      readonly window: AlertWindow;
      /** The highest threshold that was passed, percent. */
      readonly threshold: number;
      readonly usedPercent: number;
    }
  | {
      readonly cause: 'run-out';
      readonly id: string;
      readonly window: AlertWindow;
      /** Milliseconds since the epoch. */
      readonly runsOutAt: number;
    }
  | {
      readonly cause: 'reserve';
      readonly id: string;
      readonly of: 'spend-cap' | 'credits';
      /** Of a spend cap, percent. */
      readonly usedPercent: number | null;
      /** The highest threshold that was passed, percent; null where nothing is left. */
      readonly threshold: number | null;
      readonly resetsAt: string | null;
    }
  | {
      readonly cause: 'reset';
      readonly id: string;
      /** The window as it is now, which may be the next one. */
      readonly window: AlertWindow;
      /** Milliseconds since the epoch. */
      readonly endedAt: number;
    }
  | {
      readonly cause: 'otel';
      readonly id: string;
      readonly signal: OtelSignal['signal'];
      readonly change: 'failing' | 'recovered';
      readonly sentence: Message;
    }
  | {
      readonly cause: 'drift';
      readonly id: string;
      readonly findingId: string;
      readonly title: Message;
      readonly detail: Message | null;
    }
  | {
      /** Compliance logs leave the platform before they are pulled, or soon will. */
      readonly cause: 'compliance';
      readonly id: string;
      readonly findingId: string;
      readonly title: Message;
      readonly detail: Message | null;
    }
  | {
      readonly cause: 'waiting';
      readonly id: string;
      readonly threadId: string;
      readonly waitsFor: 'approval' | 'answer';
      readonly cwd: string | null;
    };

/** The view that explains an alert. */
export type AlertRoute =
  | { readonly view: 'overview' }
  | { readonly view: 'limit'; readonly id: string }
  | { readonly view: 'otel'; readonly signal: OtelSignal['signal'] }
  | { readonly view: 'finding'; readonly id: string }
  | { readonly view: 'session'; readonly threadId: string };

export function routeOf(alert: Alert): AlertRoute {
  switch (alert.cause) {
    case 'otel':
      return { view: 'otel', signal: alert.signal };
    case 'drift':
    case 'compliance':
      return { view: 'finding', id: alert.findingId };
    case 'waiting':
      return { view: 'session', threadId: alert.threadId };
    case 'reserve':
      return { view: 'overview' };
    default:
      return { view: 'limit', id: alert.window.id };
  }
}

const urgency = [
  'waiting',
  'limit',
  'run-out',
  'failing',
  'compliance',
  'drift',
  'recovered',
  'reset',
] as const;

/** Orders alerts by urgency: good news last, limits by how full they are. */
export function byUrgency(a: Alert, b: Alert): number {
  const rank = urgency.indexOf(kindOf(a)) - urgency.indexOf(kindOf(b));
  if (rank !== 0) return rank;
  return a.cause === 'threshold' && b.cause === 'threshold' ? b.usedPercent - a.usedPercent : 0;
}

function kindOf(alert: Alert): (typeof urgency)[number] {
  if (alert.cause === 'threshold' || alert.cause === 'reserve') return 'limit';
  return alert.cause === 'otel' ? alert.change : alert.cause;
}
