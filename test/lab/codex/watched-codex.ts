import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withEtcCodex } from '../../differential/namespace.ts';
import { signInWithChatGpt } from '../provider/chatgpt-sign-in.ts';
import { Provider } from '../provider/provider.ts';
import { providerConfig } from '../provider/provider-config.ts';
import { Child } from './child.ts';
import { codexBinary } from './codex-binary.ts';

/** Where metrics go that no exporter takes elsewhere. */
const METRICS_HOST = 'ab.chatgpt.com:443';

/** What one run did. */
interface Watched {
  /** Whether metrics wanted to leave. */
  readonly sends: boolean;
  /** All that an app-server answered, and what a program said on stderr. */
  readonly said: string;
  readonly code: number | null;
  /** The table `analytics` in force, as an app-server gives it. */
  readonly analytics: unknown;
}

/** A signed-in Codex behind a proxy that lets nothing out, and writes down what wanted to go. */
export class WatchedCodex implements AsyncDisposable {
  readonly home: string;
  readonly cwd: string;
  /** Laid at /etc/codex where it is named. */
  readonly etc: string;
  private readonly root: string;
  private readonly proxy: Server;
  private readonly provider: Provider;
  private readonly wanted = new Set<string>();
  private usesEtc = false;

  private constructor(proxy: Server, provider: Provider) {
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'glance-behaviour-')));
    [this.home, this.cwd, this.etc] = [
      join(this.root, 'home'),
      join(this.root, 'work'),
      join(this.root, 'etc'),
    ];
    for (const folder of [this.home, join(this.cwd, '.codex'), join(this.cwd, '.git'), this.etc]) {
      mkdirSync(folder, { recursive: true });
    }
    writeFileSync(join(this.cwd, '.git/HEAD'), 'ref: refs/heads/main\n');
    signInWithChatGpt(this.home);
    this.proxy = proxy;
    this.provider = provider;
    proxy.on('connect', ({ url = '' }, socket) => {
      this.wanted.add(url);
      socket.on('error', () => {});
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
  }

  static async open(): Promise<WatchedCodex> {
    const proxy = createServer();
    await new Promise<void>((resolve) => void proxy.listen(0, '127.0.0.1', resolve));
    return new WatchedCodex(proxy, await Provider.open());
  }

  /** Writes the user's configuration: the lab's own, with `analytics.enabled` as wanted, and more. */
  configure(enabled: boolean | null, more = ''): void {
    const text = providerConfig(this.provider.baseUrl, 'gpt-5.5').replace(
      /\[analytics\]\nenabled = false\n/,
      enabled === null ? '' : `[analytics]\nenabled = ${enabled}\n`,
    );
    writeFileSync(join(this.home, 'config.toml'), `${text}\n${more}`);
  }

  /** Marks the project as trusted, and writes its configuration. */
  trustProject(enabled: boolean, project: string): void {
    this.configure(enabled, `[projects.${JSON.stringify(this.cwd)}]\ntrust_level = "trusted"\n`);
    writeFileSync(join(this.cwd, '.codex/config.toml'), project);
  }

  /** The provider as an option, for runs that leave out the user's file. */
  get providerOption(): string {
    const { baseUrl } = this.provider;
    return `model_providers.mock={name="mock",base_url="${baseUrl}",wire_api="responses",env_key="LAB_PROVIDER_KEY",request_max_retries=0,stream_max_retries=0}`;
  }

  /** Writes a file of the user's home. */
  writeHome(name: string, text: string): void {
    writeFileSync(join(this.home, name), text);
  }

  writeEtc(name: string, text: string): void {
    this.usesEtc = true;
    writeFileSync(join(this.etc, name), text);
  }

  /** Runs one turn of `codex exec`. */
  async exec(...flags: readonly string[]): Promise<Watched> {
    this.wanted.clear();
    const { code, stderr } = await this.start(['exec', '--skip-git-repo-check', ...flags, 'Hello']).ended;
    return { sends: this.wanted.has(METRICS_HOST), said: stderr, code, analytics: undefined };
  }

  /** Lets an app-server, started as the IDE starts it, make one thread. */
  async appServer(...flags: readonly string[]): Promise<Watched> {
    this.wanted.clear();
    let analytics: unknown;
    const said: string[] = [];
    await using child = this.start(['app-server', '--analytics-default-enabled', ...flags], (line) => {
      said.push(line);
      const { id, result } = JSON.parse(line) as {
        id?: number;
        result?: { config?: { analytics?: unknown } };
      };
      if (id === 2) analytics = result?.config?.analytics;
      if (id === 3) child.endInput();
    });
    const ask = (id: number, method: string, params: object) =>
      child.write(`${JSON.stringify({ id, method, params })}\n`);
    ask(1, 'initialize', { clientInfo: { name: 'glance-lab', title: 'Lab', version: '1' } });
    child.write(`${JSON.stringify({ method: 'initialized' })}\n`);
    ask(2, 'config/read', { includeLayers: false, cwd: this.cwd });
    ask(3, 'thread/start', { cwd: this.cwd });
    const { code, stderr } = await child.ended;
    return { sends: this.wanted.has(METRICS_HOST), said: [...said, stderr].join('\n'), code, analytics };
  }

  private start(args: readonly string[], onLine?: (line: string) => void): Child {
    const proxy = `http://127.0.0.1:${(this.proxy.address() as AddressInfo).port}`;
    const scratch = mkdtempSync(join(this.root, 'scratch-'));
    const prefix = this.usesEtc ? withEtcCodex(this.etc, scratch) : [];
    const [file = '', ...all] = [...prefix, codexBinary(), ...args];
    const env = {
      PATH: process.env.PATH ?? '',
      HOME: this.root,
      CODEX_HOME: this.home,
      TZ: 'UTC',
      LAB_PROVIDER_KEY: 'unused',
      GIT_ALLOW_PROTOCOL: 'none',
      HTTP_PROXY: proxy,
      HTTPS_PROXY: proxy,
      NO_PROXY: '127.0.0.1,localhost',
    };
    return new Child(file, all, {
      cwd: this.cwd,
      env,
      timeout: 60_000,
      ...(onLine ? { onLine, stdin: 'open' as const } : {}),
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.provider[Symbol.asyncDispose]();
    this.proxy.closeAllConnections();
    await new Promise((resolve) => this.proxy.close(resolve));
    rmSync(this.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
