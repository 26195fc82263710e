import type { Tokens } from '../../shared/tokens.ts';
import { entryOf } from '../collections/entry-of.ts';
import { readAttribution } from './attribution.ts';

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

  subtract(tokens: Tokens, responses: number): void {
    this.input -= tokens.input;
    this.cachedInput -= tokens.cachedInput;
    this.cacheWriteInput -= tokens.cacheWriteInput;
    this.output -= tokens.output;
    this.reasoningOutput -= tokens.reasoningOutput;
    this.responses -= responses;
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
 * A running sum by attribution. Nearly all sums of a day and thread have one attribution only, so a map is made for
 * the second.
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

  /** Subtracts what was added before. */
  subtract(attribution: string, tokens: Tokens, responses: number): void {
    const part = this.partOf(attribution);
    part.subtract(tokens, responses);
    if (part.responses > 0) return;
    if (part !== this.only) {
      this.others?.delete(attribution);
      return;
    }
    const [next = null, ...rest] = this.others ?? [];
    this.attribution = next?.[0] ?? null;
    this.only = next?.[1] ?? new TokenSum();
    this.others = rest.length > 0 ? new Map(rest) : null;
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

  /** Returns the sums by model. */
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
