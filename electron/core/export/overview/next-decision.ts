import type { ShownTarget } from '../../../shared/export/exports.ts';
import { thresholds } from './thresholds.ts';

/** Decides when it is to be decided again how it stands with targets though nothing happened, in milliseconds since the epoch; null for never. */
export function nextDecision(targets: readonly ShownTarget[], now: number): number | null {
  const times = targets
    .filter(({ waitingSince, state }) => waitingSince !== null && state !== 'off')
    .flatMap(({ waitingSince }) =>
      [thresholds.failingMs, thresholds.behindMs, thresholds.graveMs].map(
        (span) => Date.parse(waitingSince ?? '') + span,
      ),
    )
    .filter((time) => time > now);
  return times.length === 0 ? null : Math.min(...times);
}
