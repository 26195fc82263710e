import { hashBytes } from '../../collections/key-hash.ts';
import { thinLimits } from '../limits/thin-limits.ts';
import { lineTime } from '../lines/line-time.ts';
import { parseLine } from '../lines/parse-line.ts';
import { afterMember } from '../lines/raw-field.ts';
import { takeRateLimits } from '../lines/rollout-events.ts';
import type { RolloutDelta, RolloutState } from '../lines/rollout-state.ts';
import type { LineKernel } from './line-kernel.ts';
import { HELD_NUMBERS } from './line-kernel-map.ts';

const QUOTE = 0x22;
const OPEN = 0x7b;
/** The first letter of `null`. */
const NULL = 0x6e;
const NO_BYTES: Buffer = Buffer.alloc(0);

/**
 * Whose limits a `token_count` tells, from its payload's members at `from` on: the hash of its `limit_id`,
 * 0 where it names none, and a number below 0 where it has no primary window. Null where it tells none.
 */
export function limitsOf(bytes: Buffer, from: number, end: number): number | null {
  const limits = afterMember(bytes, 'rate_limits', from, end);
  if (limits < 0 || bytes[limits] !== OPEN) return null;
  const id = afterMember(bytes, 'limit_id', from, end);
  let hash = 0;
  if (id >= 0 && bytes[id] === QUOTE) {
    let close = id + 1;
    while (close < end && bytes[close] !== QUOTE) close++;
    hash = hashBytes(bytes, id + 1, close);
  }
  const primary = afterMember(bytes, 'primary', from, end);
  return primary >= 0 && bytes[primary] === NULL ? -1 - hash : hash;
}

/** Of each span of a session's time the last limits are read, in milliseconds. */
const SPAN_MS = 600_000;

/** The span in which a line stands, by its time in milliseconds since the epoch. */
export function limitsSpan(at: number | null): number {
  return at === null ? -1 : Math.floor(at / SPAN_MS);
}

/** From so many observations of limits on, those that change nothing are dropped. */
const MANY_LIMITS = 256;

/**
 * Holds back the newest limits of a file. They change little from one line to the next, so only the last
 * ones of each span of time are read, the last ones before a pause, and the last ones before another kind.
 */
export class DeferredLimits {
  private bytes = NO_BYTES;
  private start = 0;
  private membersAt = 0;
  private end = 0;
  private limits = 0;
  private span = 0;
  private thinFrom = MANY_LIMITS;

  /** Takes a line of the thread's own. `limits` as of `limitsOf`, `span` as of `limitsSpan`. */
  defer(
    state: RolloutState,
    delta: RolloutDelta,
    bytes: Buffer,
    start: number,
    membersAt: number,
    end: number,
    limits: number,
    span: number,
  ): void {
    if (limits !== this.limits || span !== this.span) this.flush(state, delta);
    this.bytes = bytes;
    this.start = start;
    this.membersAt = membersAt;
    this.end = end;
    this.limits = limits;
    this.span = span;
  }

  /** Drops observations that change nothing, once there are many. */
  thin(delta: RolloutDelta): void {
    if (delta.limits.length < this.thinFrom) return;
    delta.limits = thinLimits(delta.limits);
    this.thinFrom = Math.max(MANY_LIMITS, 2 * delta.limits.length);
  }

  /** Takes the lines that a kernel has held back. */
  deferAll(state: RolloutState, delta: RolloutDelta, { bytes, held, heldCount }: LineKernel): void {
    for (let place = 0; place < heldCount * HELD_NUMBERS; place += HELD_NUMBERS) {
      const value = (column: number) => held[place + column] ?? 0;
      this.defer(state, delta, bytes, value(0), value(1), value(2), value(3), value(4));
    }
  }

  /** Reads what is held. To be called before the bytes are given back. */
  flush(state: RolloutState, delta: RolloutDelta): void {
    if (this.end === 0) return;
    const { bytes, start, membersAt, end } = this;
    this.end = 0;
    this.bytes = NO_BYTES;
    const from = afterMember(bytes, 'rate_limits', membersAt, end);
    // The line ends with the braces of payload and line.
    const limits = from < 0 ? null : parseLine(bytes, from, end - 2);
    takeRateLimits(state, limits, lineTime(bytes, start, end), delta);
  }
}
