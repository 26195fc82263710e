import type { ExportRecord } from '../../../shared/schema/export/record.ts';
import type { GenAiNames } from '../mapping/otlp/attributes.ts';
import type { MetricChanges } from '../outbox/metric-table.ts';
import { factOf, type MetricFact } from './facts.ts';
import { type Amount, type Attributes, type Measured, measure } from './measure.ts';
import { type MetricKey, metrics } from './metric-names.ts';

/** A sum over all that was counted. */
export interface SumSeries {
  /** Unique among the series of its target; what turns have added names series by it. */
  readonly id: number;
  readonly metric: MetricKey;
  readonly attributes: Attributes;
  /** As counted. */
  value: number;
  /** As reported: a counter never falls, so where a revision takes something back it rests until it is made up for. */
  top: number;
  /** What the last accepted export held. */
  sent: number;
}

/** Single values in buckets. */
export interface ValueSeries {
  readonly id: number;
  readonly metric: MetricKey;
  readonly attributes: Attributes;
  readonly counts: number[];
  sum: number;
  /** As of the last accepted export. */
  sentCounts: number[];
  sentSum: number;
}

export type Series = SumSeries | ValueSeries;

/** What was kept of metrics, as it is read. */
export interface KeptMetrics {
  readonly series: readonly (readonly [key: string, value: string])[];
  readonly facts: readonly (readonly [key: string, value: string])[];
  /** Returns what something has added so far; null where it was not counted. */
  readonly counted: (what: string) => string | null;
}

/** What a turn or session has added. */
interface Counted {
  readonly revision: number;
  readonly sums: readonly (readonly [series: number, amount: number])[];
  /** Metrics of which it has given its value. */
  readonly values: readonly MetricKey[];
}

/** Upper bounds of buckets in seconds: from an answer to a task of hours. */
const SECONDS = [1, 2.5, 5, 10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 5_120];
/** Those of the conventions for `gen_ai.client.token.usage`. */
const TOKENS = Array.from({ length: 14 }, (_, power) => 4 ** power);

/** Returns the upper bounds of the buckets of a histogram, in its unit; there is one more bucket above. */
export function boundsOf(metric: MetricKey): readonly number[] {
  return metric === 'duration' ? SECONDS : TOKENS;
}

/**
 * The sums of a target. Each turn counts once: a later record about the same one adds what it has more. Changes are
 * in memory until they were sent, and are then kept together with the cursor.
 */
export class MetricSums {
  readonly series = new Map<string, Series>();
  private readonly byId = new Map<number, string>();
  readonly facts = new Map<string, MetricFact>();
  private readonly kept: KeptMetrics;
  private readonly genAi: GenAiNames;
  private readonly counted = new Map<string, Counted>();
  private readonly changedSeries = new Set<string>();
  private readonly changedFacts = new Set<string>();

  constructor(kept: KeptMetrics, genAi: GenAiNames) {
    this.kept = kept;
    this.genAi = genAi;
    for (const [key, value] of kept.series) this.addSeries(key, JSON.parse(value) as Series);
    for (const [key, value] of kept.facts) this.facts.set(key, JSON.parse(value) as MetricFact);
  }

  /** Counts a record. */
  add(record: ExportRecord): void {
    const fact = factOf(record);
    if (fact !== null) {
      this.facts.set(...fact);
      this.changedFacts.add(fact[0]);
    }
    const measured = measure(record, this.genAi);
    if (measured !== null) this.count(measured);
  }

  /** Notes that all is sent, and returns what is to be kept. */
  sent(): Omit<MetricChanges, 'start'> {
    for (const [key, series] of this.series) {
      if (!hasNews(series)) continue;
      if ('counts' in series) {
        series.sentCounts = [...series.counts];
        series.sentSum = series.sum;
      } else series.sent = series.top;
      this.changedSeries.add(key);
    }
    return {
      series: [...this.changedSeries].map((key) => [key, JSON.stringify(this.series.get(key))]),
      counted: [...this.counted].map(([what, counted]) => [what, JSON.stringify(counted)]),
      facts: [...this.changedFacts].map((key) => [key, JSON.stringify(this.facts.get(key))]),
    };
  }

  /** Notes that the changes are kept. */
  saved(): void {
    this.counted.clear();
    this.changedSeries.clear();
    this.changedFacts.clear();
  }

  private count({ what, revision, sums, values }: Measured): void {
    const before = this.countedBefore(what);
    if (before !== null && before.revision > revision) return;
    const changes = new Map<number, number>();
    for (const [id, amount] of before?.sums ?? []) changes.set(id, -amount);
    const added = sums.map((amount) => [this.seriesOf(amount).id, amount.amount] as const);
    for (const [id, amount] of added) changes.set(id, (changes.get(id) ?? 0) + amount);
    for (const [id, change] of changes) this.change(id, change);
    const given = new Set(before?.values ?? []);
    for (const value of values) if (!given.has(value.metric)) this.observe(value);
    this.counted.set(what, {
      revision,
      sums: added,
      values: [...new Set([...given, ...values.map(({ metric }) => metric)])],
    });
  }

  private countedBefore(what: string): Counted | null {
    const known = this.counted.get(what);
    if (known !== undefined) return known;
    const kept = this.kept.counted(what);
    return kept === null ? null : (JSON.parse(kept) as Counted);
  }

  /** Returns a series, which is made where there is none. */
  private seriesOf({ metric, attributes }: Amount): Series {
    const key = JSON.stringify([metric, ...attributes]);
    const known = this.series.get(key);
    if (known !== undefined) return known;
    const head = { id: this.series.size + 1, metric, attributes };
    const zeros = () => new Array<number>(boundsOf(metric).length + 1).fill(0);
    const made: Series =
      metrics[metric].kind === 'histogram'
        ? { ...head, counts: zeros(), sum: 0, sentCounts: zeros(), sentSum: 0 }
        : { ...head, value: 0, top: 0, sent: 0 };
    this.addSeries(key, made);
    return made;
  }

  private addSeries(key: string, series: Series): void {
    this.series.set(key, series);
    this.byId.set(series.id, key);
  }

  private change(id: number, change: number): void {
    const key = this.byId.get(id);
    const series = key === undefined ? undefined : this.series.get(key);
    if (key === undefined || series === undefined || 'counts' in series || change === 0) return;
    series.value += change;
    series.top = Math.max(series.top, series.value);
    this.changedSeries.add(key);
  }

  private observe(value: Amount): void {
    const series = this.seriesOf(value);
    if (!('counts' in series)) return;
    const bounds = boundsOf(value.metric);
    const bucket = bounds.findIndex((bound) => value.amount <= bound);
    const place = bucket < 0 ? bounds.length : bucket;
    series.counts[place] = (series.counts[place] ?? 0) + 1;
    series.sum += value.amount;
    this.changedSeries.add(this.byId.get(series.id) ?? '');
  }
}

/** Whether a series holds more than the last accepted export did. */
export function hasNews(series: Series): boolean {
  return 'counts' in series
    ? series.counts.some((count, place) => count !== series.sentCounts[place])
    : series.top !== series.sent;
}
