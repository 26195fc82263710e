import type { LimitObservation } from '../lines/rollout-state.ts';
import type { StoredSeries } from './limit-history.ts';

/** What is kept of all limits that sessions recorded. */
export interface StoredLimits {
  readonly limits: readonly LimitObservation[];
  readonly account: LimitObservation | null;
  /** Recorded ahead of their time; an older index has none. */
  readonly ahead?: readonly LimitObservation[];
  /** A limit's id, and the models that it was named after; an older index has none. */
  readonly models?: readonly (readonly string[])[];
  /** Each window over time; an older index has none. */
  readonly history?: readonly StoredSeries[];
}
