import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { discoverRollouts } from '../../../electron/core/ingest/rollouts/discover-rollouts.ts';
import { makeToolReport } from '../../../electron/core/tool-calls/collect-calls.ts';
import { FileCalls } from '../../../electron/core/tool-calls/file-calls.ts';
import { LineWalker } from '../../../electron/core/tool-calls/line-walker.ts';
import { toolMembers } from '../../../electron/core/tool-calls/wanted-members.ts';
import { textOf } from '../../../electron/shared/messages/message.ts';
import {
  call,
  event,
  item,
  line,
  meta,
  nameOf,
  output,
  START,
  ToolHome,
  threads,
  turn,
  turnOf,
} from './sessions.ts';

const [parent, child, other] = threads;
const session = (thread: string, id = 'a') => [
  meta(thread),
  turn(turnOf(thread)),
  call(5, id),
  output(10, id),
  line(11, 'compacted', {}),
];

const callsIn = async (home: ToolHome) =>
  (await home.report()).rows.reduce((sum, { calls }) => sum + calls, 0);

describe('A call counts once', () => {
  it('in archived, compressed and second copies of its file, and where its line was written twice', async () => {
    using home = new ToolHome();
    const lines = session(parent);
    home.write(parent, [...lines.slice(0, 3), lines[2] ?? '', ...lines.slice(3)]);
    const once = await home.report();
    expect(once.rows).toMatchObject([{ calls: 1, p50Ms: 5 }]);
    expect(once.errors).toMatchObject([{ count: 1 }]);
    const path = home.write(parent, lines, 'archived_sessions');
    home.put(`sessions/2026/11/21/${nameOf(parent)}.zst`, zstdCompressSync(readFileSync(path)));
    expect(await home.report()).toEqual(once);
    // What one copy does not tell, another does.
    home.write(parent, lines.slice(0, 3));
    expect(await home.report()).toEqual(once);
  });

  it('compressed or plain, and in each of two threads that use the same id', async () => {
    using home = new ToolHome();
    const path = home.write(parent, session(parent));
    home.put(`archived_sessions/${nameOf(parent)}.zst`, zstdCompressSync(readFileSync(path)));
    rmSync(path);
    home.write(other, session(other));
    expect(await callsIn(home)).toBe(2);
  });

  it('where turn ids tell what a fork has copied', async () => {
    using home = new ToolHome();
    home.write(parent, session(parent));
    const copied = [meta(parent, 900), turn(turnOf(parent), 900), call(900, 'a'), output(900, 'a')];
    home.write(child, [meta(child, 900), ...copied, turn(turnOf(child), 950), call(960, 'b')]);
    expect(await callsIn(home)).toBe(2);
  });

  it.each([true, false])(
    'where no turn ids tell what a fork has copied; its parent is there: %s',
    async (isThere) => {
      using home = new ToolHome();
      const old = [
        meta(parent),
        call(5_000, 'a'),
        output(5_010, 'a'),
        call(9_000, 'b'),
        line(9_500, 'compacted', {}),
      ];
      if (isThere) home.write(parent, old);
      const at = 90_000;
      const copied = [
        meta(parent, at),
        call(at, 'a'),
        output(at, 'a'),
        call(at + 1, 'b'),
        line(at + 2, 'compacted', {}),
      ];
      const own = [call(at + 60_000, 'c'), line(at + 61_000, 'compacted', {})];
      home.write(child, [meta(child, at, { forked_from_id: parent }), ...copied, ...own]);
      const { rows, errors } = await home.report();
      expect(rows).toMatchObject([{ calls: isThere ? 3 : 1 }]);
      expect(errors).toMatchObject([{ kind: 'compaction', count: isThere ? 2 : 1 }]);
    },
  );
});

describe('Files that were last written before the first day that counts', () => {
  it('are not read', async () => {
    using home = new ToolHome();
    const later = Date.parse('2199-01-02T00:00:00.000Z') - START;
    home.write(parent, [meta(parent), turn(turnOf(parent)), call(later, 'a')]);
    expect(await callsIn(home)).toBe(1);
    expect((await home.report({ since: '2199-01-01' })).rows).toEqual([]);
  });

  it('are read where a fork may have copied them', async () => {
    using home = new ToolHome();
    home.write(parent, [meta(parent), call(0, 'a'), '{"no']);
    const day = 24 * 3_600_000;
    const at = 9 * day;
    // Both calls follow at once: only the parent tells which of them is a copy.
    const lines = [meta(child, at, { forked_from_id: parent }), call(at, 'a'), call(at + 1, 'b')];
    home.write(child, lines);
    const discover = (codexHome: string) => {
      const found = discoverRollouts(codexHome);
      const aged = found.files.map((file) =>
        file.threadId === parent ? { ...file, mtimeMs: START, ctimeMs: START } : file,
      );
      return { ...found, files: aged };
    };
    const source = { codexHomes: [home.path], timezone: 'UTC', discover };
    const since = new Date(START + at - day).toISOString().slice(0, 10);
    expect((await makeToolReport(source, { since })).rows).toMatchObject([{ calls: 1 }]);
    rmSync(join(home.path, 'sessions/2026/11/20', nameOf(parent)));
    expect((await makeToolReport(source, { since })).rows).toEqual([]);
  });
});

