import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import * as v from 'valibot';
import { askMessage } from '../../../shared/messages/en/codex/ask.ts';
import type { Message } from '../../../shared/messages/message.ts';

/** More than this of one stream, in characters, and the process is ended, where nothing else is asked for. */
const MAX_OUTPUT = 8 * 1024 * 1024;

/** Codex writes its databases as it ends, in well under a second. */
const LEAVE_MS = 3_000;

const message = v.object({
  id: v.optional(v.union([v.number(), v.string()])),
  method: v.optional(v.string()),
  params: v.optional(v.unknown()),
  result: v.optional(v.unknown()),
  error: v.optional(v.object({ message: v.string() })),
});

export type Reply =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly message: string };

export interface AppServerOptions {
  /** The Codex program, absolute. */
  readonly file: string;
  /** After `app-server`. */
  readonly args?: readonly string[];
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  /** The process is killed after this, in milliseconds. */
  readonly timeout: number;
  /** Puts another program before Codex, such as one that enters a namespace. */
  readonly prefix?: readonly string[];
  /** The process is ended after this much output, in characters. */
  readonly maxOutput?: number;
}

/** The process ended, or was ended, before it answered. */
export class AppServerGone extends Error {
  override readonly name = 'AppServerGone';
  /** Why it was ended: it took too long or said too much. Null where it ended by itself. */
  readonly ended: Message | null;

  constructor(text: string, ended: Message | null) {
    super(text);
    this.ended = ended;
  }
}

/** Killed when this process exits, however it does so in order. */
const alive = new Set<AppServer>();
process.once('exit', () => {
  for (const server of alive) server.kill();
});

/**
 * One supervised `codex app-server` over stdio: one JSON a line, without the `jsonrpc` member. It leads
 * a process group of its own, which is killed as a whole at `close`, at the time limit, at too much
 * output and when this process exits.
 */
export class AppServer implements AsyncDisposable {
  /** Parameters of the `configWarning` notifications so far. */
  readonly warnings: unknown[] = [];
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly pending = new Map<number, (reply: Reply | AppServerGone) => void>();
  private readonly closed: Promise<void>;
  private gone: AppServerGone | null = null;
  private nextId = 0;
  private unread = '';
  private received = 0;
  private readonly maxOutput: number;
  private complaint = '';

  constructor(options: AppServerOptions) {
    this.maxOutput = options.maxOutput ?? MAX_OUTPUT;
    const [file, ...args] = [...(options.prefix ?? []), options.file, 'app-server', ...(options.args ?? [])];
    this.child = spawn(file ?? options.file, args, {
      cwd: options.cwd,
      env: options.env,
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    alive.add(this);
    const timer = setTimeout(() => {
      this.end(askMessage('ask.too-slow', { seconds: Math.round(options.timeout / 100) / 10 }));
    }, options.timeout);
    this.closed = new Promise((resolve) => {
      this.child.once('error', (error) => {
        this.fail(new AppServerGone(error.message, null));
        resolve();
      });
      this.child.once('close', () => {
        this.fail(new AppServerGone(startError(this.complaint), null));
        resolve();
      });
    });
    void this.closed.then(() => {
      clearTimeout(timer);
      alive.delete(this);
    });
    this.child.stdin.on('error', () => {});
    this.child.stdout.setEncoding('utf8').on('data', (text: string) => this.take(text));
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.count(text);
      this.complaint = `${this.complaint}${text}`.slice(-20_000);
    });
  }

  /** @throws AppServerGone */
  async request(method: string, params?: object): Promise<Reply> {
    const { gone } = this;
    if (gone !== null) throw gone;
    const id = this.nextId;
    this.nextId += 1;
    const answer = await new Promise<Reply | AppServerGone>((resolve) => {
      this.pending.set(id, resolve);
      this.send(params === undefined ? { id, method } : { id, method, params });
    });
    if (answer instanceof AppServerGone) throw answer;
    return answer;
  }

  notify(method: string): void {
    this.send({ method });
  }

  /** Lets the process end by itself, as a client does that leaves; what stays is killed at the end. */
  async leave(): Promise<void> {
    this.child.stdin.end();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, LEAVE_MS);
    });
    await Promise.race([this.closed, late]);
    clearTimeout(timer);
  }

  /** Kills the process and what it started, and waits until it is gone. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.kill();
    await this.closed;
  }

  private send(value: object): void {
    this.child.stdin.write(`${JSON.stringify(value)}\n`);
  }

  private take(text: string): void {
    this.count(text);
    const lines = (this.unread + text).split('\n');
    this.unread = lines.pop() ?? '';
    for (const line of lines) this.takeLine(line);
  }

  private takeLine(line: string): void {
    if (this.gone !== null || !line.startsWith('{')) return;
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), message), line);
    if (!parsed.success) return;
    const { id, method, params, result, error } = parsed.output;
    if (method === 'configWarning') this.warnings.push(params);
    if (method !== undefined || typeof id !== 'number') return;
    const answer = this.pending.get(id);
    this.pending.delete(id);
    answer?.(error === undefined ? { ok: true, result } : { ok: false, message: error.message });
  }

  private count(text: string): void {
    this.received += text.length;
    if (this.received > this.maxOutput) this.end(askMessage('ask.too-long'));
  }

  private end(why: Message): void {
    this.fail(new AppServerGone(why.text, why));
    this.kill();
  }

  private fail(error: AppServerGone): void {
    this.gone ??= error;
    for (const answer of this.pending.values()) answer(this.gone);
    this.pending.clear();
  }

  kill(): void {
    const { pid, exitCode, signalCode } = this.child;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    try {
      if (process.platform === 'win32') this.child.kill('SIGKILL');
      else process.kill(-pid, 'SIGKILL');
    } catch {
      // It ended a moment ago.
    }
  }
}

/** The line in which Codex says why it does not start, without colours. */
function startError(complaint: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours begin with one
  const lines = complaint.replace(/\u001b\[[0-9;]*m/g, '').split('\n');
  const said = lines.find((line) => line.startsWith('Error')) ?? lines.findLast((line) => line.trim() !== '');
  return (said ?? 'Codex ended without a word.').trim();
}
