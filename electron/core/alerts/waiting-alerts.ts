import type { Alert } from './alert.ts';
import type { AlertFacts } from './alert-facts.ts';

export interface WaitingInput {
  readonly waiting: AlertFacts['waiting'];
  /** Ids that are done with. */
  readonly told: readonly string[];
  readonly wanted: boolean;
  readonly quiet: boolean;
}

/** A session that waits for a person, once a wait. What is answered before the quiet hours end is never told. */
export function waitingAlerts({ waiting, told, wanted, quiet }: WaitingInput): {
  readonly due: Alert[];
  readonly told: string[];
} {
  const fresh = wanted ? waiting.filter(({ id }) => !told.includes(id)) : [];
  const due = fresh.map((one): Alert => ({ cause: 'waiting', ...one }));
  const isDone = (id: string) => !quiet || !fresh.some((one) => one.id === id);
  return { due, told: waiting.map(({ id }) => id).filter(isDone) };
}
