import { DAY_MS } from '../../../shared/durations.ts';
import type { ComplianceWindow } from '../../../shared/organisation/organisation.ts';
import { SOON_DAYS, WINDOW_DAYS } from '../compliance/behind.ts';
import type { PullStatus } from './status-file.ts';

/** A loss is shown for so long after it was seen. */
const LOSS_SHOWN_MS = 30 * DAY_MS;

/**
 * Decides how far the pulled logs are behind at this time. Also where nobody pulls: what came since then leaves the 30
 * days in its turn.
 */
export function decideCompliance(pull: PullStatus | null, now: number): ComplianceWindow {
  if (pull === null) {
    return { state: 'off', pulledAt: null, behindMs: null, lost: null, encrypted: null, failedTypes: 0 };
  }
  const oldest = now - WINDOW_DAYS * DAY_MS;
  const isLossShown = pull.lost !== null && now - pull.lost.seenAt < LOSS_SHOWN_MS;
  const isLosing = pull.upTo !== null && pull.upTo < oldest;
  const lost = isLosing ? { from: pull.upTo, to: oldest } : isLossShown ? pull.lost?.span : null;
  return {
    state: stateOf(pull.upTo, lost != null, now),
    pulledAt: iso(pull.at),
    behindMs: pull.upTo === null ? null : Math.max(0, now - pull.upTo),
    lost: lost == null ? null : { from: iso(lost.from ?? oldest), to: iso(lost.to) },
    encrypted: pull.encrypted,
    failedTypes: pull.failedTypes,
  };
}

function stateOf(upTo: number | null, isLost: boolean, now: number): ComplianceWindow['state'] {
  if (isLost) return 'passed';
  if (upTo === null) return 'not-known';
  return now - upTo > (WINDOW_DAYS - SOON_DAYS) * DAY_MS ? 'falling-behind' : 'ok';
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
