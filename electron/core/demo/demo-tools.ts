import { createRandom, type Random } from './random.ts';

/** How a call of a tool ends. */
export type DemoEnding = 'well' | 'exit-code' | 'error' | 'declined';

/** A call of a tool, with its end. Milliseconds since the Unix epoch. */
export interface DemoToolCall {
  readonly kind: 'tool';
  readonly at: number;
  readonly endedAt: number;
  readonly tool: string;
  readonly ending: DemoEnding;
}

/** Something that went wrong, or was done again. */
export interface DemoTrouble {
  readonly kind: 'trouble';
  readonly at: number;
  readonly what: 'compaction' | 'server_overloaded';
}

interface DemoTool {
  readonly name: string;
  /** Out of 100. */
  readonly share: number;
  /** Usual duration in milliseconds. */
  readonly usual: number;
  readonly fails: number;
  readonly failure: DemoEnding;
}

const TOOLS: readonly DemoTool[] = [
  { name: 'exec_command', share: 62, usual: 700, fails: 0.09, failure: 'exit-code' },
  { name: 'apply_patch', share: 19, usual: 60, fails: 0.05, failure: 'declined' },
  { name: 'update_plan', share: 8, usual: 4, fails: 0, failure: 'error' },
  { name: 'mcp__docs__search', share: 7, usual: 1_900, fails: 0.12, failure: 'error' },
  { name: 'view_image', share: 4, usual: 120, fails: 0.02, failure: 'error' },
];

/** Between two lines there is at least so much time. */
const APART_MS = 200;

/**
 * Adds calls of tools between the responses of each turn, and now and then a compaction or an error between two turns.
 * The steps themselves stay as they are; equal steps get equal calls.
 */
export function withTools<S extends { readonly kind: string; readonly at: number }>(
  steps: readonly S[],
  seed: number,
): (S | DemoToolCall | DemoTrouble)[] {
  const random = createRandom(seed);
  return steps.flatMap((step, place): (S | DemoToolCall | DemoTrouble)[] => {
    const next = steps[place + 1];
    if (next === undefined) return [step];
    if (step.kind === 'response' && next.kind === 'response') {
      return [step, callBetween(step.at, next.at, random)];
    }
    const isPause = step.kind === 'turn-completed' && next.at - step.at > 4 * APART_MS;
    const part = isPause ? random.next() : 1;
    const what = part < 0.08 ? 'compaction' : part < 0.12 ? 'server_overloaded' : null;
    return what === null ? [step] : [step, { kind: 'trouble', at: step.at + APART_MS, what }];
  });
}

function callBetween(from: number, to: number, random: Random): DemoToolCall {
  const tool = toolAt(random.next() * 100);
  const spread = Math.exp((random.next() + random.next() + random.next() - 1.5) * 2.2);
  const most = to - from - 3 * APART_MS;
  const isFailed = random.next() < tool.fails;
  const endedAt = from + APART_MS + Math.round(Math.min(most, tool.usual * spread));
  return {
    kind: 'tool',
    at: from + APART_MS,
    endedAt,
    tool: tool.name,
    ending: isFailed ? tool.failure : 'well',
  };
}

function toolAt(part: number): DemoTool {
  let sum = 0;
  for (const tool of TOOLS) {
    sum += tool.share;
    if (part < sum) return tool;
  }
  return { name: 'exec_command', share: 0, usual: 700, fails: 0, failure: 'exit-code' };
}

/** Returns the lines of a call and of its end, as Codex writes them (codex-rs/rollout/src/policy.rs). */
export function toolLines({ at, endedAt, tool, ending }: DemoToolCall, callId: string) {
  const isPatch = tool === 'apply_patch';
  const call = isPatch
    ? { type: 'custom_tool_call', call_id: callId, name: tool, status: 'completed', input: '' }
    : { type: 'function_call', call_id: callId, ...nameOf(tool), arguments: '{}' };
  const ms = endedAt - at;
  const duration = { secs: Math.floor(ms / 1_000), nanos: (ms % 1_000) * 1e6 };
  return [
    { at, type: 'response_item', payload: call },
    {
      at: endedAt,
      type: 'event_msg',
      payload: {
        type: 'item_completed',
        item: { id: callId, ...itemOf(tool, ending), ...(isPatch ? {} : { duration }) },
        started_at_ms: at,
        completed_at_ms: endedAt,
      },
    },
  ] as const;
}

function nameOf(tool: string) {
  const [, server, name] = /^mcp__(\w+?)__(\w+)$/.exec(tool) ?? [];
  return name === undefined ? { name: tool } : { name, namespace: `mcp__${server}` };
}

function itemOf(tool: string, ending: DemoEnding): object {
  const status = ending === 'well' ? 'completed' : ending === 'declined' ? 'declined' : 'failed';
  if (tool === 'apply_patch') return { type: 'FileChange', status };
  if (tool.startsWith('mcp__')) {
    return { type: 'McpToolCall', status, result: ending === 'well' ? { Ok: {} } : { Err: '' } };
  }
  if (tool === 'exec_command')
    return { type: 'CommandExecution', status, source: 'agent', exit_code: ending === 'well' ? 0 : 1 };
  return { type: 'DynamicToolCall', status, success: ending === 'well' };
}
