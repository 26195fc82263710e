import { NULL, QUOTE } from './characters';
import { byte, find, plainEnd, same } from './bytes';
import { hashBytes } from './hash';
import { decimal } from './numbers';
import {
  TEXT_LIMIT_ID,
  TEXT_LIMIT_ID_LENGTH,
  TEXT_LIMITS,
  TEXT_LIMITS_LENGTH,
  TEXT_PERCENT,
  TEXT_PERCENT_LENGTH,
  TEXT_PRIMARY,
  TEXT_PRIMARY_LENGTH,
  TEXT_SECONDARY,
  TEXT_SECONDARY_LENGTH,
} from './protocol';

const OPEN: i32 = 0x7b;

/** What `readLimits` has read: where the limits begin, 0 where there are none, and whose they are. */
export let limitsAt: usize = 0;
/** As of `limitsOf` in deferred-limits.ts. */
export let limits: f64 = 0;
/** Where the values of the windows begin; 0 for none. */
let primaryAt: usize = 0;
let secondaryAt: usize = 0;

/** Most lines name the limit that the last one named: where that is kept, how long it is, and its hash. */
const LAST_ID_LENGTH: usize = 32;
const LAST_ID: usize = memory.data(32, 16);
let lastLength: usize = usize.MAX_VALUE;
let lastHash: f64 = 0;

function hashOfId(from: usize, to: usize): f64 {
  const length = to - from;
  if (length == lastLength && same(from, LAST_ID, length)) return lastHash;
  const hash = hashBytes(from, to);
  if (length <= LAST_ID_LENGTH) {
    memory.copy(LAST_ID, from, length);
    lastLength = length;
    lastHash = hash;
  }
  return hash;
}

/** Where the value of a window begins from `from` on; 0 where there is none. */
@inline
function windowAt(from: usize, end: usize, name: usize, length: usize): usize {
  const at = find(from, end, name, length);
  return at == 0 ? 0 : at + length;
}

/** Reads whose limits a `token_count` tells, in [from, end). False where they stand otherwise than Codex writes them. */
export function readLimits(from: usize, end: usize): bool {
  limitsAt = 0;
  primaryAt = 0;
  secondaryAt = 0;
  const name = find(from, end, TEXT_LIMITS, TEXT_LIMITS_LENGTH);
  if (name == 0 || byte(name + TEXT_LIMITS_LENGTH) != OPEN) return true;
  limitsAt = name + TEXT_LIMITS_LENGTH;
  // Since Codex 0.105 the limit is named first; the older ones name none.
  let at = limitsAt + 1;
  let hash: f64 = 0;
  if (same(at, TEXT_LIMIT_ID, TEXT_LIMIT_ID_LENGTH)) {
    at += TEXT_LIMIT_ID_LENGTH;
    if (byte(at) == QUOTE) {
      const close = plainEnd(at + 1, end);
      if (close == 0) return false;
      hash = hashOfId(at + 1, close);
      at = close;
    } else if (byte(at) != NULL) return false;
  } else if (find(at, end, TEXT_LIMIT_ID, TEXT_LIMIT_ID_LENGTH) != 0) return false;
  primaryAt = windowAt(at, end, TEXT_PRIMARY, TEXT_PRIMARY_LENGTH);
  limits = primaryAt != 0 && byte(primaryAt) == NULL ? -1 - hash : hash;
  secondaryAt = windowAt(primaryAt == 0 ? at : primaryAt, end, TEXT_SECONDARY, TEXT_SECONDARY_LENGTH);
  return true;
}

/** True where the primary window is one that JavaScript would take. */
export function hasWindow(): bool {
  if (primaryAt == 0 || !same(primaryAt, TEXT_PERCENT, TEXT_PERCENT_LENGTH)) return false;
  return <u32>(byte(primaryAt + TEXT_PERCENT_LENGTH) - 0x30) <= 9;
}

/** The percent that a window says; -1 where there is no window, NaN where it stands otherwise. */
function percent(at: usize): f64 {
  if (at == 0 || byte(at) == NULL) return -1;
  if (!same(at, TEXT_PERCENT, TEXT_PERCENT_LENGTH)) return NaN;
  return decimal(at + TEXT_PERCENT_LENGTH);
}

export function primaryPercent(): f64 {
  return percent(primaryAt);
}

export function secondaryPercent(): f64 {
  return percent(secondaryAt);
}
