import { readdirSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discoverRollouts } from '../../../electron/core/ingest/rollouts/discover-rollouts.ts';
import { makeToolReport } from '../../../electron/core/tool-calls/collect-calls.ts';
import { type CountedEvent, PackedEvents } from '../../../electron/core/tool-calls/kept-calls.ts';
import { ToolCallService } from '../../../electron/core/tool-calls/tool-call-service.ts';
import { type ToolUse, toolFailures } from '../../../electron/shared/tools.ts';
import { call, event, item, meta, ToolHome, threads, turn, turnOf } from './sessions.ts';

const rollouts = join(import.meta.dirname, '../../fixtures/rollouts');
const recorded = readdirSync(rollouts, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [join(rollouts, entry.name)] : [],
);

function serviceOf(codexHomes: readonly string[]): ToolCallService {
  const paths = () =>
    new Map(
      codexHomes
        .flatMap((home) => discoverRollouts(home).files)
        .map(({ path, threadId }) => [`${threadId} ${path}`, [path]] as const),
    );
  return new ToolCallService({ codexHomes, timezone: 'UTC', paths });
}

const duration = { secs: 2, nanos: 0 };

describe('what tools did', () => {
  it('adds up to the report of every day, of recorded sessions, and again from what was kept', async () => {
    const service = serviceOf(recorded);
    const { rows, errors } = await makeToolReport(
      { codexHomes: recorded, timezone: 'UTC' },
      { since: '2000-01-01' },
    );
    const sum = (tool: string, of: 'calls' | 'failures' | 'outcomesKnown' | 'timed') =>
      rows.filter((row) => row.tool === tool).reduce((all, row) => all + row[of], 0);
    for (const use of [await service.use('2000-01-01'), await service.use('2000-01-01')]) {
      expect(use.tools.map(({ tool }) => tool).toSorted()).toEqual(
        [...new Set(rows.map(({ tool }) => tool))].sort(),
      );
      for (const total of use.tools) {
        for (const of of ['calls', 'failures', 'outcomesKnown', 'timed'] as const) {
          expect(total[of]).toBe(sum(total.tool, of));
        }
      }
      expect(use.errors).toEqual(errors);
    }
  });

  it('is read again only of the thread that changed', async () => {
    using home = new ToolHome();
    const [one, two] = threads;
    const first = home.write(one, [meta(one), turn(turnOf(one)), call(0, 'a')]);
    const second = home.write(two, [meta(two), turn(turnOf(two)), call(0, 'b')]);
    const service = serviceOf([home.path]);
    const calls = async () => (await service.use('2026-11-01')).tools[0]?.calls;
    expect(await calls()).toBe(2);
    home.write(one, [meta(one), turn(turnOf(one)), call(0, 'a'), call(1, 'c')]);
    utimesSync(first, new Date(), new Date());
    expect(await calls()).toBe(3);
    // What is kept is of files that exist.
    rmSync(second);
    expect(await calls()).toBe(2);
  });

  it('tells how calls failed, and their median and 95th percentile over all days', async () => {
    using home = new ToolHome();
    const [thread] = threads;
    home.write(thread, [
      meta(thread),
      turn(turnOf(thread)),
      ...['a', 'b', 'c', 'd'].map((id) => call(0, id)),
      event(9_000, 'exec_command_end', { call_id: 'a', exit_code: 2, duration }),
      item(9_000, 'b', { type: 'FileChange', status: 'declined' }),
      event(9_000, 'mcp_tool_call_end', { call_id: 'c', duration, result: { Err: 'no' } }),
      event(9_000, 'exec_command_end', { call_id: 'd', exit_code: 0, duration }),
    ]);
    const { tools } = await serviceOf([home.path]).use('2026-11-01');
    expect(tools).toEqual([
      {
        tool: 'exec_command',
        calls: 4,
        failures: 3,
        outcomesKnown: 4,
        timed: 4,
        p50Ms: 2_000,
        p95Ms: 7_950,
        failedBy: { 'exit-code': 1, declined: 1, error: 1 },
      },
    ]);
  });

  it('lets others run while it reads', async () => {
    using home = new ToolHome();
    const filler = JSON.stringify({
      timestamp: '2026-11-20T10:00:00.000Z',
      type: 'x',
      text: 'a'.repeat(1e6),
    });
    for (const thread of threads) home.write(thread, [meta(thread), filler, filler, filler]);
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    await serviceOf([home.path]).use('2026-11-01');
    isOver = true;
    expect(turns).toBeGreaterThanOrEqual(8);
  });

  it('keeps events as they were', () => {
    const anyEvent: fc.Arbitrary<CountedEvent> = fc.record({
      kind: fc.constantFrom('call', 'trouble'),
      name: fc.string(),
      at: fc.option(fc.nat()),
      durationMs: fc.option(fc.double({ noNaN: true, min: 0, max: 1e9 })),
      failed: fc.option(fc.boolean()),
      failure: fc.option(fc.constantFrom(...toolFailures)),
    });
    fc.assert(
      fc.property(fc.array(anyEvent), (events) => {
        expect([...new PackedEvents(events)]).toEqual(events);
      }),
    );
  });

  it('says nothing of days before', async () => {
    const use: ToolUse = await serviceOf(recorded).use('2099-01-01');
    expect(use).toMatchObject({ tools: [], errors: [] });
  });
});
