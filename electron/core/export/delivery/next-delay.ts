import { DAY_MS } from '../../../shared/durations.ts';

const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

export interface Failure {
  /** How often in a row nothing was taken, from 1. */
  readonly failures: number;
  /** How long the target asked to be left alone; null where it did not. */
  readonly afterMs: number | null;
  /** From 0 to 1, exclusive. */
  readonly random: number;
}

/**
 * Decides how long to wait after a failure, in milliseconds: twice as long each time, up to five minutes, spread over
 * the upper half, so that many machines do not come back at once. A target that named a time gets at least that.
 */
export function nextDelay({ failures, afterMs, random }: Failure): number {
  const own = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(30, failures - 1)) * (0.5 + random / 2);
  if (afterMs === null) return own;
  const asked = Math.min(DAY_MS, Math.max(0, afterMs));
  return Math.max(own, asked + asked * 0.1 * random);
}
