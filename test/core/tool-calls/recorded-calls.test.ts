import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { discoverRollouts } from '../../../electron/core/ingest/rollouts/discover-rollouts.ts';
import { makeToolReport } from '../../../electron/core/tool-calls/collect-calls.ts';
import { FileCalls } from '../../../electron/core/tool-calls/file-calls.ts';
import { LineWalker } from '../../../electron/core/tool-calls/line-walker.ts';
import { toolMembers } from '../../../electron/core/tool-calls/wanted-members.ts';
import type { ToolReport } from '../../../electron/shared/tools.ts';
import { readByKernel } from '../ingest/reading.ts';

const rollouts = join(import.meta.dirname, '../../fixtures/rollouts');
const homes = readdirSync(rollouts, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

const reportOf = (home: string) =>
  makeToolReport({ codexHomes: [join(rollouts, home)], timezone: 'UTC' }, {});

/** Calls as `tool: calls/with known outcome`, then errors, counted by hand in the recorded files. */
const counted: Readonly<Record<string, readonly string[]>> = {
  'history-0.20.0': [],
  'history-0.34.0': [],
  'history-0.42.0': ['shell 1/0'],
  'history-0.58.0': ['shell 1/0'],
  'history-0.98.0': ['exec_command 1/0'],
  'history-0.116.0': ['exec_command 1/0'],
  'history-0.139.0': ['exec_command 1/0'],
  'history-0.144.6': ['exec_command 1/0'],
  'history-0.148.0': ['exec_command 1/1'],
  'history-0.152.1': ['exec_command 1/1'],
  'history-0.153.0': ['exec_command 1/1'],
  'history-0.155.1': ['exec_command 1/1'],
  'history-0.161.0': ['exec_command 1/1'],
  'history-0.165.0': ['exec_command 1/1'],
  'migrated-before': ['exec_command 2/0', 'shell 1/0'],
  'migrated-after': ['exec_command 2/0', 'shell 1/0'],
  'review-0.77.0': ['shell 1/0', 'compaction 1'],
  // One of its threads is a fork, which begins with copies of the call and of the compaction.
  'review-0.98.0': ['exec_command 1/0', 'compaction 1'],
  'review-0.151.0': ['exec_command 1/1', 'context_window_exceeded 1'],
  // One command was running when its turn was interrupted.
  'scenarios-0.169.0': ['exec_command 3/2', 'turn_aborted 2'],
  // The subagent's file begins with copies of two calls.
  'subagent-0.116.0': ['exec_command 1/0', 'spawn_agent 1/0', 'wait_agent 1/0'],
  'subagent-0.169.0': ['exec_command 1/1', 'spawn_agent 1/1', 'wait_agent 1/1'],
};

function described({ rows, errors }: ToolReport): string[] {
  return [
    ...rows.map(({ tool, calls, outcomesKnown }) => `${tool} ${calls}/${outcomesKnown}`),
    ...errors.map(({ kind, count }) => `${kind} ${count}`),
  ];
}

it('every recorded version was counted by hand', () => {
  expect(Object.keys(counted).toSorted()).toEqual(homes.toSorted());
});

it.each(homes)('%s has the calls that were counted by hand, and none failed', async (home) => {
  const report = await reportOf(home);
  expect(described(report)).toEqual(counted[home]);
  expect(report.lowerBound).toEqual([]);
  for (const { failures, calls, timed } of report.rows) expect([failures, timed]).toEqual([0, calls]);
});

interface Line {
  readonly timestamp: string;
  readonly payload?: {
    readonly type?: string;
    readonly call_id?: string;
    readonly name?: string;
    readonly completed_at_ms?: number;
    readonly item?: { readonly id: string };
  };
}

/** The time from each call to the first sign of its end, by tool, of files without copies. */
function durationsIn(home: string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const { path } of discoverRollouts(join(rollouts, home)).files) {
    const lines = readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    for (const { timestamp, payload } of lines) {
      if (payload?.type !== 'function_call') continue;
      const ends = lines.flatMap((line) => {
        if (line.payload?.item?.id === payload.call_id) return line.payload?.completed_at_ms ?? [];
        const isOutput = line.payload?.type === 'function_call_output';
        return isOutput && line.payload?.call_id === payload.call_id ? Date.parse(line.timestamp) : [];
      });
      const tool = payload.name ?? '';
      found.set(tool, [...(found.get(tool) ?? []), Math.min(...ends) - Date.parse(timestamp)]);
    }
  }
  return found;
}

it.each(homes.filter((home) => !/^subagent|^review-0\.98/.test(home)))(
  '%s took as long as its lines say',
  async (home) => {
    const durations = durationsIn(home);
    const { rows } = await reportOf(home);
    expect(rows.map(({ tool }) => tool).toSorted()).toEqual([...durations.keys()].toSorted());
    for (const { tool, p50Ms, p95Ms } of rows) {
      const sorted = (durations.get(tool) ?? []).toSorted((a, b) => a - b);
      const middle = sorted.length / 2 - 0.5;
      expect(p50Ms).toBe(((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2);
      expect(p95Ms).toBeLessThanOrEqual(sorted.at(-1) ?? 0);
      expect(p95Ms).toBeGreaterThanOrEqual(p50Ms ?? 0);
    }
  },
);

it.each(homes)('%s has the calls, failures and compactions that the first scan counts', async (home) => {
  const sum = { calls: 0, trouble: 0 };
  let copied = false;
  for (const { path, threadId } of discoverRollouts(join(rollouts, home)).files) {
    const { counts, legacyCounts, meta } = readByKernel(threadId, readFileSync(path)).state;
    // That scan counts copies of Codex 0.104 and older as the fork's own.
    if (meta?.forkedFromId && legacyCounts.length > 0) copied = true;
    sum.calls += counts.toolCalls;
    sum.trouble += counts.compactions + counts.failed + counts.aborted;
  }
  const { rows, errors } = await reportOf(home);
  const calls = rows.reduce((total, row) => total + row.calls, 0);
  const trouble = errors.reduce((total, { count }) => total + count, 0);
  if (copied) expect([calls < sum.calls, trouble < sum.trouble]).toEqual([true, true]);
  else expect({ calls, trouble }).toEqual(sum);
});

it.each(homes)('%s tells the same in pieces of any size, and with every line walked through', (home) => {
  for (const { path, threadId } of discoverRollouts(join(rollouts, home)).files) {
    const bytes = readFileSync(path);
    const read = (size: number, byHead: boolean) => {
      const calls = new FileCalls(threadId);
      const { line, damaged } = FileCalls.prototype;
      const plain = { goesOn: calls.goesOn, line: line.bind(calls), damaged: damaged.bind(calls) };
      const walker = new LineWalker(toolMembers, byHead ? calls : plain);
      for (let at = 0; at < bytes.length; at += size) walker.push(bytes.subarray(at, at + size));
      walker.finish();
      return calls;
    };
    const whole = read(bytes.length, true);
    expect(whole.damagedLines).toBe(0);
    for (const size of [1, 13, 1_000, bytes.length]) {
      expect(read(size, false).events).toEqual(whole.events);
      expect(read(size, true).events).toEqual(whole.events);
    }
  }
});
