import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

/** Output beyond this is dropped, in characters a stream. */
const MAX_OUTPUT = 4 * 1024 * 1024;

export interface ChildResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ChildOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** The whole process group is killed after this, in milliseconds. */
  readonly timeout: number;
  /** Each whole line of stdout. */
  readonly onLine?: (line: string) => void;
  /** Keeps stdin open; else it is closed at once. */
  readonly stdin?: 'open' | 'closed';
}

/** A process in a group of its own, with bounded output and a bounded life. */
export class Child implements AsyncDisposable {
  readonly pid: number;
  /** Resolves once the process has ended and its output is whole. Rejects where it outlived its time. */
  readonly ended: Promise<ChildResult>;
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly command: string;
  private stdout = '';
  private stderr = '';
  private timedOut = false;
  private hasEnded = false;

  constructor(file: string, args: readonly string[], options: ChildOptions) {
    this.command = args.slice(0, 2).join(' ');
    const detached = process.platform !== 'win32';
    this.process = spawn(file, [...args], {
      cwd: options.cwd,
      env: options.env,
      detached,
      windowsHide: true,
    });
    this.pid = this.process.pid ?? 0;
    const timer = setTimeout(() => {
      this.timedOut = true;
      this.kill('SIGKILL');
    }, options.timeout);
    this.ended = this.follow(options.onLine).finally(() => clearTimeout(timer));
    // A failure is told to whoever awaits it.
    this.ended.catch(() => {});
    this.process.stdin.on('error', () => {});
    if (options.stdin !== 'open') this.process.stdin.end();
  }

  write(text: string): void {
    this.process.stdin.write(text);
  }

  endInput(): void {
    this.process.stdin.end();
  }

  /** The end of what it said on stderr. */
  get complaint(): string {
    return this.stderr.slice(-2_000);
  }

  /** Signals the process and whatever it started. */
  kill(signal: NodeJS.Signals): void {
    if (this.hasEnded || this.pid === 0) return;
    try {
      if (process.platform === 'win32') this.process.kill(signal);
      else process.kill(-this.pid, signal);
    } catch {
      // It ended a moment ago.
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.kill('SIGKILL');
    await this.ended.catch(() => {});
  }

  private follow(onLine: ((line: string) => void) | undefined): Promise<ChildResult> {
    let rest = '';
    this.process.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      if (this.stdout.length < MAX_OUTPUT) this.stdout += chunk;
      if (!onLine) return;
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim()) onLine(line);
    });
    this.process.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      if (this.stderr.length < MAX_OUTPUT) this.stderr += chunk;
    });
    return new Promise((resolve, reject) => {
      this.process.once('error', reject);
      this.process.once('close', (code, signal) => {
        this.hasEnded = true;
        const { stdout, stderr } = this;
        if (this.timedOut) reject(new Error(`codex ${this.command} outlived its time: ${this.complaint}`));
        else resolve({ code, signal, stdout, stderr });
      });
    });
  }
}
