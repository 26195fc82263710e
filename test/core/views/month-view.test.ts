import { expect, test } from 'vitest';
import { PriceBook } from '../../../electron/core/pricing/cost.ts';
import { repositoryPrices } from '../../../electron/core/pricing/repository-prices.ts';
import { viewMonth } from '../../../electron/core/views/month-view.ts';
import { context, meta, NAME, record, started } from '../ingest/lines/lines.ts';
import { openService, TempHome } from '../usage/homes.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');

test('sets the month at API prices and in credits against the price of the plan', async () => {
  using home = new TempHome();
  home.write(NAME, [meta(), started(), context(), record('resp_1', 200_000, 40_000)].join(''));
  const service = openService(home.path);
  await service.scan(() => {});
  const month = (plan: number | null) =>
    viewMonth(service.ledger, new PriceBook(repositoryPrices), plan, NOW);
  // 100,000 at $2, as many from the cache at $0.10, and 40,000 at $10 a million.
  expect(month(20).api.costUsd).toBeCloseTo(0.61, 9);
  expect(month(20).credits.amount).toBeCloseTo(15.25, 9);
  expect(month(20).subscription?.valuePerDollar).toBeCloseTo(0.0305, 9);
  expect(month(0).subscription?.valuePerDollar).toBeNull();
  expect(month(null).subscription).toBeNull();
  const { month: period, recent, days, models } = service.usage(NOW);
  for (const one of [period, recent[0], days.at(-1), models[0]]) expect(one?.costUsd).toBeCloseTo(0.61, 9);
});
