import { hashParts } from '../../tokens/response-key.ts';
import type { RolloutState } from './rollout-state.ts';
import type { TokenCountInfo } from './token-count-info.ts';
import { asNumber, asObject } from './token-usage.ts';

/** Lines of a copied history carry the time of the copying, so they follow one another this closely. */
export const COPY_SPAN_MS = 1000;

/** 1 where there are counts, six of the total, two of the last response, percents of both windows. */
const parts = new Float64Array(11);
const bytes = new Uint8Array(parts.buffer);

const TWO_32 = 4294967296;

/**
 * Remembers a `token_count` line of a file without turn ids by a fingerprint, for telling a fork's copied
 * part: 31 bits, for they are only compared one by one. Returns its place among these lines. The kernel makes the same, see
 * build/line-kernel/assembly/legacy.ts.
 */
export function noteLegacyCount(
  state: RolloutState,
  info: TokenCountInfo | null,
  rateLimits: unknown,
  at: number | null,
): number {
  parts.fill(0);
  if (info) {
    parts[0] = 1;
    parts.set(info.totals, 1);
    parts[7] = info.last.input;
    parts[8] = info.last.output;
  }
  const limits = asObject(rateLimits);
  parts[9] = percentOf(limits?.primary);
  parts[10] = percentOf(limits?.secondary);
  const hash = hashParts(bytes, 0, bytes.length, bytes.length);
  const place = state.legacyCounts.push(Math.floor((hash % TWO_32) / 2)) - 1;
  const previous = state.legacyLastAt ?? state.firstLineAt;
  if (state.legacyOpening === place && at !== null && previous !== null && at - previous <= COPY_SPAN_MS) {
    state.legacyOpening = place + 1;
  }
  state.legacyLastAt = at;
  return place;
}

function percentOf(window: unknown): number {
  return asNumber(asObject(window)?.used_percent) ?? -1;
}
