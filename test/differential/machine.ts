import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ConfigInput } from '../../electron/core/config/layers/input.ts';
import { resolveConfig } from '../../electron/core/config/resolve.ts';
import { readConfigStack } from '../../electron/core/config/stack.ts';
import { AppServer } from '../../electron/core/config/verify/app-server.ts';
import { askConfig, greet } from '../../electron/core/config/verify/ask.ts';
import type { CodexAnswer } from '../../electron/core/config/verify/codex-answer.ts';
import { compareWithCodex } from '../../electron/core/config/verify/compare.ts';
import { quietEnv } from '../../electron/core/config/verify/quiet-env.ts';
import { atRealHome } from '../../electron/core/config/verify/real-home.ts';
import type { ConfigDifference } from '../../electron/shared/verify.ts';
import { codexBinary } from '../lab/codex/codex-binary.ts';
import { type StackSpec, textOf } from './generate/stack-spec.ts';
import { withEtcCodex } from './namespace.ts';

const LIFE_MS = 600_000;

/** How one stack went. */
export interface Outcome {
  readonly differences: readonly ConfigDifference[];
  readonly codex: CodexAnswer['state'];
}

/**
 * A throw-away machine whose configuration is rewritten for each stack. Codex reads the files anew at
 * each question, so one process answers for all stacks that have the same `-c` options.
 */
export class Machine implements AsyncDisposable {
  private readonly root: string;
  private readonly etc: boolean;
  private readonly servers = new Map<string, { server: AppServer; version: string }>();
  /** How many Codex processes were started. */
  started = 0;

  private constructor(root: string, etc: boolean) {
    this.root = root;
    this.etc = etc;
  }

  static async make(etc: boolean): Promise<Machine> {
    const machine = new Machine(await realpath(await mkdtemp(path.join(tmpdir(), 'glance-differ-'))), etc);
    for (const name of ['home', 'etc', 'scratch', 'user']) await mkdir(path.join(machine.root, name));
    return machine;
  }

  async try(spec: StackSpec): Promise<Outcome> {
    const server = await this.serverFor(spec.flags);
    await this.write(spec);
    const cwd = spec.cwd === null ? null : this.place(spec.cwd);
    const input: ConfigInput = {
      codexHome: this.place('$HOME'),
      cwd,
      platform: process.platform,
      env: { HOME: path.join(this.root, 'user') },
      etcDir: this.place('/etc/codex'),
      codexVersion: server.version,
      flags: spec.flags,
    };
    const stack = await readConfigStack(input);
    const resolved = resolveConfig(stack);
    const asked = await askConfig(server.server, cwd);
    // Whether Codex starts at all, and where its warning points, shows only in a process of its own.
    const answer = asked.state === 'answered' ? asked : await this.askAnew(spec.flags, cwd);
    const moved = atRealHome(answer, '/etc/codex', this.place('/etc/codex'));
    return { differences: compareWithCodex(stack, resolved, moved), codex: answer.state };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { server } of this.servers.values()) await server[Symbol.asyncDispose]();
    await rm(this.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  private async serverFor(flags: readonly string[]): Promise<{ server: AppServer; version: string }> {
    const key = JSON.stringify(flags);
    const running = this.servers.get(key);
    if (running !== undefined) return running;
    await this.write({ files: {}, cwd: null, flags: [] });
    const server = this.start(flags);
    const greeting = await greet(server);
    if ('state' in greeting) throw new Error('Codex did not start on an empty configuration');
    const made = { server, version: greeting.version };
    this.servers.set(key, made);
    return made;
  }

  private async askAnew(flags: readonly string[], cwd: string | null): Promise<CodexAnswer> {
    await using server = this.start(flags, cwd);
    const greeting = await greet(server);
    return 'state' in greeting ? greeting : await askConfig(server, cwd, cwd);
  }

  private start(flags: readonly string[], cwd: string | null = null): AppServer {
    this.started += 1;
    return new AppServer({
      file: codexBinary(),
      args: flags.flatMap((flag) => ['-c', flag]),
      cwd: cwd ?? path.join(this.root, 'user'),
      env: quietEnv(process.env, { path: this.place('$HOME'), root: path.join(this.root, 'user') }),
      timeout: LIFE_MS,
      prefix: this.etc ? withEtcCodex(this.place('/etc/codex'), path.join(this.root, 'scratch')) : [],
    });
  }

  private async write(spec: StackSpec): Promise<void> {
    const clear = [
      '$PROJ',
      '$HOME/config.toml',
      '$HOME/work.config.toml',
      '$HOME/there.md',
      ...['config', 'managed_config', 'requirements'].map((name) => `/etc/codex/${name}.toml`),
    ];
    for (const name of clear) await rm(this.place(name), { recursive: true, force: true });
    await mkdir(this.place('$PROJ/sub'), { recursive: true });
    // A file that a generated key names; not every layer that names it finds it beside itself.
    for (const folder of ['$HOME', '$PROJ']) await writeFile(this.place(`${folder}/there.md`), 'Be brief.');
    for (const [name, file] of Object.entries(spec.files)) {
      const target = this.place(name);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, this.place(textOf(file)));
    }
  }

  private place(text: string): string {
    return text
      .replaceAll('$HOME', path.join(this.root, 'home'))
      .replaceAll('$PROJ', path.join(this.root, 'proj'))
      .replaceAll('/etc/codex', path.join(this.root, 'etc'));
  }
}
