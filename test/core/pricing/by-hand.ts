import { readFileSync } from 'node:fs';

interface Period {
  readonly from: string | null;
  readonly until: string | null;
  readonly input: number;
  readonly cachedInput: number;
  readonly cacheWrite: number | null;
  readonly output: number;
  readonly tiers?: Record<string, number>;
}

interface Model {
  readonly aliases?: string[];
  readonly defaultTier?: string;
  readonly longContext: boolean;
  readonly prices: Period[];
}

interface Table {
  readonly asOf: string;
  readonly longContext: { readonly input: number; readonly output: number };
  readonly tiers: Record<string, number>;
  readonly models: Record<string, Model>;
}

const file = new URL('../../../electron/core/pricing/prices.json', import.meta.url);

/** The table as a second reader sees it. */
export const bareTable = JSON.parse(readFileSync(file, 'utf8')) as Table;

/** One response as a bill has it. */
export interface BilledResponse {
  readonly model: string;
  readonly tier: string | null;
  readonly day: string;
  readonly input: number;
  readonly cachedInput: number;
  readonly cacheWriteInput: number;
  readonly output: number;
}

/** A decimal number as a fraction of whole numbers. */
function fraction(decimal: number): [bigint, bigint] {
  const [whole = '0', part = ''] = decimal.toFixed(9).split('.');
  return [BigInt(whole + part), 10n ** 9n];
}

function product(...factors: readonly (bigint | number)[]): [bigint, bigint] {
  return factors.reduce<[bigint, bigint]>(
    ([over, under], factor) => {
      const [a, b] = typeof factor === 'bigint' ? [factor, 1n] : fraction(factor);
      return [over * a, under * b];
    },
    [1n, 1n],
  );
}

/**
 * What a response costs in US dollars, reckoned in fractions of whole numbers and one response at a time.
 * Throws where the table has no price: then no test may expect one.
 */
export function priceByHand(response: BilledResponse): number {
  const { model: name, day, tier } = response;
  const model =
    bareTable.models[name] ?? Object.values(bareTable.models).find(({ aliases }) => aliases?.includes(name));
  let inForce: Period | undefined;
  for (const period of model?.prices ?? []) if ((period.from ?? '0000') <= day) inForce = period;
  if (!model || !inForce || (inForce.until ?? '9999') < day)
    throw new Error(`No price of ${name} on ${day}.`);
  const asked = tier ?? model.defaultTier ?? 'standard';
  const tierName = { fast: 'priority', default: 'standard' }[asked] ?? asked;
  const times = inForce.tiers?.[tierName] ?? bareTable.tiers[tierName];
  if (times === undefined) throw new Error(`No price of the tier ${tierName}.`);
  const long = model.longContext && response.input > 272_000;
  const more = { input: long ? 2 : 1, output: long ? 1.5 : 1 };
  const plain = response.input - response.cachedInput - response.cacheWriteInput;
  const parts = [
    product(BigInt(plain), inForce.input, times, more.input),
    product(BigInt(response.cachedInput), inForce.cachedInput, times, more.input),
    product(BigInt(response.cacheWriteInput), inForce.cacheWrite ?? inForce.input, times, more.input),
    product(BigInt(response.output), inForce.output, times, more.output),
  ];
  const micro = parts.reduce((sum, [over, under]) => sum + (over * 10n ** 9n) / under, 0n);
  return Number(micro) / 1e15;
}
