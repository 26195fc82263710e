import { join } from 'node:path';
import { expect } from 'vitest';
import { openSqliteIndex } from '../../electron/core/usage/open-index.ts';
import { noIndex, type UsageIndex } from '../../electron/core/usage/usage-index.ts';
import { UsageRoom } from '../../electron/core/usage/usage-room.ts';
import { expectedSums, RECORDED, TempHome } from '../core/usage/homes.ts';
import { addSums, type BillSum, sumBill } from './bill.ts';
import { Codex } from './codex.ts';
import { Provider } from './provider.ts';
import type { Scenario } from './scenario.ts';

function openRoom(home: string, index: UsageIndex = noIndex): UsageRoom {
  return new UsageRoom({
    codexHomes: [home],
    homesSource: 'option',
    timezone: 'UTC',
    platform: process.platform,
    index,
  });
}

/** What Glance counted, all of it and by thread. */
function countOf(room: UsageRoom): { total: BillSum; threads: Map<string, BillSum> } {
  const { rows, totals } = room.report({ by: 'session' }, Date.now());
  const asSum = (row: { responses: number; tokens: Omit<BillSum, 'responses'> }): BillSum => ({
    responses: row.responses,
    ...row.tokens,
  });
  return { total: asSum(totals), threads: new Map(rows.map((row) => [row.key, asSum(row)])) };
}

function recordedSum(name: string | undefined): BillSum {
  const expected = name === undefined ? undefined : expectedSums[name];
  if (!expected) return sumBill([]);
  const { responses, input, cachedInput, cacheWriteInput, output, reasoningOutput, total } = expected;
  return { responses, input, cachedInput, cacheWriteInput, output, reasoningOutput, total };
}

/**
 * Runs a scenario. At each of its steps a room that watched from the start, one that is started anew on
 * its index and one that reads the home for the first time must have counted what the provider billed,
 * in all and by thread.
 */
export async function runAgainstBill(scenario: Scenario): Promise<{ steps: number; billed: BillSum }> {
  await using provider = await Provider.open();
  const startFrom = scenario.recorded ? join(RECORDED, scenario.recorded) : undefined;
  await using codex = new Codex({ provider, ...scenario.codex, ...(startFrom ? { startFrom } : {}) });
  using state = new TempHome();
  const recorded = recordedSum(scenario.recorded);
  const watching = openRoom(codex.home);
  const first = openRoom(codex.home);
  await first.scan(() => {});
  const before = countOf(first).threads;
  let steps = 0;

  async function check(room: UsageRoom, whose: string): Promise<void> {
    await room.scan(() => {});
    const { total, threads } = countOf(room);
    expect(total, `${whose} in all at step ${steps}`).toEqual(addSums(recorded, provider.billSum()));
    for (const thread of provider.billedThreads()) {
      const own = before.get(thread);
      const billed = own ? addSums(own, provider.billSum(thread)) : provider.billSum(thread);
      expect(threads.get(thread), `${whose} of thread ${thread} at step ${steps}`).toEqual(billed);
    }
    expect(room.coverage(Date.now()).reading.lowerBound).toEqual([]);
  }

  const step = async () => {
    steps += 1;
    await check(watching, 'watched');
    const gone = scenario.forgets && steps > 1;
    if (!gone) await check(openRoom(codex.home), 'read anew');
    const restarted = openRoom(codex.home, openSqliteIndex(state.path, [codex.home]));
    await check(restarted, 'restarted');
    await restarted.close();
  };
  await scenario.run({ provider, codex, step });
  expect(provider.unanswered, 'answers nobody asked for').toBe(0);
  return { steps, billed: provider.billSum() };
}
