import { type Clause, messageMaker } from '../../message.ts';

/** Prices: what is not known of them, and files that cannot be used. */
export const pricing = {
  'pricing.since': ({ version, verified }: { version: string; verified: string }) =>
    `Codex ${version} is not verified and may have brought it. Prices are those known with ${verified}.`,
  'pricing.tier-unknown': ({ tier, model }: { tier: string; model: string }) =>
    `No price is known for the service tier "${tier}" of ${model}, so its cost is not known.`,
  'pricing.tier-unknown.why': () =>
    'The model itself has a price. The tier may be new, or come from another provider.',
  'pricing.tier-unknown.remedy': () => 'Add its factor below `tiers` in prices.json of the state folder.',
  'pricing.model-unknown': ({ model }: { model: string }) =>
    `No price is known for ${model}, so its cost is not known.`,
  'pricing.model-unknown.remedy': () => 'Add its prices to prices.json of the state folder.',
  'pricing.stale': ({ days }: { days: number }) => `The price table is ${days} days old.`,
  'pricing.stale.why': ({ asOf }: { asOf: string }) =>
    `It is dated ${asOf}. Prices that changed since are not in it.`,
  'pricing.stale.remedy': () =>
    'Update Glance, or take a newer table with `codex-glance pricing update --from FILE`.',
  'pricing.invalid': ({ file }: { file: string }) => `The prices in ${file} cannot be used.`,
  'pricing.invalid-at': ({ file, line }: { file: string; line: number }) =>
    `The prices in ${file}, line ${line}, cannot be used.`,
  'pricing.invalid.why': ({ reason }: { reason: Clause }) =>
    `${reason}. The prices that come with Glance are used instead.`,
  'pricing.invalid.remedy': () => 'Correct the line, or delete the file.',
  'pricing.month.api': () => 'This month at API prices',
  'pricing.month.credits': () => 'This month in Codex credits',
  'pricing.month.return': () => 'API value of this month for each dollar of the plan',
  'pricing.in-tier': ({ model, tier }: { model: string; tier: string }) => `${model} in ${tier}`,
  'pricing.assumed.default-tier': ({ models }: { models: readonly Clause[] }) =>
    `A response that names no service tier ran in the default of its model: ${[...models, 'all others in standard'].join(', ')}.`,
  'pricing.assumed.first-day': () =>
    'A price counts from the start of its first day in the time zone that days are counted in.',
  'pricing.assumed.factors-multiply': () =>
    'The factors of long context and of a service tier multiply, also for credits.',
  'pricing.assumed.regional': ({ factor }: { factor: number }) =>
    `Every request is processed regionally, at ${factor} times the price.`,
  'pricing.assumed.not-regional': () => 'No request is processed regionally.',
  'pricing.no-json': () => 'it is not JSON',
  'pricing.wrong': ({ key, what }: { key: string; what: Clause }) => `${key}: ${what}`,
  'pricing.wrong-file': ({ what }: { what: Clause }) => `the file: ${what}`,
};

export const pricingMessage = messageMaker(pricing);
