import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from '../../../electron/core/tool-calls/quantile.ts';
import { runs } from '../../setup/runs.ts';
import { call, event, item, line, output, reportOf } from './sessions.ts';

const duration = { secs: 2, nanos: 500_000 };

describe('A call', () => {
  it.each([
    ['an exit code', event(9_000, 'exec_command_end', { call_id: 'a', exit_code: 2, duration }), 1, 2_000.5],
    ['success', event(9_000, 'patch_apply_end', { call_id: 'a', success: true }), 0, 9_000],
    ['no success', event(9_000, 'patch_apply_end', { call_id: 'a', success: false }), 1, 9_000],
    [
      'an MCP result',
      event(9_000, 'mcp_tool_call_end', { call_id: 'a', duration, result: { Ok: { content: [] } } }),
      0,
      2_000.5,
    ],
    [
      'an MCP error',
      event(9_000, 'mcp_tool_call_end', { call_id: 'a', duration, result: { Err: 'no' } }),
      1,
      2_000.5,
    ],
    [
      'an MCP result that is an error',
      event(9_000, 'mcp_tool_call_end', { call_id: 'a', result: { Ok: { content: ['x'], isError: true } } }),
      1,
      9_000,
    ],
    ['a declined change', item(9_000, 'a', { type: 'FileChange', status: 'declined' }), 1, 9_000],
    ['a failed agent', item(9_000, 'a', { type: 'CollabAgentToolCall', status: 'failed' }), 1, 9_000],
    [
      'an exit code of a terminal, whose duration is not that of the call',
      item(9_000, 'a', { type: 'CommandExecution', exit_code: 1, source: 'unified_exec_startup', duration }),
      1,
      9_000,
    ],
    [
      'a command with its duration',
      item(9_000, 'a', { type: 'CommandExecution', exit_code: 0, source: 'agent', duration }),
      0,
      2_000.5,
    ],
  ])('ends with %s', async (_name, end, failures, ms) => {
    for (const lines of [
      [call(0, 'a'), end],
      [call(0, 'a'), end, output(9_500, 'a')],
      [call(0, 'a'), event(1, 'item_completed', { item: { type: 'CommandExecution', id: 'b' } }), end],
    ]) {
      const { rows } = await reportOf(lines);
      expect(rows).toEqual([
        {
          day: '2026-11-20',
          tool: 'exec_command',
          calls: 1,
          failures,
          outcomesKnown: 1,
          timed: 1,
          p50Ms: ms,
          p95Ms: ms,
        },
      ]);
    }
  });

  it('that goes on after its output has ended with the output', async () => {
    const { rows } = await reportOf([
      call(0, 'a'),
      output(10_000, 'a'),
      item(60_000, 'a', { type: 'CommandExecution', source: 'unified_exec_startup', exit_code: 3 }),
    ]);
    expect(rows).toMatchObject([{ calls: 1, failures: 1, p50Ms: 10_000 }]);
  });

  it('has no duration without an end, with an end before it, or without a time', async () => {
    const untimed = output(5, 'd').replace(/"timestamp":"[^"]*"/, '"timestamp":"soon"');
    const { rows } = await reportOf([
      call(10, 'a'),
      call(10, 'b'),
      output(5, 'b'),
      output(6, 'c'),
      call(10, 'd'),
      untimed,
    ]);
    expect(rows).toMatchObject([
      { calls: 3, failures: 0, outcomesKnown: 0, timed: 0, p50Ms: null, p95Ms: null },
    ]);
  });

  it.each([
    [call(0, 'a', 'find', { namespace: 'mcp__docs' }), 'mcp__docs__find'],
    [call(0, 'a', 'mcp__docs__find'), 'mcp__docs__find'],
    [call(0, 'a', 'spawn_agent', { namespace: 'multi_agent_v1' }), 'spawn_agent'],
    [call(0, 'a', 'rm -rf\nall of it'), 'other'],
    [
      line(0, 'response_item', {
        type: 'custom_tool_call',
        name: 'apply_patch',
        input: '*** Begin',
        status: 'completed',
      }),
      'apply_patch',
    ],
    [
      line(0, 'response_item', { type: 'local_shell_call', call_id: 'a', status: 'completed', action: {} }),
      'local_shell',
    ],
    [line(0, 'response_item', { type: 'tool_search_call', call_id: 'a' }), 'tool_search'],
    [line(0, 'response_item', { type: 'function_call', call_id: 'a' }), 'unknown'],
  ])('%s is of %s, and does not say how it ended', async (text, tool) => {
    expect((await reportOf([text])).rows).toMatchObject([{ tool, calls: 1, outcomesKnown: 0 }]);
  });

  it('that the model ran by itself says how it ended', async () => {
    const search = (status: string, id?: string) =>
      line(5, 'response_item', { type: 'web_search_call', status, id, action: { query: 'x' } });
    const { rows } = await reportOf([search('completed'), search('completed'), search('failed', 'ws_1')]);
    expect(rows).toMatchObject([{ tool: 'web_search', calls: 3, failures: 1, outcomesKnown: 3, timed: 0 }]);
  });
});

