import * as v from 'valibot';
import type { ThreadState } from '../../shared/live.ts';

/** `ThreadStatus` of the app-server protocol (codex-rs/app-server-protocol, v2). */
const status = v.variant('type', [
  v.object({ type: v.literal('notLoaded') }),
  v.object({ type: v.literal('idle') }),
  v.object({ type: v.literal('systemError') }),
  v.object({ type: v.literal('active'), activeFlags: v.optional(v.array(v.string()), []) }),
]);

const changed = v.object({ threadId: v.string(), status });
const read = v.object({ thread: v.object({ id: v.string(), status }) });
const listed = v.object({ data: v.array(v.string()), nextCursor: v.optional(v.nullable(v.string()), null) });

/** A thread with its state; null once the daemon has released it. */
export interface HeardThread {
  readonly threadId: string;
  readonly state: ThreadState | null;
}

function stateOf(value: v.InferOutput<typeof status>): ThreadState | null {
  switch (value.type) {
    case 'notLoaded':
      return null;
    case 'idle':
      return 'idle';
    case 'systemError':
      return 'failed';
    case 'active':
      if (value.activeFlags.includes('waitingOnApproval')) return 'waiting-approval';
      return value.activeFlags.includes('waitingOnUserInput') ? 'waiting-answer' : 'working';
  }
}

/** Parses the parameters of `thread/status/changed`. Null for an unknown form. */
export function readStatusChange(params: unknown): HeardThread | null {
  const parsed = v.safeParse(changed, params);
  return parsed.success ? { threadId: parsed.output.threadId, state: stateOf(parsed.output.status) } : null;
}

/** Parses the answer to `thread/read` without its texts. */
export function readThread(result: unknown): HeardThread | null {
  const parsed = v.safeParse(read, result);
  if (!parsed.success) return null;
  const { thread } = parsed.output;
  return { threadId: thread.id, state: stateOf(thread.status) };
}

/** Parses the answer to `thread/loaded/list`. */
export function readLoaded(result: unknown): { ids: readonly string[]; next: string | null } {
  const parsed = v.safeParse(listed, result);
  return parsed.success
    ? { ids: parsed.output.data, next: parsed.output.nextCursor }
    : { ids: [], next: null };
}
