import type { Tokens } from '../../shared/tokens.ts';
import { readAttribution } from './attribution.ts';
import { entryOf } from './entry-of.ts';

/** A running sum of responses. */
export class TokenSum {
  input = 0;
  cachedInput = 0;
  cacheWriteInput = 0;
  output = 0;
  reasoningOutput = 0;
  responses = 0;

  add(tokens: Tokens, responses: number): void {
    this.input += tokens.input;
    this.cachedInput += tokens.cachedInput;
    this.cacheWriteInput += tokens.cacheWriteInput;
    this.output += tokens.output;
    this.reasoningOutput += tokens.reasoningOutput;
    this.responses += responses;
  }

  clear(): void {
    this.input =
      this.cachedInput =
      this.cacheWriteInput =
      this.output =
      this.reasoningOutput =
      this.responses =
        0;
  }

  get total(): number {
    return this.input + this.output;
  }

  get tokens(): Tokens {
    const { input, cachedInput, cacheWriteInput, output, reasoningOutput, total } = this;
    return { input, cachedInput, cacheWriteInput, output, reasoningOutput, total };
  }
}

/**
 * A running sum by what the responses were. Nearly all sums of a day and thread have one attribution
 * only, so a map is made for the second.
 */
export class AttributedSums {
  private attribution: string | null = null;
  private only = new TokenSum();
  private others: Map<string, TokenSum> | null = null;

  /** `attribution` as of `attributionText`. */
  add(attribution: string, tokens: Tokens, responses: number): void {
    this.attribution ??= attribution;
    this.partOf(attribution).add(tokens, responses);
  }

  /** Adds all of another sum. */
  addAll(other: AttributedSums): void {
    if (other.attribution === null) return;
    this.add(other.attribution, other.only, other.only.responses);
    if (!other.others) return;
    for (const [attribution, part] of other.others) this.add(attribution, part, part.responses);
  }

  /** Sums by attribution. */
  get parts(): readonly (readonly [string, TokenSum])[] {
    if (this.attribution === null) return [];
    return [[this.attribution, this.only], ...(this.others ?? [])];
  }

  /** The sums by model alone. */
  models(): Map<string | null, TokenSum> {
    const models = new Map<string | null, TokenSum>();
    for (const [attribution, part] of this.parts) {
      const { model } = readAttribution(attribution);
      entryOf(models, model, () => new TokenSum()).add(part, part.responses);
    }
    return models;
  }

  get tokens(): Tokens {
    return this.sum().tokens;
  }

  get responses(): number {
    return this.sum().responses;
  }

  private sum(): TokenSum {
    if (!this.others) return this.only;
    const sum = new TokenSum();
    for (const [, part] of this.parts) sum.add(part, part.responses);
    return sum;
  }

  private partOf(attribution: string): TokenSum {
    if (attribution === this.attribution) return this.only;
    this.others ??= new Map();
    return entryOf(this.others, attribution, () => new TokenSum());
  }
}

/** One day of one thread: small enough to keep for all history. */
export interface DayCell {
  readonly day: string;
  readonly threadId: string;
  readonly sums: AttributedSums;
}

/** Sums of all responses by local day and thread. Adding costs the same however long the history is. */
export class DayTable {
  /** Threads of each day. */
  readonly days = new Map<string, Map<string, DayCell>>();
  /** Totals of each day. */
  readonly totals = new Map<string, AttributedSums>();
  private readonly dayOf: (at: number) => string;

  constructor(dayOf: (at: number) => string) {
    this.dayOf = dayOf;
  }

  /** Adds a sum of responses of one quarter of an hour, and returns their day. */
  addSum(threadId: string, at: number, attribution: string, tokens: Tokens, responses: number): string {
    const day = this.dayOf(at);
    this.addDay(threadId, day, attribution, tokens, responses);
    return day;
  }

  /** Adds a sum of responses of one day. */
  addDay(threadId: string, day: string, attribution: string, tokens: Tokens, responses: number): void {
    const threads = entryOf(this.days, day, () => new Map<string, DayCell>());
    const cell = entryOf(threads, threadId, () => ({ day, threadId, sums: new AttributedSums() }));
    cell.sums.add(attribution, tokens, responses);
    entryOf(this.totals, day, () => new AttributedSums()).add(attribution, tokens, responses);
  }

  clear(): void {
    this.days.clear();
    this.totals.clear();
  }
}

/** A sum over a span of local days, kept up to date as responses are added. */
export class SpanSum {
  readonly first: string;
  readonly last: string;
  readonly sums = new AttributedSums();
  readonly threads = new Set<string>();

  constructor(first: string, last: string, table: DayTable) {
    this.first = first;
    this.last = last;
    for (const [day, threads] of table.days) {
      if (day < first || day > last) continue;
      for (const cell of threads.values()) {
        this.threads.add(cell.threadId);
        this.sums.addAll(cell.sums);
      }
    }
  }

  add(day: string, threadId: string, attribution: string, tokens: Tokens, responses: number): void {
    if (day < this.first || day > this.last) return;
    this.threads.add(threadId);
    this.sums.add(attribution, tokens, responses);
  }
}
