import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ConfigInput } from '../../electron/core/config/layers/input.ts';
import { resolveConfig } from '../../electron/core/config/resolve.ts';
import { configRule, requirementsRule } from '../../electron/core/config/schema/codex-schema.ts';
import { readConfigStack } from '../../electron/core/config/stack.ts';
import { AppServer } from '../../electron/core/config/verify/app-server.ts';
import { greet } from '../../electron/core/config/verify/ask.ts';
import { quietEnv } from '../../electron/core/config/verify/quiet-env.ts';
import { codexBinary, codexVersion } from '../lab/codex/codex-binary.ts';
import { type LeafProbe, leafProbes } from './generate/leaf-probes.ts';
import { withEtcCodex } from './namespace.ts';

/** The files in which every leaf is tried. */
export const leafFiles = [
  'config.toml',
  'project',
  'managed_config.toml',
  'requirements.toml',
  'profile',
] as const;

export type LeafFile = (typeof leafFiles)[number];

export interface LeafDisagreement {
  readonly probe: LeafProbe;
  /** Why Glance takes it for invalid; null where it does not. */
  readonly glance: string | null;
  /** Why Codex refuses it; null where it does not. */
  readonly codex: string | null;
}

export interface LeafResult {
  readonly file: LeafFile;
  readonly leaves: number;
  readonly documents: number;
  /** How many of the documents Codex refused. */
  readonly refused: number;
  readonly disagreements: readonly LeafDisagreement[];
}

const LIFE_MS = 3_600_000;

/** A program that is started for one document lives no longer. */
const PROGRAM_MS = 20_000;

/** Which of the documents are tried: one of `share`, beginning with number `from`. */
export interface LeafOptions {
  readonly share?: number;
  readonly from?: number;
}

/**
 * Asks the real Codex and Glance of every leaf of a file whether they take each of its documents. Files
 * under /etc/codex need root on Linux.
 */
export async function runLeaves(file: LeafFile, options: LeafOptions = {}): Promise<LeafResult> {
  const { share = 1, from = 0 } = options;
  await using machine = await LeafMachine.make(file);
  const isRequirements = file === 'requirements.toml';
  const rule = isRequirements ? requirementsRule(machine.version) : configRule(machine.version);
  const all = leafProbes(rule, isRequirements ? 'requirements' : 'config');
  const probes = all.filter((_probe, index) => index % share === from % share);
  const disagreements: LeafDisagreement[] = [];
  let refused = 0;
  for (const probe of probes) {
    const { glance, codex } = await machine.try(probe.document);
    if (codex !== null) refused += 1;
    if ((glance === null) !== (codex === null)) disagreements.push({ probe, glance, codex });
  }
  const leaves = new Set(probes.map(({ name }) => name)).size;
  return { file, leaves, documents: probes.length, refused, disagreements };
}

/** The disagreements as a person can act on them. */
export function describeLeaves({ file, disagreements }: LeafResult): string {
  return disagreements
    .map(
      ({ probe, glance, codex }) =>
        `${file}: ${probe.name}, ${probe.what}\n  ${probe.document.trim().replaceAll('\n', '; ')}\n` +
        `  Glance: ${glance ?? 'valid'}\n  Codex: ${codex?.split('\n')[0] ?? 'valid'}`,
    )
    .join('\n');
}

class LeafMachine implements AsyncDisposable {
  readonly version: string;
  private readonly root: string;
  private readonly file: LeafFile;
  /** Null for a profile, which only a program started with it reads. */
  private readonly server: AppServer | null;

  private constructor(root: string, file: LeafFile, server: AppServer | null, version: string) {
    this.root = root;
    this.file = file;
    this.server = server;
    this.version = version;
  }

  static async make(file: LeafFile): Promise<LeafMachine> {
    const root = await realpath(await mkdtemp(path.join(tmpdir(), 'glance-leaves-')));
    const place = (name: string) => path.join(root, name);
    for (const name of ['home', 'user', 'etc', 'scratch', 'proj/.codex', 'proj/.git'])
      await mkdir(place(name), { recursive: true });
    await writeFile(place('proj/.git/HEAD'), 'ref: refs/heads/main\n');
    if (file === 'project') {
      const trust = `[projects.${JSON.stringify(place('proj'))}]\ntrust_level = "trusted"\n`;
      await writeFile(place('home/config.toml'), trust);
    }
    if (file === 'profile') return new LeafMachine(root, file, null, codexVersion());
    const server = new AppServer({
      file: codexBinary(),
      cwd: place('user'),
      env: quietEnv(process.env, { path: place('home'), root: place('user') }),
      timeout: LIFE_MS,
      maxOutput: Number.POSITIVE_INFINITY,
      prefix: isSystem(file) ? withEtcCodex(place('etc'), place('scratch')) : [],
    });
    const greeting = await greet(server);
    if ('state' in greeting) throw new Error('Codex did not start on an empty configuration');
    return new LeafMachine(root, file, server, greeting.version);
  }

  async try(document: string): Promise<{ glance: string | null; codex: string | null }> {
    const place = (name: string) => path.join(this.root, name);
    const target = {
      'config.toml': 'home/config.toml',
      project: 'proj/.codex/config.toml',
      'managed_config.toml': 'etc/managed_config.toml',
      'requirements.toml': 'etc/requirements.toml',
      profile: 'home/x.config.toml',
    }[this.file];
    await writeFile(place(target), document);
    const cwd = this.file === 'project' ? place('proj') : null;
    const input: ConfigInput = {
      codexHome: place('home'),
      cwd,
      platform: process.platform,
      env: { HOME: place('user') },
      etcDir: place('etc'),
      codexVersion: this.version,
      ...(this.file === 'profile' ? { profile: 'x' } : {}),
    };
    const [stack, codex] = await Promise.all([
      readConfigStack(input),
      this.server === null ? this.refusalOfProfile() : this.refusalOf(this.server, cwd),
    ]);
    return { glance: resolveConfig(stack).invalid?.reason.text ?? null, codex };
  }

  private async refusalOf(server: AppServer, cwd: string | null): Promise<string | null> {
    const where = cwd === null ? {} : { cwd };
    const reply = await server.request('config/read', { includeLayers: false, ...where });
    return reply.ok ? null : reply.message;
  }

  /** `mcp list` reads the whole configuration, starts no server, and ends. */
  private refusalOfProfile(): Promise<string | null> {
    const place = (name: string) => path.join(this.root, name);
    const env = quietEnv(process.env, { path: place('home'), root: place('user') });
    const options = { cwd: place('user'), env, timeout: PROGRAM_MS };
    return new Promise((resolve, reject) => {
      execFile(codexBinary(), ['-p', 'x', 'mcp', 'list'], options, (error, _out, told) => {
        if (error === null) resolve(null);
        else if (error.killed) reject(new Error('Codex did not end in time'));
        else resolve(told.split('Caused by:').at(-1)?.trim() ?? '');
      });
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server?.[Symbol.asyncDispose]();
    await rm(this.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function isSystem(file: LeafFile): boolean {
  return file === 'managed_config.toml' || file === 'requirements.toml';
}
