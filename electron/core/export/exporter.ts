import { setTimeout as sleep } from 'node:timers/promises';
import { Delivery, type Step } from './delivery/delivery.ts';
import { MetricsDelivery } from './delivery/metrics-delivery.ts';
import { FoundQueue } from './found-queue.ts';
import type { NameProject } from './identity/name-project.ts';
import { LEASE_MS } from './outbox/leases.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { RecordMaker } from './records/record-maker.ts';
import type { ExportGeneral } from './settings/export-settings.ts';
import type { Source } from './sources/source.ts';
import type { MetricsTarget, Target } from './target.ts';
import type { AnyTarget } from './targets/target-kind.ts';

/** A target that is open, with its settings. */
export interface OpenTarget {
  readonly settings: AnyTarget;
  /** Null where it takes metrics alone. */
  readonly target: Target | null;
  /** Null where it takes none. */
  readonly metrics?: MetricsTarget | null;
}

/** What sends to one target, or to one part of it. */
interface Sender {
  step(signal: AbortSignal): Promise<Step>;
  hasMore(): boolean;
  close(): Promise<void>;
}

export interface ExporterParts {
  readonly general: Pick<ExportGeneral, 'max_queued' | 'first_days'>;
  readonly outbox: Outbox;
  readonly sources: readonly Source[];
  readonly targets: readonly OpenTarget[];
  readonly make: RecordMaker;
  readonly nameProject: NameProject;
  readonly now: () => number;
  readonly random: () => number;
  /** Names this process among those that share the outbox. */
  readonly owner: string;
  /** Whether these are all the targets in force, so that others may be forgotten. */
  readonly isWhole: boolean;
  /** Ids of targets that another process sends to, and that are not to be forgotten. */
  readonly left?: readonly string[];
  /** True while what could be read is not the user's own, as while samples are shown. Default: never. */
  readonly isPaused?: () => boolean;
  /** Called after each step of a delivery. */
  readonly onStep?: () => void;
  /** Waits; rejects where `signal` is aborted. Default: real time, which keeps the process alive. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

const DAY_MS = 86_400_000;
const BEGUN = 'begun';
const SOURCES = 'sources';

/** So many failures in a row end a single export. */
const MOST_TRIES = 5;

/** After so long sources are asked again, where another process was reading, or the outbox was full. */
const AGAIN_MS = 15_000;

/** Reads what happened into the outbox, and sends it to the targets. */
export class Exporter {
  private readonly parts: ExporterParts;
  private readonly deliveries: readonly Sender[];
  private readonly wait: NonNullable<ExporterParts['wait']>;
  private woken = Promise.withResolvers<void>();
  private again: number | null = null;

  constructor(parts: ExporterParts) {
    this.parts = parts;
    const { outbox, targets, owner, now, random, isWhole, left = [] } = parts;
    this.wait = parts.wait ?? ((ms, signal) => sleep(ms, undefined, { signal }));
    const ids = targets.flatMap(({ target, metrics }) => [target?.id ?? [], metrics?.id ?? []].flat());
    const onSettled = () => outbox.prune(isWhole ? [...ids, ...left] : null, now());
    const shared = { outbox, owner, now, random, onSettled };
    const records = targets.flatMap(({ settings: { kinds, catch_up_rate: rate }, target }) =>
      target === null ? [] : new Delivery({ ...shared, target, kinds, rate }),
    );
    const metrics = targets.flatMap(({ settings: { kinds }, metrics: target = null }) => {
      const parts = { ...shared, kinds, targets: ids, since: () => this.begun() };
      return target === null ? [] : new MetricsDelivery({ ...parts, target });
    });
    for (const delivery of metrics) delivery.register();
    this.deliveries = [...records, ...metrics];
  }

  /**
   * Reads all sources, until nothing is new, the outbox is full or `signal` is aborted. Returns how many records were
   * added; null where another process reads, or nothing is to be read now.
   */
  async collect(signal?: AbortSignal): Promise<number | null> {
    const { outbox, owner, now } = this.parts;
    this.again = now() + AGAIN_MS;
    if (this.parts.isPaused?.() || !outbox.leases.take(SOURCES, owner, now())) return null;
    try {
      const queue = new FoundQueue(outbox, now);
      if (await this.gather(queue, signal)) this.again = null;
      queue.flush();
      return queue.added;
    } finally {
      outbox.leases.release(SOURCES, owner);
    }
  }

