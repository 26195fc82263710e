import type { PriceTable } from './price-table.ts';
import table from './prices.json' with { type: 'json' };

/** The table that comes with Glance. A test checks it against the schema, so a start does not. */
export const repositoryPrices = table as unknown as PriceTable;
