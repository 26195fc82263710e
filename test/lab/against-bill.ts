import { join } from 'node:path';
import { expect } from 'vitest';
import { openSqliteIndex } from '../../electron/core/index/open-index.ts';
import { noIndex, type UsageIndex } from '../../electron/core/index/usage-index.ts';
import { UsageService } from '../../electron/core/usage/usage-service.ts';
import type { UsageReport } from '../../electron/shared/commands.ts';
import { expectedSums, RECORDED, TempHome } from '../core/usage/homes.ts';
import { addSums, type BillSum, sumBill } from './bill.ts';
import { Codex } from './codex/codex.ts';
import { Follower } from './codex/follower.ts';
import { Provider } from './provider/provider.ts';
import { rolloutsOf, type Scenario, threadOfFile } from './scenarios/scenario.ts';

function openService(home: string, index: UsageIndex = noIndex): UsageService {
  return new UsageService({
    codexHomes: [home],
    homesSource: 'option',
    timezone: 'UTC',
    platform: process.platform,
    index,
  });
}

const reportOf = (service: UsageService) => service.report({ by: 'session' }, Date.now());

interface Count {
  readonly total: BillSum;
  readonly threads: ReadonlyMap<string, BillSum>;
  /** Threads that Glance takes for deleted. */
  readonly gone: readonly string[];
}

/** What Glance counted, all of it and by thread. */
function countOf({ rows, totals }: UsageReport): Count {
  const asSum = (row: { responses: number; tokens: Omit<BillSum, 'responses'> }): BillSum => ({
    responses: row.responses,
    ...row.tokens,
  });
  return {
    total: asSum(totals),
    threads: new Map(rows.map((row) => [row.key, asSum(row)])),
    gone: rows.flatMap(({ key, gone }) => (gone ? [key] : [])),
  };
}

function recordedSum(name: string | undefined): BillSum {
  const expected = name === undefined ? undefined : expectedSums[name];
  if (!expected) return sumBill([]);
  const { responses, input, cachedInput, cacheWriteInput, output, reasoningOutput, total } = expected;
  return { responses, input, cachedInput, cacheWriteInput, output, reasoningOutput, total };
}

/**
 * Runs a scenario. At each of its steps a Glance that followed the system's notifications from the
 * start, a room that looked through the home at each step, one that is started anew on its index and
 * one that reads the home for the first time must have counted what the provider billed, in all and by
 * thread.
 */
export async function runAgainstBill(scenario: Scenario): Promise<{ steps: number; billed: BillSum }> {
  await using provider = await Provider.open();
  const startFrom = scenario.recorded ? join(RECORDED, scenario.recorded) : undefined;
  await using codex = new Codex({ provider, ...scenario.codex, ...(startFrom ? { startFrom } : {}) });
  using state = new TempHome();
  using followed = new TempHome();
  const recorded = recordedSum(scenario.recorded);
  await using follower = await Follower.start(codex.home, followed.path);
  const watching = openService(codex.home);
  await watching.scan(() => {});
  const before = countOf(reportOf(watching)).threads;
  let steps = 0;

  function check(report: UsageReport, whose: string): void {
    const { total, threads, gone } = countOf(report);
    expect(total, `${whose} in all at step ${steps}`).toEqual(addSums(recorded, provider.billSum()));
    for (const thread of provider.billedThreads()) {
      const own = before.get(thread);
      const billed = own ? addSums(own, provider.billSum(thread)) : provider.billSum(thread);
      expect(threads.get(thread), `${whose} of thread ${thread} at step ${steps}`).toEqual(billed);
    }
    const present = new Set(rolloutsOf(codex.home).map(threadOfFile));
    const deleted = [...threads.keys()].filter((thread) => !present.has(thread));
    expect(gone, `${whose} deleted at step ${steps}`).toEqual(deleted);
    expect(report.lowerBound).toEqual([]);
  }

  async function checkScan(service: UsageService, whose: string): Promise<void> {
    await service.scan(() => {});
    check(reportOf(service), whose);
  }

  const step = async () => {
    steps += 1;
    const billed = addSums(recorded, provider.billSum());
    const onDisk = new Set(rolloutsOf(codex.home).map(threadOfFile));
    const caughtUp = (report: UsageReport) =>
      report.totals.responses === billed.responses &&
      report.rows.every(({ key, gone }) => (gone ?? false) === !onDisk.has(key));
    check(await follower.report(caughtUp), 'followed');
    await checkScan(watching, 'watched');
    const gone = scenario.forgets && steps > 1;
    if (!gone) await checkScan(openService(codex.home), 'read anew');
    const restarted = openService(codex.home, openSqliteIndex(state.path, [codex.home]));
    await checkScan(restarted, 'restarted');
    await restarted.close();
  };
  await scenario.run({ provider, codex, step });
  expect(provider.unanswered, 'answers nobody asked for').toBe(0);
  return { steps, billed: provider.billSum() };
}