  /**
   * Returns when sources are to be asked again though nothing has changed, in milliseconds since the epoch; null where
   * nothing depends on time.
   */
  dueAt(): number | null {
    const times = [this.again, ...this.parts.sources.map((source) => source.dueAt?.() ?? null)];
    const known = times.filter((time) => time !== null);
    return known.length === 0 ? null : Math.min(...known);
  }

  /** Sends what waits to every target, once. A target that fails again and again is left for another time. */
  async drain(signal: AbortSignal): Promise<void> {
    await Promise.all(this.deliveries.map((delivery) => this.drainOne(delivery, signal)));
  }

  /**
   * Sends what waits and what comes, until `signal` is aborted. A target with nothing to send rests until `wake`.
   * Rejects where the outbox cannot be used; nothing is sent any more then.
   */
  async follow(signal: AbortSignal): Promise<void> {
    const broken = new AbortController();
    const either = AbortSignal.any([signal, broken.signal]);
    const follow = async (delivery: Sender) => {
      try {
        while (!either.aborted) await this.followOn(delivery, either);
      } catch (error) {
        if (either.aborted) return;
        broken.abort();
        throw error;
      }
    };
    const all = await Promise.allSettled(this.deliveries.map(follow));
    const failed = all.find((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** Says that records may have come. */
  wake(): void {
    this.woken.resolve();
    this.woken = Promise.withResolvers();
  }

  async close(): Promise<void> {
    await Promise.all(this.deliveries.map((delivery) => delivery.close()));
  }

  /** Returns false where not everything was taken. */
  private async gather(queue: FoundQueue, signal: AbortSignal | undefined): Promise<boolean> {
    const { outbox, sources, make, nameProject, general, owner, now } = this.parts;
    const since = this.begun();
    const progress = (name: string) => outbox.progress(name);
    let leased = now();
    let room = general.max_queued - outbox.size();
    for (const source of sources) {
      for await (const found of source.read({ progress, make, nameProject, now: now(), since })) {
        if (this.parts.isPaused?.() || signal?.aborted) return false;
        if (room <= 0) return false;
        if (Math.abs(now() - leased) > LEASE_MS / 6) {
          if (!outbox.leases.take(SOURCES, owner, now())) return false;
          leased = now();
        }
        if (queue.take(found)) room = general.max_queued - outbox.size();
        else room -= found.records.length;
      }
    }
    return true;
  }

  private async followOn(delivery: Sender, signal: AbortSignal): Promise<void> {
    // Before the step, as records may come meanwhile.
    const woken = this.woken.promise;
    const { state, wait } = await delivery.step(signal);
    this.parts.onStep?.();
    const rests = state === 'idle' || (state === 'elsewhere' && !delivery.hasMore());
    await (rests ? this.rest(woken, state === 'idle' ? wait : 0, signal) : this.wait(wait, signal));
  }

  /** Waits until it is woken, at most so long in milliseconds; 0 for no limit. */
  private async rest(woken: Promise<void>, longest: number, signal: AbortSignal): Promise<void> {
    if (longest === 0) return untilEither(woken, signal);
    const rested = new AbortController();
    const either = AbortSignal.any([signal, rested.signal]);
    const waited = this.wait(longest, either).catch(() => {});
    await Promise.race([woken, waited]);
    rested.abort();
  }

  private async drainOne(delivery: Sender, signal: AbortSignal): Promise<void> {
    for (let failures = 0; failures < MOST_TRIES; ) {
      const { state, wait } = await delivery.step(signal);
      if (state === 'idle' || state === 'stopped' || state === 'elsewhere') return;
      failures = state === 'waiting' ? failures + 1 : 0;
      if (failures < MOST_TRIES) await this.wait(wait, signal);
    }
  }

  /** From when on what happened is exported: fixed the first time. */
  private begun(): number {
    const { outbox, now } = this.parts;
    const since = sinceOf(this.parts);
    if (outbox.progress(BEGUN) === null) outbox.add([], [{ source: BEGUN, value: String(since) }], now());
    return since;
  }
}

/** Returns from when on what happened is exported, in milliseconds since the epoch. */
export function sinceOf({
  outbox,
  general,
  now,
}: Pick<ExporterParts, 'outbox' | 'now'> & {
  readonly general: Pick<ExportGeneral, 'first_days'>;
}): number {
  return Number(outbox.progress(BEGUN) ?? Math.trunc(now() - general.first_days * DAY_MS));
}

/** Resolves once the promise does or `signal` is aborted. */
async function untilEither(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  const aborted = Promise.withResolvers<void>();
  const abort = () => aborted.resolve();
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  await Promise.race([promise, aborted.promise]);
  signal.removeEventListener('abort', abort);
}
