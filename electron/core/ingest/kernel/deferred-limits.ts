import { hashText } from '../../collections/key-hash.ts';
import { thinLimits } from '../limits/thin-limits.ts';
import { readRateLimits } from '../lines/rate-limits.ts';
import type { LimitSink } from '../lines/rollout-events.ts';
import type { RolloutDelta, RolloutState } from '../lines/rollout-state.ts';
import { asObject, asString } from '../lines/token-usage.ts';
import type { LineSource } from './line-source.ts';
import { DEFERRED_NUMBERS, LIMITS_SPAN_MS } from './protocol.ts';

/**
 * Whose limits a `token_count` reports: the hash of their `limit_id`, 0 where they name none, and a number
 * below 0 where there is no primary window.
 */
function limitsOf({ limit_id, primary }: Readonly<Record<string, unknown>>): number {
  const id = asString(limit_id);
  const hash = id === null ? 0 : hashText(id);
  return primary === null ? -1 - hash : hash;
}

/** From so many observations of limits on, those that change nothing are dropped. */
const MANY_LIMITS = 256;

/**
 * Defers reading the newest limits of a file. They change little from one line to the next, so only the last
 * ones of each span of time are read, and the last ones before those of another kind.
 */
export class DeferredLimits implements LimitSink {
  /** Parsed, or as they are in the line. */
  private value: unknown = null;
  private at: number | null = null;
  private limits = 0;
  private span = 0;
  private thinFrom = MANY_LIMITS;
  private readonly state: RolloutState;
  private readonly delta: RolloutDelta;

  constructor(state: RolloutState, delta: RolloutDelta) {
    this.state = state;
    this.delta = delta;
  }

  /** Takes limits of the thread's own, of a line that was parsed. */
  defer(value: unknown, at: number): void {
    const limits = asObject(value);
    if (limits) this.deferOf(limits, limitsOf(limits), Math.floor(at / LIMITS_SPAN_MS), at);
  }

  /** Takes those that a kernel has deferred. */
  deferAll({ bytes, deferred, deferredCount }: LineSource): void {
    for (let place = 0; place < deferredCount * DEFERRED_NUMBERS; place += DEFERRED_NUMBERS) {
      const value = (column: number) => deferred[place + column] ?? 0;
      const limits = bytes.subarray(value(0), value(1));
      this.deferOf(limits, value(2), value(3), value(4));
    }
  }

  /** Keeps what is deferred beyond the bytes that a kernel gives back. */
  keep(): void {
    if (Buffer.isBuffer(this.value)) this.value = Buffer.from(this.value);
    this.thin();
  }

  /** Reads what is deferred. */
  flush(): void {
    const { value, at, state, delta } = this;
    if (value === null || at === null) return;
    this.value = null;
    const limits = readRateLimits(Buffer.isBuffer(value) ? parsed(value) : value, at);
    if (!limits) return;
    delta.limits.push(limits);
    if (limits.planType !== null) state.planType = limits.planType;
    state.chatgptLimits ||= limits.planType !== null || limits.windows.length > 0;
  }

  private deferOf(value: unknown, limits: number, span: number, at: number): void {
    if (limits !== this.limits || span !== this.span) this.flush();
    this.value = value;
    this.limits = limits;
    this.span = span;
    this.at = at;
  }

  /** Drops observations that change nothing, once there are many. */
  private thin(): void {
    const { delta } = this;
    if (delta.limits.length < this.thinFrom) return;
    delta.limits = thinLimits(delta.limits);
    this.thinFrom = Math.max(MANY_LIMITS, 2 * delta.limits.length);
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}
