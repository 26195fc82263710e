import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { PricingService } from '../../../electron/core/pricing/pricing-service.ts';
import { repositoryPrices } from '../../../electron/core/pricing/repository-prices.ts';
import { attributionText } from '../../../electron/core/tokens/attribution.ts';
import { pricingReportSchema } from '../../../electron/shared/schema/pricing.ts';
import { asDocument } from '../../setup/as-document.ts';
import { TempHome } from '../usage/homes.ts';

const NOW = Date.parse('2026-11-26T12:00:00Z');
const sol = attributionText('gpt-6.1-sol', null, null, false);
const table = (asOf: string) => JSON.stringify({ ...repositoryPrices, asOf }, null, 2);

const period = { from: null, until: null, input: 7, cachedInput: 1, cacheWrite: null, output: 9 };
const own = {
  schema: 'codex-glance.prices/1',
  models: {
    'gpt-6.1-sol': { longContext: false, prices: [{ ...period, source: 'contract', confidence: 'own' }] },
  },
};

test('shows the table with its date and age, as its schema says', () => {
  const report = new PricingService(null).report(NOW);
  expect(v.safeParse(pricingReportSchema, asDocument(report)).issues).toBeUndefined();
  expect(report).toMatchObject({
    asOf: '2026-11-23',
    ageDays: 3,
    stale: false,
    source: 'glance',
    problems: [],
  });
});

test('finds prices that are older than 60 days', () => {
  const service = new PricingService(null);
  const after = (days: number) => Date.parse('2026-11-23T00:00:00Z') + days * 86_400_000;
  expect(service.findings(after(60))).toEqual([]);
  expect(service.findings(after(61))).toMatchObject([{ kind: 'pricing.stale', level: 'warning' }]);
});

test("puts a person's own prices before the table", () => {
  using state = new TempHome();
  const file = state.write('prices.json', JSON.stringify(own));
  const service = new PricingService(state.path);
  expect(service.book.ratesOf('2026-11-23', sol)).toMatchObject({ input: 7_000_000, output: 9_000_000 });
  expect(service.report(NOW).overrideFile).toBe(file);
  expect(service.findings(NOW)).toEqual([]);
});

test.for([
  ['{\n"schema": "codex-glance.prices/1",\n"models": [}', 3],
  [
    JSON.stringify(
      { ...own, models: { a: { longContext: true, prices: [{ ...period, input: -1 }] } } },
      null,
      1,
    ),
    10,
  ],
  ['[]', 1],
  ['', 1],
] as const)('names file and line of damaged prices, and keeps to the table: %#', ([text, line]) => {
  using state = new TempHome();
  const file = state.write('prices.json', text);
  const service = new PricingService(state.path);
  expect(service.findings(NOW)).toMatchObject([{ kind: 'pricing.file.invalid', file, line }]);
  expect(service.book.ratesOf('2026-11-23', sol)).toMatchObject({ input: 2_000_000 });
});

test('takes a newer table, keeps the one before, and refuses older and broken ones', async () => {
  using state = new TempHome();
  const service = new PricingService(state.path);
  const target = join(state.path, 'price-table.json');
  const take = async (file: string) => (await service.update(file, NOW)).update;
  const offer = (text: string) => take(state.write('offered.json', text));
  expect(await offer(table('2026-11-23'))).toMatchObject({ changed: false });
  expect(await offer(table('2026-01-01'))).toMatchObject({ changed: false });
  const offered = join(state.path, 'offered.json');
  await expect(offer('{\n"schema": 1')).rejects.toMatchObject({
    code: 'broken-table',
    path: offered,
    message: expect.stringMatching(/^Line 2: /),
  });
  const absent = join(state.path, 'absent.json');
  await expect(take(absent)).rejects.toMatchObject({ code: 'no-file', path: absent });
  expect(existsSync(target)).toBe(false);
  expect(await offer(table('2026-12-01'))).toMatchObject({ changed: true, backup: null });
  expect(service.report(NOW)).toMatchObject({ asOf: '2026-12-01', source: 'update', file: target });
  expect(await offer(table('2026-12-24'))).toMatchObject({ changed: true, backup: `${target}.bak` });
  expect(JSON.parse(readFileSync(`${target}.bak`, 'utf8'))).toMatchObject({ asOf: '2026-12-01' });
  expect(await offer(table('2026-12-02'))).toMatchObject({ changed: false });
});
