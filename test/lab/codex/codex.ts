import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Provider } from '../provider/provider.ts';
import { providerConfig } from '../provider/provider-config.ts';
import { AppServer } from './app-server.ts';
import { Child, type ChildResult } from './child.ts';
import { codexBinary } from './codex-binary.ts';
import { completedThread, ExecRun } from './exec-run.ts';

export interface CodexOptions {
  readonly provider: Pick<Provider, 'baseUrl'>;
  /** IANA name; Codex names folders by local time. Default UTC. */
  readonly timezone?: string;
  /** Default `gpt-5.5`, a model of Codex's own list with plain function tools. */
  readonly model?: string;
  /** TOML after the lab's own, beginning with a table. */
  readonly config?: string;
  /** A folder whose content the home starts with. */
  readonly startFrom?: string;
}

export interface ExecOptions {
  readonly model?: string;
  /** `-c key=value` overrides; the value is TOML. */
  readonly overrides?: Readonly<Record<string, string>>;
  /** Milliseconds. Default 30 s. */
  readonly timeout?: number;
}

const TIMEOUT_MS = 30_000;

/** Nothing listens there: whatever does not go to loopback fails at once. */
const DEAD_PROXY = 'http://127.0.0.1:1';

/** The real Codex CLI in a temporary home, talking to a provider on loopback and to nothing else. */
export class Codex implements AsyncDisposable {
  /** The Codex home. */
  readonly home: string;
  /** The folder in which Codex works. */
  readonly cwd: string;
  private readonly root: string;
  private readonly options: CodexOptions;
  private readonly running = new Set<AsyncDisposable>();

  constructor(options: CodexOptions) {
    this.options = options;
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'codex-glance-lab-')));
    this.home = join(this.root, 'codex-home');
    this.cwd = join(this.root, 'work');
    mkdirSync(this.cwd);
    mkdirSync(this.home);
    if (options.startFrom) cpSync(options.startFrom, this.home, { recursive: true });
    writeFileSync(join(this.home, 'config.toml'), this.config());
  }

  /** `codex exec`, to its end. Resolves with its thread, and rejects where the turn fails; so do the next two. */
  async exec(prompt: string, options: ExecOptions = {}): Promise<string> {
    return completedThread(await this.execRunning(prompt, options).ended);
  }

  /** `codex exec`, under way. */
  execRunning(prompt: string, options: ExecOptions = {}): ExecRun {
    return this.startExec(['exec', ...flags(options), prompt], options);
  }

  async resume(threadId: string, prompt: string, options: ExecOptions = {}): Promise<string> {
    return completedThread(await this.resumeRunning(threadId, prompt, options).ended);
  }

  /** `codex exec resume`, under way. */
  resumeRunning(threadId: string, prompt: string, options: ExecOptions = {}): ExecRun {
    return this.startExec(['exec', 'resume', ...flags(options), threadId, prompt], options);
  }

  /** `codex exec fork`: a new thread that begins with the history of `threadId`. */
  async fork(threadId: string, prompt: string, options: ExecOptions = {}): Promise<string> {
    const run = this.startExec(['exec', 'fork', ...flags(options), threadId, prompt], options);
    return completedThread(await run.ended);
  }

  /** Puts a line before all others of the configuration. */
  setTop(line: string): void {
    const file = join(this.home, 'config.toml');
    writeFileSync(file, `${line}\n${readFileSync(file, 'utf8')}`);
  }

  /** `codex app-server` over stdio, initialised. */
  async appServer(): Promise<AppServer> {
    const server = new AppServer((onLine) => this.start(['app-server'], { onLine, stdin: 'open' }, 120_000));
    this.running.add(server);
    await server.initialize();
    return server;
  }

  /** The shared daemon, as the terminal app starts it. */
  daemon(): Child {
    return this.start(['app-server', '--listen', 'unix://'], { stdin: 'open' }, 120_000);
  }

  /** `codex migrate-rollouts --apply`. Rejects where it fails. */
  async migrateRollouts(): Promise<ChildResult> {
    return this.command(['migrate-rollouts', '--apply', '--json']);
  }

  /** Any other command, to its end. Rejects where it exits with another code than 0. */
  async command(args: readonly string[], timeout = TIMEOUT_MS): Promise<ChildResult> {
    const result = await this.start(args, {}, timeout).ended;
    if (result.code !== 0) {
      throw new Error(`codex ${args[0]} exited with ${result.code}: ${result.stderr.slice(-2_000)}`);
    }
    return result;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.running].map((one) => one[Symbol.asyncDispose]()));
    rmSync(this.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  private startExec(args: readonly string[], options: ExecOptions): ExecRun {
    const run = new ExecRun((onLine) => this.start(args, { onLine }, options.timeout ?? TIMEOUT_MS));
    this.running.add(run);
    return run;
  }

  private start(
    args: readonly string[],
    io: { readonly onLine?: (line: string) => void; readonly stdin?: 'open' },
    timeout: number,
  ): Child {
    const child = new Child(codexBinary(), args, { cwd: this.cwd, env: this.env(), timeout, ...io });
    this.running.add(child);
    return child;
  }

  /** Only what Codex needs: no credential and no setting of the machine gets in. */
  private env(): Record<string, string> {
    const kept = ['PATH', 'SystemRoot', 'WINDIR', 'ComSpec', 'PATHEXT', 'TMPDIR', 'TEMP', 'TMP'];
    const env: Record<string, string> = {};
    for (const name of kept) {
      const value = process.env[name];
      if (value !== undefined) env[name] = value;
    }
    for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY']) {
      env[name] = DEAD_PROXY;
      env[name.toLowerCase()] = DEAD_PROXY;
    }
    return {
      ...env,
      NO_PROXY: '127.0.0.1,localhost',
      no_proxy: '127.0.0.1,localhost',
      HOME: this.root,
      USERPROFILE: this.root,
      CODEX_HOME: this.home,
      TZ: this.options.timezone ?? 'UTC',
      LAB_PROVIDER_KEY: 'unused',
    };
  }

  private config(): string {
    const { provider, model = 'gpt-5.5', config = '' } = this.options;
    return `${providerConfig(provider.baseUrl, model)}
[projects.${JSON.stringify(this.cwd)}]
trust_level = "trusted"

${config}
`;
  }
}

function flags(options: ExecOptions): string[] {
  const overrides = Object.entries(options.overrides ?? {}).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
  const model = options.model ? ['-m', options.model] : [];
  return ['--skip-git-repo-check', '--json', ...model, ...overrides];
}
