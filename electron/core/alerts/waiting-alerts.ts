import type { Alert } from './alert.ts';
import type { AlertFacts } from './alert-facts.ts';

export interface WaitingInput {
  readonly waiting: AlertFacts['waiting'];
  /** Ids of settled waits. */
  readonly notified: readonly string[];
  readonly wanted: boolean;
  readonly quiet: boolean;
}

/**
 * Decides on sessions that wait for the user, once for each wait. A wait that ends within the quiet hours is never
 * reported.
 */
export function waitingAlerts({ waiting, notified, wanted, quiet }: WaitingInput): {
  readonly due: Alert[];
  readonly notified: string[];
} {
  const fresh = wanted ? waiting.filter(({ id }) => !notified.includes(id)) : [];
  const due = fresh.map((one): Alert => ({ cause: 'waiting', ...one }));
  const isDone = (id: string) => !quiet || !fresh.some((one) => one.id === id);
  return { due, notified: waiting.map(({ id }) => id).filter(isDone) };
}
