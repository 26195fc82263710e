import type { PriceTable } from './price-table.ts';
import table from './prices.json' with { type: 'json' };

/** The table that comes with Glance. A test holds it to the schema, so it is not checked at each start. */
export const repositoryPrices = table as unknown as PriceTable;
