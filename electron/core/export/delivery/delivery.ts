import type { RecordKind } from '../../../shared/schema/export/record.ts';
import { LEASE_MS, leaseOf } from '../outbox/leases.ts';
import type { Outbox, Piece } from '../outbox/outbox.ts';
import type { Answer, Rejection, Target } from '../target.ts';
import { type BatchSize, grown, oneBatch, parted } from './batch-size.ts';
import { nextDelay } from './next-delay.ts';

export interface DeliveryParts {
  readonly outbox: Outbox;
  readonly target: Target;
  readonly kinds: readonly RecordKind[] | null;
  /** The most records a second. */
  readonly rate: number;
  /** Names this process among those that share the outbox. */
  readonly owner: string;
  readonly now: () => number;
  readonly random: () => number;
  /** Called after the cursor moved. */
  readonly onSettled?: () => void;
}

/** What a step came to, and how long to wait before the next one, in milliseconds; 0 of `idle`: until records come. */
export interface Step {
  /**
   * `idle`: nothing is left to send. `sent`: something was settled. `waiting`: it is tried again. `stopped`: a person
   * has to act. `elsewhere`: another process sends.
   */
  readonly state: 'idle' | 'sent' | 'waiting' | 'stopped' | 'elsewhere';
  readonly wait: number;
  readonly reason: string | null;
}

/** How long a target that needs a person is left alone. */
export const STOPPED_MS = 15 * 60_000;

/** The pause that a target gets that asked for fewer records. */
const SLOW_MS = 2_000;

/** So many records in a row, each refused alone, show that it is not the records that are at fault. */
const MOST_SUSPECTS = 5;

/**
 * Sends the records of the outbox to one target, in order. The cursor moves after the target took them, so what is
 * sent twice has the same ids, and nothing is left out.
 */
export class Delivery {
  private readonly parts: DeliveryParts;
  private readonly lease: string;
  private size: BatchSize;
  private failures = 0;
  /** What is to be sent once more: records of the outbox do not change. */
  private retried: { readonly after: number; readonly most: number; readonly piece: Piece } | null = null;
  /** Refused alone. They are rejected for good once the target takes one behind them. */
  private suspects: (Rejection & { readonly seq: number })[] = [];

  constructor(parts: DeliveryParts) {
    this.parts = parts;
    this.lease = leaseOf(parts.target.id);
    this.size = oneBatch(parts.target.most.records);
    parts.outbox.targets.register(parts.target.id);
  }

  /** Sends one batch. Rejects where `signal` is aborted or the outbox cannot be used. */
  async step(signal: AbortSignal): Promise<Step> {
    const { outbox, target, kinds, owner, now, rate } = this.parts;
    if (!outbox.leases.take(this.lease, owner, now())) return step('elsewhere', LEASE_MS / 3);
    const { cursor } = outbox.targets.state(target.id);
    const { records, bytes } = target.most;
    const after = this.suspects.at(-1)?.seq ?? cursor;
    const most = Math.min(records, this.size.next);
    const again = this.retried?.after === after && this.retried.most === most ? this.retried.piece : null;
    this.retried = null;
    const piece = again ?? outbox.read({ after, kinds, records: most, bytes });
    if (piece.rows.length === 0) return this.nothingLeft(cursor, piece.to);
    outbox.targets.sending(target.id, piece.rows.length);
    const begun = now();
    const answer = await target.send(piece.rows, signal);
    signal.throwIfAborted();
    const settled = Math.min(piece.rows.length, Math.max(0, answer.accepted));
    if (settled > 0 && !this.settle(cursor, piece, answer, settled)) {
      return step('elsewhere', LEASE_MS / 3);
    }
    if (settled === piece.rows.length) {
      this.size = answer.slowDown ? oneBatch(Math.ceil(settled / 2)) : grown(this.size, records);
      // A clock that was set meanwhile must not stop the delivery.
      const took = Math.max(0, now() - begun);
      const pace = Math.max(0, (settled / rate) * 1_000 - took);
      return step('sent', answer.slowDown ? Math.max(SLOW_MS, pace) : pace);
    }
    // The same object, so that a target may send again what it has encoded.
    if (settled === 0 && answer.retry !== null) this.retried = { after, most, piece };
    return this.unsettled(answer, piece, settled);
  }

  /** Returns whether records wait, whichever process sends them. */
  hasMore(): boolean {
    const { outbox, target, kinds } = this.parts;
    return outbox.waiting(outbox.targets.state(target.id).cursor, kinds).count > 0;
  }

  /** Releases the target for other processes. */
  async close(): Promise<void> {
    const { outbox, target, owner } = this.parts;
    await target.close();
    outbox.leases.release(this.lease, owner);
  }

  private nothingLeft(cursor: number, to: number): Step {
    const { outbox, target, now } = this.parts;
    const reason = this.suspects[0]?.reason;
    if (reason !== undefined) return this.stop(reason);
    if (to > cursor) {
      outbox.targets.settle(target.id, { from: cursor, to, ...none, now: now() });
      this.parts.onSettled?.();
    }
    return step('idle', 0);
  }

  private settle(from: number, piece: Piece, { rejected }: Answer, settled: number): boolean {
    const { outbox, target, owner, now } = this.parts;
    const all = [...this.suspects, ...rejected];
    const isWhole = settled === piece.rows.length;
    const to = isWhole ? piece.to : (piece.rows[settled - 1]?.seq ?? from);
    const isOurs =
      outbox.leases.isHeldBy(this.lease, owner) &&
      outbox.targets.settle(target.id, {
        from,
        to,
        accepted: settled - rejected.length,
        rejected: all.length,
        now: now(),
        reason: all.at(-1)?.reason ?? null,
      });
    this.suspects = [];
    this.failures = 0;
    if (isOurs) this.parts.onSettled?.();
    return isOurs;
  }

  private unsettled({ retry, refused, stop }: Answer, { rows }: Piece, settled: number): Step {
    const { outbox, target, now, random } = this.parts;
    const left = rows.length - settled;
    if (stop !== null) return this.stop(stop);
    if (refused === null || retry !== null) {
      this.failures += 1;
      const { reason, afterMs } = retry ?? { reason: 'The target did not say what it took.', afterMs: null };
      outbox.targets.failed(target.id, 'waiting', reason, now());
      return step('waiting', nextDelay({ failures: this.failures, afterMs, random: random() }), reason);
    }
    const [row] = rows.slice(settled);
    if (left > 1 || row === undefined) {
      this.size = parted(left, refused.index === null ? null : refused.index - settled);
      return step('sent', 0, refused.reason);
    }
    this.suspects.push({ id: row.id, seq: row.seq, reason: refused.reason });
    this.size = oneBatch(1);
    return this.suspects.length < MOST_SUSPECTS ? step('sent', 0, refused.reason) : this.stop(refused.reason);
  }

  private stop(reason: string): Step {
    const { outbox, target, now } = this.parts;
    this.suspects = [];
    outbox.targets.failed(target.id, 'stopped', reason, now());
    return step('stopped', STOPPED_MS, reason);
  }
}

const none = { accepted: 0, rejected: 0, reason: null } as const;

/** Makes a step. */
export function step(state: Step['state'], wait: number, reason: string | null = null): Step {
  return { state, wait, reason };
}
