import { expect, test } from 'vitest';
import { checkSpending } from '../../../electron/cli/usage/spending-check.ts';
import { PriceBook } from '../../../electron/core/pricing/cost.ts';
import { repositoryPrices } from '../../../electron/core/pricing/repository-prices.ts';
import { tierFindings } from '../../../electron/core/pricing/tier-findings.ts';
import { attributionText } from '../../../electron/core/tokens/attribution.ts';
import { VERIFIED_CODEX } from '../../../electron/shared/codex/codex.ts';
import type { UsageReport } from '../../../electron/shared/commands.ts';
import { noTokens } from '../../../electron/shared/tokens.ts';

const book = new PriceBook(repositoryPrices);

test.each([
  ['gpt-5.5', 'galactic', 'galactic'],
  ['gpt-5.5', 'flex', null],
  ['gpt-5.5', null, null],
  ['a-model-of-nobody', 'galactic', null],
])('%s in the tier %s: unknown is the tier %s', (model, tier, expected) => {
  const attribution = attributionText(model, null, tier, false);
  expect(book.unknownTierOf('2026-11-23', attribution)).toBe(expected);
  if (expected !== null) expect(book.ratesOf('2026-11-23', attribution)).toBeNull();
});

test('an unknown tier is named as a tier, a model without a price as a model', () => {
  const models = [
    { model: 'gpt-5.5', tokens: noTokens, costUsd: null, unpricedTiers: ['galactic'] },
    { model: 'a-model-of-nobody', tokens: noTokens, costUsd: null },
  ];
  const row = { key: '2026-11-23', tokens: { ...noTokens, total: 1 }, costUsd: null, responses: 1, models };
  const report = { by: 'daily', rows: [row] } as unknown as UsageReport & { by: 'daily' };
  expect(checkSpending(report, 1, String).reasons.join()).toContain(
    'no price is known for the service tier "galactic" of gpt-5.5, a-model-of-nobody.',
  );
  const month = { unpricedTiers: [{ tier: 'galactic', model: 'gpt-5.5' }], unpricedModels: ['gpt-99'] };
  expect(tierFindings(month, VERIFIED_CODEX.version)).toMatchObject([
    {
      id: 'pricing.tier.unknown:gpt-5.5:galactic',
      title: expect.stringContaining('service tier "galactic"'),
    },
  ]);
});

test('with a Codex newer than the verified one, tiers and models are not known, with the version', () => {
  const month = {
    unpricedTiers: [{ tier: 'galactic', model: 'gpt-5.5' }],
    unpricedModels: [null, 'gpt-99', 'gpt-oss:20b', 'qwen3'],
  };
  const found = tierFindings(month, '0.172.0');
  expect(found.map(({ kind, level }) => [kind, level])).toEqual([
    ['pricing.tier.unknown', 'info'],
    ['pricing.model.unknown', 'info'],
  ]);
  for (const { detail = '' } of found) {
    expect(detail).toContain('Codex 0.172.0 is not verified');
  }
  expect(tierFindings({ ...month, unpricedTiers: [] }, null)).toEqual([]);
});
