import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeToolReport } from '../../../electron/core/tool-calls/collect-calls.ts';
import type { ToolQuery } from '../../../electron/core/tool-calls/tool-sums.ts';

export const START = Date.parse('2026-11-20T10:00:00.000Z');

/** Threads, the older first, and a turn of each. */
export const threads = [1, 2, 3].map((n) => `01a2060a-000${n}-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
];
export const turnOf = (thread: string) => thread.replace('-7000-', '-7fff-');

type Payload = Readonly<Record<string, unknown>>;

/** A line of a rollout, so many milliseconds after the start. */
export function line(ms: number, type: string, payload: Payload): string {
  return JSON.stringify({ timestamp: new Date(START + ms).toISOString(), type, payload });
}

export const meta = (thread: string, ms = 0, more: Payload = {}) =>
  line(ms, 'session_meta', { id: thread, ...more });
export const turn = (id: string, ms = 0) => line(ms, 'event_msg', { type: 'task_started', turn_id: id });
export const event = (ms: number, type: string, more: Payload = {}) =>
  line(ms, 'event_msg', { type, ...more });
export const call = (ms: number, id: string, name = 'exec_command', more: Payload = {}) =>
  line(ms, 'response_item', { type: 'function_call', name, arguments: '{"cmd":"ls"}', call_id: id, ...more });
export const output = (ms: number, id: string, text: unknown = 'Process exited with code 1') =>
  line(ms, 'response_item', { type: 'function_call_output', call_id: id, output: text });
export const item = (ms: number, id: string, more: Payload) =>
  event(ms, 'item_completed', { item: { id, ...more }, completed_at_ms: START + ms });

export const nameOf = (thread: string) => `rollout-2026-11-20T10-00-00-${thread}.jsonl`;

/** A Codex home of made-up sessions, removed when the test ends. */
export class ToolHome implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'codex-glance-tools-'));

  write(thread: string, lines: readonly string[], folder = 'sessions/2026/11/20'): string {
    return this.put(join(folder, nameOf(thread)), lines.map((each) => `${each}\n`).join(''));
  }

  put(relative: string, content: string | Uint8Array): string {
    const path = join(this.path, relative);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  report(query: ToolQuery = {}, timezone = 'UTC') {
    return makeToolReport({ codexHomes: [this.path], timezone }, query);
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** The report of one session in a turn of its own. */
export async function reportOf(lines: readonly string[], query: ToolQuery = {}, timezone = 'UTC') {
  using home = new ToolHome();
  const [thread] = threads;
  home.write(thread, [meta(thread), turn(turnOf(thread)), ...lines]);
  return home.report(query, timezone);
}
