import type { RecordKind } from '../../../shared/schema/export/record.ts';
import { gaugesOf } from '../metrics/facts.ts';
import type { Amount } from '../metrics/measure.ts';
import type { MetricsExport } from '../metrics/otlp-requests.ts';
import { MetricSums } from '../metrics/sums.ts';
import { LEASE_MS, leaseOf } from '../outbox/leases.ts';
import type { Outbox, Piece } from '../outbox/outbox.ts';
import { type Answer, type MetricsTarget, type OutboxRow, recordOf } from '../target.ts';
import { STOPPED_MS, type Step, step } from './delivery.ts';
import { nextDelay } from './next-delay.ts';

export interface MetricsDeliveryParts {
  readonly outbox: Outbox;
  readonly target: MetricsTarget;
  readonly kinds: readonly RecordKind[] | null;
  /** From when on what happened is exported, in milliseconds since the epoch. */
  readonly since: () => number;
  /** The ids of all targets: of each the lag is a metric. */
  readonly targets: readonly string[];
  readonly owner: string;
  readonly now: () => number;
  readonly random: () => number;
  /** Called after the cursor moved. */
  readonly onSettled?: () => void;
}

/** So many records are counted for one request. */
const PIECE = { records: 2_000, bytes: 4_000_000 } as const;

/**
 * Counts the records of the outbox into sums, and sends these. The sums are kept together with the cursor, so each
 * record is counted once; a request that is sent again says the same.
 */
export class MetricsDelivery {
  private readonly parts: MetricsDeliveryParts;
  private readonly lease: string;
  /** As kept for the cursor; null where they are to be read again. */
  private sums: { readonly of: MetricSums; readonly cursor: number } | null = null;
  private sentAt = Number.NEGATIVE_INFINITY;
  private failures = 0;

  constructor(parts: MetricsDeliveryParts) {
    this.parts = parts;
    this.lease = leaseOf(parts.target.id);
  }

  /** Has records kept until they are counted. */
  register(): void {
    this.parts.outbox.targets.register(this.parts.target.id);
  }

  /** Sends once. Rejects where `signal` is aborted or the outbox cannot be used. */
  async step(signal: AbortSignal): Promise<Step> {
    const { outbox, target, kinds, owner, now } = this.parts;
    if (!outbox.leases.take(this.lease, owner, now())) return step('elsewhere', LEASE_MS / 3);
    const { cursor } = outbox.targets.state(target.id);
    const piece = outbox.read({ after: cursor, kinds, ...PIECE });
    const restsFor = this.sentAt + target.everyMs - now();
    // A clock that was set back must not keep it from being sent.
    if (piece.to === cursor && restsFor > 0 && restsFor <= target.everyMs) return step('idle', restsFor);
    const sums = this.sumsAt(cursor);
    for (const row of piece.rows) sums.add(recordOf(row));
    // Whatever becomes of it: another request counts from what is kept.
    this.sums = null;
    outbox.targets.sending(target.id, piece.rows.length);
    const answer = await target.send(this.exportOf(sums), signal);
    signal.throwIfAborted();
    if (answer.accepted === 0) return this.unsettled(answer);
    this.failures = 0;
    if (!this.settle(sums, cursor, piece, answer)) return step('elsewhere', LEASE_MS / 3);
    this.sentAt = now();
    return step('sent', 0);
  }

  /** Returns whether records wait, whichever process sends them. */
  hasMore(): boolean {
    const { outbox, target, kinds } = this.parts;
    return outbox.waiting(outbox.targets.state(target.id).cursor, kinds).count > 0;
  }

  /** Returns what would be sent after these records were counted; writes nothing. */
  async preview(rows: AsyncIterable<OutboxRow>): Promise<string> {
    const { outbox, target, kinds } = this.parts;
    const sums = this.sumsAt(outbox.targets.state(target.id).cursor);
    this.sums = null;
    for await (const row of rows) if (kinds === null || kinds.includes(row.kind)) sums.add(recordOf(row));
    return target.preview(this.exportOf(sums));
  }

  /** Releases the target for other processes. */
  async close(): Promise<void> {
    const { outbox, target, owner } = this.parts;
    await target.close();
    outbox.leases.release(this.lease, owner);
  }

  private sumsAt(cursor: number): MetricSums {
    if (this.sums?.cursor === cursor) return this.sums.of;
    const { outbox, target } = this.parts;
    const { metrics } = outbox;
    return new MetricSums(
      {
        series: metrics.series(target.id),
        facts: metrics.facts(target.id),
        counted: (what) => metrics.counted(target.id, what),
      },
      target.genAi,
    );
  }

  private exportOf(sums: MetricSums): MetricsExport {
    const { outbox, target, since, now } = this.parts;
    const at = now();
    const start = outbox.metrics.start(target.id) ?? since();
    const { machine, temporality, genAi } = target;
    return {
      machine,
      genAi,
      temporality,
      series: [...sums.series.values()],
      gauges: [...gaugesOf(sums.facts.values(), at), ...this.ownGauges(at)],
      start: temporality === 'cumulative' ? start : (outbox.targets.state(target.id).acceptedAt ?? start),
      now: at,
    };
  }

  private ownGauges(now: number): Amount[] {
    const { outbox, targets } = this.parts;
    const lags = targets.flatMap((id): Amount[] => {
      const { count, since } = outbox.waiting(outbox.targets.state(id).cursor, null);
      const attributes = [['target', id]] as const;
      return [
        { metric: 'lag', attributes, amount: since === null ? 0 : Math.max(0, now - since) / 1_000 },
        { metric: 'queued', attributes, amount: count },
      ];
    });
    return [{ metric: 'up', attributes: [], amount: 1 }, ...lags];
  }

  private settle(sums: MetricSums, from: number, piece: Piece, { rejected }: Answer): boolean {
    const { outbox, target, owner, since, now, onSettled } = this.parts;
    if (!outbox.leases.isHeldBy(this.lease, owner)) return false;
    const reason = rejected[0]?.reason ?? null;
    const accepted = piece.rows.length;
    const settled = { from, to: piece.to, accepted, isTaken: true, rejected: 0, now: now(), reason };
    const changes = { ...sums.sent(), start: since() };
    const isOurs = outbox.metrics.save(target.id, changes, settled, () =>
      outbox.targets.settle(target.id, settled),
    );
    if (!isOurs) return false;
    sums.saved();
    this.sums = { of: sums, cursor: piece.to };
    if (piece.to > from) onSettled?.();
    return true;
  }

  private unsettled({ retry, refused, stop }: Answer): Step {
    const { outbox, target, now, random } = this.parts;
    const final = stop ?? refused?.reason ?? null;
    if (final !== null) {
      outbox.targets.failed(target.id, 'stopped', final, now());
      return step('stopped', STOPPED_MS, final);
    }
    this.failures += 1;
    const { reason, afterMs } = retry ?? { reason: 'The target did not say what it took.', afterMs: null };
    outbox.targets.failed(target.id, 'waiting', reason, now());
    return step('waiting', nextDelay({ failures: this.failures, afterMs, random: random() }), reason);
  }
}