describe('Calls in any order', () => {
  interface Made {
    readonly tool: string;
    readonly from: number;
    readonly took: number | null;
    readonly exit: number | null;
  }
  const made = fc.array(
    fc.record<Made>({
      tool: fc.constantFrom('shell', 'apply_patch', 'mcp__a__b'),
      from: fc.nat(50_000),
      took: fc.option(fc.nat(50_000)),
      exit: fc.option(fc.constantFrom(0, 1, 127)),
    }),
    { maxLength: 30 },
  );

  it('each have their own end, or none', async () => {
    await fc.assert(
      fc.asyncProperty(made, async (calls) => {
        const lines = calls.flatMap(({ tool, from, took, exit }, index) => {
          const id = `call_${index}`;
          const to = from + (took ?? 0);
          return [
            { at: from, text: call(from, id, tool) },
            ...(exit === null
              ? []
              : [
                  {
                    at: to,
                    text: event(to, 'exec_command_end', {
                      call_id: id,
                      exit_code: exit,
                      ...(took === null ? { duration: { secs: 0, nanos: 1 } } : {}),
                    }),
                  },
                ]),
            ...(took === null || exit !== null ? [] : [{ at: to, text: output(to, id) }]),
          ];
        });
        // The sort is stable: a call stands before its own end.
        const sorted = lines.toSorted((a, b) => a.at - b.at).map(({ text }) => text);
        const { rows } = await reportOf(sorted);
        const tools = new Set(calls.map(({ tool }) => tool));
        expect(rows.map(({ tool }) => tool).toSorted()).toEqual([...tools].toSorted());
        for (const row of rows) {
          const own = calls.filter(({ tool }) => tool === row.tool);
          const times = own.flatMap(({ took, exit }) =>
            took === null ? (exit === null ? [] : [1e-6]) : took,
          );
          const sortedTimes = Float64Array.from(times).sort();
          expect(row).toEqual({
            day: '2026-11-20',
            tool: row.tool,
            calls: own.length,
            failures: own.filter(({ exit }) => exit !== null && exit !== 0).length,
            outcomesKnown: own.filter(({ exit }) => exit !== null).length,
            timed: times.length,
            p50Ms: quantile(sortedTimes, 0.5),
            p95Ms: quantile(sortedTimes, 0.95),
          });
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it.each([
    [[7], 0.5, 7],
    [[1, 2], 0.5, 1.5],
    [[1, 2, 10], 0.5, 2],
    [Array.from({ length: 21 }, (_, index) => index), 0.95, 19],
    [[0, 100], 0.95, 95],
    [[], 0.5, null],
  ] as const)('of %j the share %d is %j', (values, share, expected) => {
    expect(quantile(Float64Array.from(values), share)).toBe(expected);
  });
});

describe('Errors', () => {
  it('are counted by the name that Codex gives them', async () => {
    const failed = (codex_error_info: unknown) =>
      event(5, 'task_complete', { turn_id: 't', error: { message: 'You have hit it.', codex_error_info } });
    const { errors } = await reportOf([
      failed('usage_limit_exceeded'),
      failed('usage_limit_exceeded'),
      failed({ http_connection_failed: { http_status_code: 500 } }),
      failed(undefined),
      failed('a sentence of its own'),
      event(6, 'task_complete', { turn_id: 't', error: null }),
      event(6, 'error', { message: 'Something.', codex_error_info: 'unauthorized' }),
      event(7, 'stream_error', { message: 'Reconnecting 1/5' }),
      event(8, 'turn_aborted', { reason: 'interrupted' }),
      line(9, 'compacted', { message: 'A summary.' }),
      event(9, 'context_compacted'),
      item(9, 'c', { type: 'ContextCompaction' }),
    ]);
    expect(errors.map(({ kind, count }) => `${kind} ${count}`)).toEqual([
      'compaction 1',
      'http_connection_failed 1',
      'other 2',
      'retry 1',
      'turn_aborted 1',
      'unauthorized 1',
      'usage_limit_exceeded 2',
    ]);
  });
});

describe('Days', () => {
  it('are local, and from the first to the last', async () => {
    const day = 24 * 3_600_000;
    const lines = [-day, 0, 13.5 * 3_600_000, day].map((ms, index) => call(ms, `c${index}`));
    const days = async (
      ...given: Parameters<typeof reportOf> extends [unknown, ...infer Rest] ? Rest : never
    ) => (await reportOf(lines, ...given)).rows.map((row) => `${row.day} ${row.calls}`);
    expect(await days()).toEqual(['2026-11-19 1', '2026-11-20 2', '2026-11-21 1']);
    expect(await days({}, 'Europe/Berlin')).toEqual(['2026-11-19 1', '2026-11-20 1', '2026-11-21 2']);
    expect(await days({ since: '2026-11-20', until: '2026-11-20' })).toEqual(['2026-11-20 2']);
  });
});
