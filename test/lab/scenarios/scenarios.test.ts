import { describe, expect, test } from 'vitest';
import { runAgainstBill } from '../against-bill.ts';
import { scenarios } from './scenarios.ts';

describe.concurrent('what Glance counts equals what the provider billed', () => {
  test.for(scenarios)('$name', async (scenario) => {
    const { steps, billed } = await runAgainstBill(scenario);
    expect(steps).toBeGreaterThan(0);
    expect(billed.responses).toBeGreaterThan(0);
  });
});
