import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/durations.ts';

/**
 * When an export that does not go well is worth a finding. Spans are those for which the oldest record waits; the
 * first sign of trouble is shown beside the target at once, and is no finding.
 */
export const thresholds = {
  /** A target is tried every five minutes at least, so three times in a row; a restart or a short outage is over. */
  failingMs: 15 * MINUTE_MS,
  /** A working day and a night: nobody has noticed. */
  graveMs: DAY_MS,
  /** A full queue of a million is sent in nine minutes at the usual rate, so what takes longer than this does not keep up. */
  behindMs: HOUR_MS,
  /** The part of the queue from which on it is nearly full: a fifth leaves days to act at any usual rate. */
  nearlyFull: 0.8,
} as const;
