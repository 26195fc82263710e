import { expect, test } from 'vitest';
import prices from '../../electron/core/pricing/prices.json' with { type: 'json' };
import { VERIFIED_CODEX } from '../../electron/shared/codex/codex.ts';
import models from '../../electron/shared/codex/codex-models.json' with { type: 'json' };
import { codexModels, recordedWindow } from '../../electron/shared/codex/codex-models.ts';

test('the models are those of the verified Codex', () => {
  expect(models.codexVersion).toBe(VERIFIED_CODEX.version);
});

test.each([
  ['gpt-5.5', 258_400],
  ['gpt-6.2-sol', 475_000],
  ['gpt-6.1-sol', 475_000],
  ['no-such-model', null],
])('the window of %s is recorded as %s', (slug, window) => {
  expect(recordedWindow(slug)).toBe(window);
});

test('the price table names the default tiers that Codex asks for', () => {
  const tiers = Object.entries(prices.models).flatMap(([slug, model]) =>
    'defaultTier' in model ? [[slug, model.defaultTier]] : [],
  );
  const asked = codexModels.flatMap(({ slug, defaultTier }) => (defaultTier ? [[slug, defaultTier]] : []));
  expect(tiers.toSorted()).toEqual(asked.toSorted());
});
