import * as v from 'valibot';
import { expect, test } from 'vitest';
import { issueMessage } from '../../../electron/core/platform/issue-message.ts';
import { priceTableSchema } from '../../../electron/core/pricing/price-schema.ts';
import { repositoryPrices } from '../../../electron/core/pricing/repository-prices.ts';
import { settingsSchema } from '../../../electron/shared/schema/settings.ts';
import { defaultSettings } from '../../../electron/shared/settings.ts';

const settings = (change: object) => v.safeParse(settingsSchema, { ...defaultSettings, ...change });
const alerts = (change: object) => settings({ alerts: { ...defaultSettings.alerts, ...change } });
const prices = (change: object) => v.safeParse(priceTableSchema, { ...repositoryPrices, ...change });

test.each([
  ['a word of a list', settings({ theme: 'blue' }), 'it must be "system", "light" or "dark"'],
  ['a switch', settings({ privacy: 'yes' }), 'it must be true or false'],
  ['a text', settings({ shortcut: 5 }), 'it must be text'],
  ['an empty text', settings({ shortcut: '' }), 'it must not be empty'],
  ['a long text', settings({ shortcut: 'x'.repeat(101) }), 'it must be no longer than 100'],
  ['a number', settings({ retentionDays: 'x' }), 'it must be a number'],
  ['a whole number', settings({ retentionDays: 7.5 }), 'it must be a whole number'],
  ['a small number', settings({ retentionDays: 3 }), 'it must be at least 7'],
  ['a large number', settings({ retentionDays: 401 }), 'it must be at most 400'],
  ['no number', settings({ planUsdPerMonth: Number.POSITIVE_INFINITY }), 'it must be a number'],
  ['a list', settings({ codexHomes: 'x' }), 'it must be a list'],
  ['a path', settings({ codexHomes: ['x'] }), 'it must be an absolute path'],
  ['a table', settings({ alerts: 'x' }), 'it must be a table of keys and values'],
  ['an order', alerts({ thresholds: [2, 1] }), 'its numbers must be in rising order'],
  ['a time', alerts({ quietHours: { from: '22', to: '07:00' } }), 'it must be a time of day such as 22:30'],
  ['a key', settings({ colour: 'red' }), 'it has an unknown key'],
  ['a day', prices({ asOf: '2026-13-01' }), 'it must be a day such as 2026-11-23'],
  ['a word', prices({ schema: 'x' }), 'it must be "codex-glance.prices/1"'],
  ['what is missing', v.safeParse(priceTableSchema, {}), 'it is missing'],
])('%s', (_name, parsed, text) => {
  expect(parsed.success).toBe(false);
  if (!parsed.success) expect(issueMessage(parsed.issues[0]).text).toBe(text);
});
