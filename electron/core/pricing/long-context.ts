import type { PriceTable } from './price-table.ts';

/**
 * Returns by what the prices of a response's input and output are multiplied. OpenAI prices a whole response higher
 * where its input is above a number of tokens, with most models.
 */
export function longContextFactors(
  { longContext }: Pick<PriceTable, 'longContext'>,
  isLong: boolean,
): { readonly input: number; readonly output: number } {
  return isLong ? longContext : { input: 1, output: 1 };
}
