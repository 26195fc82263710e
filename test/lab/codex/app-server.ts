import { setTimeout as sleep } from 'node:timers/promises';
import type { Child } from './child.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface Notification {
  readonly method: string;
  readonly params: Fields;
}

interface Pending {
  readonly method: string;
  resolve(result: Fields): void;
  reject(error: Error): void;
}

const REQUEST_MS = 20_000;

/** So many of the newest notifications are kept. */
const KEPT = 500;

/** `codex app-server` over stdio: one JSON a line, without the `jsonrpc` member. */
export class AppServer implements AsyncDisposable {
  readonly child: Child;
  /** The newest notifications, without the items of conversations. */
  readonly notifications: Notification[] = [];
  private readonly pending = new Map<number, Pending>();
  private readonly listeners = new Set<(notification: Notification) => void>();
  private nextId = 0;

  constructor(start: (onLine: (line: string) => void) => Child) {
    this.child = start((line) => this.take(line));
    const stop = () => {
      for (const { method, reject } of this.pending.values()) {
        reject(new Error(`codex app-server ended before it answered ${method}: ${this.child.complaint}`));
      }
      this.pending.clear();
    };
    this.child.ended.then(stop, stop);
  }

  async initialize(): Promise<void> {
    await this.request('initialize', {
      clientInfo: { name: 'codex-glance-lab', title: null, version: '1' },
      capabilities: { experimentalApi: true, requestAttestation: false },
    });
    this.send({ method: 'initialized' });
  }

  /** Rejects with the server's own error, or after `timeout` milliseconds. */
  async request(method: string, params?: Fields, timeout = REQUEST_MS): Promise<Fields> {
    const id = this.nextId;
    this.nextId += 1;
    const answer = new Promise<Fields>((resolve, reject) =>
      this.pending.set(id, { method, resolve, reject }),
    );
    this.send(params ? { id, method, params } : { id, method });
    return within(answer, timeout, `the answer to ${method}`);
  }

  /** The first notification from now on that fits. Ask before what causes it. */
  next(
    method: string,
    fits: (params: Fields) => boolean = () => true,
    timeout = REQUEST_MS,
  ): Promise<Fields> {
    let listener: (notification: Notification) => void = () => {};
    const found = new Promise<Fields>((resolve) => {
      listener = (notification) => {
        if (notification.method === method && fits(notification.params)) resolve(notification.params);
      };
      this.listeners.add(listener);
    });
    const result = within(found, timeout, method).finally(() => this.listeners.delete(listener));
    result.catch(() => {});
    return result;
  }

  async startThread(params: Fields = {}): Promise<string> {
    return idOf(await this.request('thread/start', params), 'thread');
  }

  async resumeThread(threadId: string): Promise<string> {
    return idOf(await this.request('thread/resume', { threadId, excludeTurns: true }), 'thread');
  }

  async forkThread(threadId: string, params: Fields = {}): Promise<string> {
    return idOf(await this.request('thread/fork', { threadId, ...params }), 'thread');
  }

  /** Starts a turn and returns its id. */
  async startTurn(threadId: string, text: string, params: Fields = {}): Promise<string> {
    const input = [{ type: 'text', text, text_elements: [] }];
    return idOf(await this.request('turn/start', { threadId, input, ...params }), 'turn');
  }

  /** A whole turn. Resolves with its id once it has ended, however it ended. */
  async turn(threadId: string, text: string, params: Fields = {}): Promise<string> {
    const ended = this.turnEnded(threadId);
    const turnId = await this.startTurn(threadId, text, params);
    await ended;
    return turnId;
  }

  /** Resolves once a turn of the thread ends. */
  turnEnded(threadId: string): Promise<Fields> {
    return this.next('turn/completed', (params) => params.threadId === threadId);
  }

  async interrupt(threadId: string, turnId: string): Promise<void> {
    const ended = this.turnEnded(threadId);
    await this.request('turn/interrupt', { threadId, turnId });
    await ended;
  }

  /** Compaction at the user's wish; it is a turn of its own. */
  async compact(threadId: string): Promise<void> {
    const ended = this.turnEnded(threadId);
    await this.request('thread/compact/start', { threadId });
    await ended;
  }

  /** Goes back to before a turn. */
  async revert(threadId: string, beforeTurnId: string): Promise<void> {
    await this.request('thread/revert', { threadId, beforeTurnId });
  }

  async archive(threadId: string): Promise<void> {
    await this.request('thread/archive', { threadId });
  }

  async unarchive(threadId: string): Promise<void> {
    await this.request('thread/unarchive', { threadId });
  }

  /** A review within the thread, by a subagent with a thread of its own. */
  async review(threadId: string, instructions: string): Promise<void> {
    const ended = this.turnEnded(threadId);
    const target = { type: 'custom', instructions };
    await this.request('review/start', { threadId, target, delivery: 'inline' });
    await ended;
  }

  /** Begins to compress every rollout that was not written for a week. */
  async compressRollouts(): Promise<void> {
    await this.request('rollout/compress');
  }

  /** Ends it as a client does that leaves; kills it where it stays. */
  async close(): Promise<void> {
    this.child.endInput();
    await Promise.race([this.child.ended.catch(() => {}), sleep(5_000, undefined, { ref: false })]);
    await this[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.child[Symbol.asyncDispose]();
  }

  private send(message: Fields): void {
    this.child.write(`${JSON.stringify(message)}\n`);
  }

  private take(line: string): void {
    let message: Fields;
    try {
      message = JSON.parse(line) as Fields;
    } catch {
      return;
    }
    const { id, method } = message;
    if (typeof method === 'string') {
      if (id === undefined) this.notify({ method, params: (message.params ?? {}) as Fields });
      // The lab's configuration asks for no approval, so no request of the server has a use.
      else this.send({ id, error: { code: -32601, message: 'The lab answers no requests' } });
      return;
    }
    const pending = typeof id === 'number' ? this.pending.get(id) : undefined;
    if (!pending) return;
    this.pending.delete(id as number);
    if (message.error) pending.reject(new Error(`${pending.method}: ${JSON.stringify(message.error)}`));
    else pending.resolve((message.result ?? {}) as Fields);
  }

  private notify(notification: Notification): void {
    for (const listener of this.listeners) listener(notification);
    if (notification.method.startsWith('item/')) return;
    this.notifications.push(notification);
    if (this.notifications.length > KEPT) this.notifications.shift();
  }
}

function idOf(result: Fields, name: string): string {
  const id = (result[name] as Fields | undefined)?.id;
  if (typeof id !== 'string') throw new Error(`codex app-server told no ${name} id`);
  return id;
}

async function within<T>(promise: Promise<T>, timeout: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited ${timeout} ms for ${what}`)), timeout);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
