import { hashBytes } from './key-hash.ts';
import { lineTime } from './line-time.ts';
import { parseLine } from './parse-line.ts';
import { afterMember } from './raw-field.ts';
import { applyRateLimits } from './rollout-events.ts';
import type { RolloutDelta, RolloutState } from './rollout-state.ts';
import { noteTokenCount } from './token-count.ts';
import { rawInfo } from './token-count-info.ts';

/** Limits are read at least this often, in milliseconds of the session's own time. */
const STEP_MS = 600_000;

const QUOTE = 0x22;
const NO_BYTES: Buffer = Buffer.alloc(0);

/** The hash of the `limit_id` of a `token_count`; 0 where it names none. */
export function limitIdOf(bytes: Buffer, from: number, end: number): number {
  const at = afterMember(bytes, 'limit_id', from, end);
  if (at < 0 || bytes[at] !== QUOTE) return 0;
  const close = bytes.indexOf(QUOTE, at + 1);
  return close < 0 ? 0 : hashBytes(bytes, at + 1, close);
}

/**
 * Holds back the newest `token_count` line of a file. Limits and context change little from one to the
 * next, and where records count the responses the line tells nothing else: so only the last one before
 * a pause is read, one of each limit, and one every ten minutes of the session's own time.
 */
export class DeferredCount {
  private bytes = NO_BYTES;
  private start = 0;
  private membersAt = 0;
  private end = 0;
  limitId = 0;
  private withInfo = false;
  readAt = 0;

  get isHolding(): boolean {
    return this.end > 0;
  }

  /**
   * `limitId` as of `limitIdOf`. `withInfo` where the line's info was not read yet. `at` is the
   * line's time.
   */
  hold(
    state: RolloutState,
    delta: RolloutDelta,
    bytes: Buffer,
    start: number,
    membersAt: number,
    end: number,
    limitId: number,
    withInfo: boolean,
    at: number,
  ): void {
    if (this.end > 0 && (at - this.readAt >= STEP_MS || limitId !== this.limitId)) {
      this.flush(state, delta);
      this.readAt = at;
    }
    this.bytes = bytes;
    this.start = start;
    this.membersAt = membersAt;
    this.end = end;
    this.limitId = limitId;
    this.withInfo = withInfo;
  }

  /** Reads what is held. To be called before the bytes are given back. */
  flush(state: RolloutState, delta: RolloutDelta): void {
    if (this.end === 0) return;
    const { bytes, start, membersAt, end } = this;
    this.end = 0;
    this.bytes = NO_BYTES;
    const at = lineTime(bytes, start, end);
    if (this.withInfo) {
      const info = rawInfo(bytes, membersAt, end);
      if (info) noteTokenCount(state, info, at);
    }
    const from = afterMember(bytes, 'rate_limits', membersAt, end);
    // The line ends with the braces of payload and line.
    if (from >= 0) applyRateLimits(state, parseLine(bytes, from, end - 2), at, delta);
  }
}