describe('What cannot be read', () => {
  const reasons = async (home: ToolHome) => (await home.report()).lowerBound.map((reason) => textOf(reason));

  it('of a line is said, and the others count', async () => {
    using home = new ToolHome();
    const lines = session(parent);
    home.write(parent, [...lines, (lines[2] ?? '').slice(0, -20), '{"no', ...session(parent, 'b').slice(2)]);
    expect(await callsIn(home)).toBe(2);
    expect(await reasons(home)).toEqual(['2 lines could not be understood']);
  });

  it('of a file is said, and of a damaged compressed one what is there counts', async () => {
    using home = new ToolHome();
    const whole = zstdCompressSync(
      Buffer.from(
        session(parent)
          .map((each) => `${each}\n`)
          .join(''),
      ),
    );
    home.put(`archived_sessions/${nameOf(parent)}.zst`, Buffer.concat([whole, whole.subarray(0, 40)]));
    home.put(`archived_sessions/${nameOf(other)}.zst`, 'no frames');
    expect(await callsIn(home)).toBe(1);
    expect(await reasons(home)).toEqual(['1 session could not be read', '1 line could not be understood']);
  });

  it('of Codex 0.20 is said: its lines have no time', async () => {
    using home = new ToolHome();
    const bare = { type: 'function_call', name: 'shell', arguments: '{}', call_id: 'a' };
    home.write(parent, ['{"id":"x","timestamp":"2025-08-01T00:00:00.000Z"}', JSON.stringify(bare)]);
    expect(await callsIn(home)).toBe(0);
    expect(await reasons(home)).toEqual([expect.stringMatching(/^1 call of a tool without a recorded time/)]);
  });

  it('is nothing in a home without sessions', async () => {
    using home = new ToolHome();
    expect(await home.report()).toEqual({
      schema: 'codex-glance.tools/1',
      timezone: 'UTC',
      rows: [],
      errors: [],
      lowerBound: [],
    });
  });
});

describe('Content', () => {
  const MARKER = 'canary-7c1e';
  const bytes = [...Buffer.from(MARKER)].join(', ');
  const secret = { text: MARKER, [MARKER]: MARKER, nested: [{ [`${MARKER}\\"`]: `"\\${MARKER}` }] };
  const said = [
    meta(parent, 0, { base_instructions: secret, instructions: MARKER, cwd: MARKER }),
    turn(turnOf(parent)),
    event(1, 'user_message', { message: MARKER }),
    call(2, 'a', 'shell', { arguments: JSON.stringify(secret), extra: secret }),
    output(3, 'a', [secret]),
    output(3, 'a', secret),
    event(4, 'exec_command_end', { call_id: 'a', exit_code: 0, stdout: MARKER, command: [MARKER] }),
    event(4, 'mcp_tool_call_end', { call_id: 'a', result: { Err: MARKER }, invocation: secret }),
    item(5, 'a', {
      type: 'CommandExecution',
      aggregated_output: MARKER,
      command: [MARKER],
      status: 'completed',
    }),
    line(6, 'response_item', { type: 'custom_tool_call', call_id: 'b', name: 'apply_patch', input: MARKER }),
    line(6, 'response_item', { type: 'web_search_call', action: secret, status: 'completed' }),
    line(7, 'compacted', { message: MARKER, replacement_history: [secret] }),
    event(8, 'task_complete', {
      last_agent_message: MARKER,
      error: { message: MARKER, codex_error_info: 'other' },
    }),
    event(9, 'stream_error', { message: MARKER }),
  ];

  it('is in no report', async () => {
    using home = new ToolHome();
    home.write(parent, said);
    const report = await home.report();
    expect(report.rows.map(({ tool }) => tool)).toEqual(['apply_patch', 'shell', 'web_search']);
    expect(JSON.stringify(report)).not.toContain(MARKER);
  });

  it('is at no place of a file in what is kept of it, save the name of a member while it is read', () => {
    const calls = new FileCalls(parent);
    const walker = new LineWalker(toolMembers, calls);
    const text = said.map((each) => `${each}\n`).join('');
    const named = text.replaceAll(`"${MARKER}":`, '"x":').replaceAll(`"${MARKER}\\\\\\"":`, '"x":');
    // What is kept of a text stays to its end, so that a look every few bytes finds it.
    for (let at = 0; at < named.length; at += 5) {
      walker.push(Buffer.from(named.slice(at, at + 5)));
      const kept = inspect([walker, calls], { depth: null, maxArrayLength: null, breakLength: Infinity });
      if (kept.includes(MARKER) || kept.includes(bytes)) expect.fail(kept);
    }
    expect(calls.events.filter(({ kind }) => kind === 'call')).toHaveLength(3);
  });
});
