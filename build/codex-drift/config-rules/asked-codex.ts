import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AppServer } from '../../../electron/core/config/verify/app-server.ts';
import { greet } from '../../../electron/core/config/verify/ask.ts';
import { quietEnv } from '../../../electron/core/config/verify/quiet-env.ts';
import { withEtcCodex } from '../../../test/differential/namespace.ts';

const LIFE_MS = 3_600_000;

/** Which file the questions are about. */
export type AskedFile = 'config.toml' | 'requirements.toml';

/**
 * A Codex program in throw-away homes, asked whether it takes a file. It reads the file again at each
 * question, which takes about a millisecond. Reaches no network.
 */
export class AskedCodex implements AsyncDisposable {
  /** As the program names it. */
  readonly version: string;
  /** How many questions were asked. */
  questions = 0;
  private readonly homes: readonly AskedHome[];
  private readonly idle: AskedHome[];
  private readonly waiting: ((home: AskedHome) => void)[] = [];

  private constructor(homes: readonly AskedHome[], version: string) {
    this.homes = homes;
    this.idle = [...homes];
    this.version = version;
  }

  /** Starts `processes` of the program. Questions about requirements.toml need root on Linux. */
  static async start(program: string, file: AskedFile, processes = 2): Promise<AskedCodex> {
    const homes = await Promise.all(Array.from({ length: processes }, () => AskedHome.start(program, file)));
    return new AskedCodex(homes, homes[0]?.version ?? '');
  }

  /** Null where Codex takes the document, else its message. */
  async refusal(document: string): Promise<string | null> {
    this.questions += 1;
    const home =
      this.idle.pop() ?? (await new Promise<AskedHome>((resolve) => void this.waiting.push(resolve)));
    try {
      return await home.refusal(document);
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.idle.push(home);
      else next(home);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.homes.map((home) => home[Symbol.asyncDispose]()));
  }
}

class AskedHome implements AsyncDisposable {
  readonly version: string;
  private readonly server: AppServer;
  private readonly root: string;
  private readonly target: string;

  private constructor(root: string, target: string, server: AppServer, version: string) {
    this.root = root;
    this.target = target;
    this.server = server;
    this.version = version;
  }

  static async start(program: string, file: AskedFile): Promise<AskedHome> {
    const root = await realpath(await mkdtemp(path.join(tmpdir(), 'glance-asked-')));
    const place = (name: string) => path.join(root, name);
    for (const name of ['home', 'user', 'etc', 'scratch']) await mkdir(place(name));
    const server = new AppServer({
      file: program,
      cwd: place('user'),
      env: quietEnv(process.env, { path: place('home'), root: place('user') }),
      timeout: LIFE_MS,
      maxOutput: Number.POSITIVE_INFINITY,
      prefix: file === 'requirements.toml' ? withEtcCodex(place('etc'), place('scratch')) : [],
    });
    const greeting = await greet(server);
    if ('state' in greeting) throw new Error('Codex did not start on an empty configuration');
    const target = file === 'config.toml' ? place('home/config.toml') : place('etc/requirements.toml');
    return new AskedHome(root, target, server, greeting.version);
  }

  async refusal(document: string): Promise<string | null> {
    await writeFile(this.target, document);
    const reply = await this.server.request('config/read', { includeLayers: false });
    return reply.ok ? null : reply.message;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server[Symbol.asyncDispose]();
    await rm(this.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
