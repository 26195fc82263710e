import type { Child, ChildResult } from './child.ts';

export interface ExecResult extends ChildResult {
  /** Null where Codex ended before it had a thread. */
  readonly threadId: string | null;
  /** The types of its events in order, such as `turn.completed`. */
  readonly events: readonly string[];
}

/** The thread of a run whose turn was completed. Throws where the run failed. */
export function completedThread({ code, threadId, stderr }: ExecResult): string {
  if (code !== 0 || threadId === null) {
    throw new Error(`codex exec exited with ${code}: ${stderr.slice(-2_000)}`);
  }
  return threadId;
}

/** A `codex exec --json` under way. */
export class ExecRun implements AsyncDisposable {
  readonly child: Child;
  /** Resolves with its `thread.started` event. Rejects where it ends without one. */
  readonly threadId: Promise<string>;
  readonly ended: Promise<ExecResult>;
  private readonly events: string[] = [];
  private known: string | null = null;

  constructor(start: (onLine: (line: string) => void) => Child) {
    let found: (id: string) => void = () => {};
    const started = new Promise<string>((resolve) => {
      found = resolve;
    });
    this.child = start((line) => {
      const event = parseEvent(line);
      if (!event) return;
      this.events.push(event.type);
      if (event.type !== 'thread.started' || typeof event.thread_id !== 'string') return;
      this.known = event.thread_id;
      found(event.thread_id);
    });
    this.ended = this.child.ended.then((result) => ({
      ...result,
      threadId: this.known,
      events: this.events,
    }));
    this.ended.catch(() => {});
    const never = this.ended.then((): never => {
      throw new Error(`codex exec ended without a thread: ${this.child.complaint}`);
    });
    this.threadId = Promise.race([started, never]);
    this.threadId.catch(() => {});
  }

  get pid(): number {
    return this.child.pid;
  }

  /** Signals it and waits for its end. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<ExecResult> {
    this.child.kill(signal);
    return this.ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.child[Symbol.asyncDispose]();
  }
}

function parseEvent(line: string): { readonly type: string; readonly thread_id?: unknown } | null {
  try {
    const event: unknown = JSON.parse(line);
    if (typeof event !== 'object' || event === null || !('type' in event)) return null;
    return typeof event.type === 'string' ? (event as { type: string; thread_id?: unknown }) : null;
  } catch {
    return null;
  }
}
