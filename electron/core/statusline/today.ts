import { noTokens } from '../../shared/tokens.ts';
import type { PriceBook } from '../pricing/cost.ts';
import { AttributedSums } from '../tokens/sums.ts';
import type { DayPart } from './statusline-cache.ts';
import type { Today } from './summary.ts';

/** What was used on a day, with its cost. */
export function todayOf(sums: AttributedSums | undefined, day: string, book: PriceBook): Today {
  if (!sums || sums.parts.length === 0) return { tokens: noTokens, responses: 0, costUsd: 0 };
  return { tokens: sums.tokens, responses: sums.responses, ...book.ofDay(day, sums).cost };
}

/** Sums as they are kept. */
export function partsOf(sums: AttributedSums | undefined): DayPart[] {
  return (sums?.parts ?? []).map(([attribution, part]) => {
    const { input, cachedInput, cacheWriteInput, output, reasoningOutput, responses } = part;
    return [attribution, input, cachedInput, cacheWriteInput, output, reasoningOutput, responses];
  });
}

/** The sums that were kept. */
export function sumsOf(parts: readonly DayPart[]): AttributedSums {
  const sums = new AttributedSums();
  for (const [attribution, input = 0, cachedInput = 0, cacheWriteInput = 0, output = 0, ...rest] of parts) {
    const [reasoningOutput = 0, responses = 0] = rest;
    const total = input + output;
    const tokens = { input, cachedInput, cacheWriteInput, output, reasoningOutput, total };
    sums.add(attribution, tokens, responses);
  }
  return sums;
}
