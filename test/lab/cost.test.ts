import { expect, test } from 'vitest';
import { type BilledResponse, bareTable, priceByHand } from '../core/pricing/by-hand.ts';
import { openService } from '../core/usage/homes.ts';
import type { BillEntry } from './bill.ts';
import { Codex } from './codex/codex.ts';
import { Provider } from './provider/provider.ts';
import { message } from './provider/replies.ts';

/** A thousandth of a cent. */
const TOLERANCE = 0.00001;

/** `codex exec` names no tier in its rollouts, so each model ran in its default. */
function billed(entry: BillEntry): BilledResponse {
  const { model, at, input, cachedInput, cacheWriteInput, output } = entry;
  if (model === null) throw new Error('Codex asked without a model.');
  const day = new Date(at).toISOString().slice(0, 10);
  return { model, tier: null, day, input, cachedInput, cacheWriteInput, output };
}

test("Glance's cost is the provider's bill, priced by hand", async () => {
  await using provider = await Provider.open();
  await using codex = new Codex({ provider, timezone: 'UTC' });
  const thread = await codex.exec('First', { model: 'gpt-6.1-sol' });
  await codex.resume(thread, 'Second', { model: 'gpt-6-sol' });
  const long = {
    input: 300_000,
    cachedInput: 120_000,
    cacheWriteInput: 3_000,
    output: 700,
    reasoningOutput: 9,
  };
  provider.answer({ ...message('Long'), usage: long });
  await codex.exec('Third', { model: 'gpt-6-astra' });
  const service = openService(codex.home);
  await service.scan(() => {});
  const { totals, rows } = service.report({ by: 'model' }, Date.now());
  const hand = provider.bill().map((entry) => priceByHand(billed(entry)));
  const bill = hand.reduce((sum, usd) => sum + usd, 0);
  expect(rows.map(({ key }) => key).sort()).toEqual(['gpt-6-astra', 'gpt-6-sol', 'gpt-6.1-sol']);
  expect(Math.abs((totals.costUsd ?? -1) - bill)).toBeLessThan(TOLERANCE);
  expect(bill).toBeGreaterThan(1);
});

test('so it is for every model of the table in every tier that Codex asks for', async () => {
  await using provider = await Provider.open();
  await using codex = new Codex({ provider, timezone: 'UTC' });
  const server = await codex.appServer();
  const priced = Object.entries(bareTable.models).filter(([, { prices }]) => prices.length > 0);
  const asked = new Map<string, { model: string; tier: string | null }>();
  for (const [model] of priced) {
    for (const tier of [null, 'default', 'fast', 'flex']) {
      const thread = await server.startThread({ model, ...(tier === null ? {} : { serviceTier: tier }) });
      await server.turn(thread, 'Hello');
      asked.set(thread, { model, tier });
    }
  }
  const service = openService(codex.home);
  await service.scan(() => {});
  const costs = new Map(
    service.report({ by: 'session' }, Date.now()).rows.map(({ threadId, costUsd }) => [threadId, costUsd]),
  );
  const tiers = new Set<string>();
  for (const entry of provider.bill()) {
    const { model, tier } = asked.get(entry.threadId ?? '') ?? { model: '', tier: null };
    // Codex writes down a tier that its catalog does not offer for a model, and does not ask for it.
    if (tier === 'fast' && entry.serviceTier === null) continue;
    tiers.add(`${tier} asked as ${entry.serviceTier}`);
    const hand = priceByHand({
      ...billed(entry),
      tier: tier === null ? null : (entry.serviceTier ?? 'default'),
    });
    const name = `${model}, ${tier}`;
    expect(Math.abs((costs.get(entry.threadId ?? '') ?? -1) - hand), name).toBeLessThan(TOLERANCE);
  }
  expect([...tiers].toSorted()).toEqual([
    'default asked as null',
    'fast asked as priority',
    'flex asked as flex',
    'null asked as null',
  ]);
  expect(asked.size).toBeGreaterThan(80);
});
