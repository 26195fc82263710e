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
const LIMIT_ID = Buffer.from('"limit_id":"');
const NO_BYTES: Buffer = Buffer.alloc(0);

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
  private idAt = 0;
  private withInfo = false;
  private readAt = 0;
  /** Codex 0.104 and older name no limit; then it is not looked for again. */
  private namesLimits = true;

  /** `withInfo` where the line's info was not read yet. `at` is about the line's time. */
  hold(
    state: RolloutState,
    delta: RolloutDelta,
    bytes: Buffer,
    start: number,
    membersAt: number,
    end: number,
    withInfo: boolean,
    at: number,
  ): void {
    const idAt = this.findLimitId(bytes, membersAt, end);
    if (this.end > 0 && (at - this.readAt >= STEP_MS || !this.sameId(bytes, idAt))) {
      this.flush(state, delta);
      this.readAt = at;
    }
    this.bytes = bytes;
    this.start = start;
    this.membersAt = membersAt;
    this.end = end;
    this.idAt = idAt;
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

  private findLimitId(bytes: Buffer, from: number, end: number): number {
    if (!this.namesLimits) return -1;
    const at = bytes.indexOf(LIMIT_ID, from);
    if (at >= 0 && at < end) return at + LIMIT_ID.length;
    this.namesLimits = false;
    return -1;
  }

  private sameId(bytes: Buffer, at: number): boolean {
    if (at < 0 || this.idAt < 0) return at === this.idAt;
    for (let i = 0; ; i++) {
      const byte = bytes[at + i];
      if (byte !== this.bytes[this.idAt + i]) return false;
      if (byte === QUOTE || byte === undefined) return true;
    }
  }
}
