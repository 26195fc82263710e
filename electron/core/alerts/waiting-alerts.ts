import type { Alert } from './alert.ts';
import type { AlertFacts } from './alert-facts.ts';

export interface WaitingInput {
  readonly waiting: AlertFacts['waiting'];
  /** Ids that are done with. */
  readonly notified: readonly string[];
  readonly wanted: boolean;
  readonly quiet: boolean;
}

/** A session that waits for a person, once a wait. What is answered before the quiet hours end is never reported. */
export function waitingAlerts({ waiting, notified, wanted, quiet }: WaitingInput): {
  readonly due: Alert[];
  readonly notified: string[];
} {
  const fresh = wanted ? waiting.filter(({ id }) => !notified.includes(id)) : [];
  const due = fresh.map((one): Alert => ({ cause: 'waiting', ...one }));
  const isDone = (id: string) => !quiet || !fresh.some((one) => one.id === id);
  return { due, notified: waiting.map(({ id }) => id).filter(isDone) };
}
