import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBuilder } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import config from '../../../vite.config.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The files of single commands, then the program itself. */
const environments = Object.keys(config.environments ?? {}).filter((name) => /^cli(_|$)/.test(name));

export interface BuiltCli {
  /** The program, with only its own files beside it. */
  readonly file: string;
  remove(): Promise<void>;
}

/** Builds the terminal host alone into an empty temporary folder. */
export async function buildCli(): Promise<BuiltCli> {
  const folder = await mkdtemp(join(tmpdir(), 'codex-glance-cli-'));
  const output = { build: { outDir: folder, license: false as const, emitAssets: false } };
  const builder = await createBuilder({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'silent',
    environments: Object.fromEntries(environments.map((name) => [name, output])),
  });
  for (const name of environments) {
    const environment = builder.environments[name];
    if (environment === undefined) throw new Error(`The build has no environment ${name}.`);
    await builder.build(environment);
  }
  return { file: join(folder, 'cli.js'), remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Builds the terminal host before the tests of this file or `describe`, and removes it after them. */
export function setUpBuiltCli(): Pick<BuiltCli, 'file'> {
  let cli: BuiltCli | null = null;
  beforeAll(async () => {
    cli = await buildCli();
  }, 60_000);
  afterAll(() => cli?.remove());
  return {
    get file() {
      if (cli === null) throw new Error('The command line is not built yet.');
      return cli.file;
    },
  };
}

export interface Running {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly ended: Promise<number | null>;
}

/** Runs Node on a script with an environment that names no home but the given one. */
export function runNode(
  args: readonly string[],
  home: string,
  env: Readonly<Record<string, string>> = {},
): Running {
  const child = spawn(process.execPath, args, {
    cwd: home,
    env: { PATH: process.env.PATH, HOME: home, TZ: 'UTC', LANG: 'en_US.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, stdout: () => stdout, stderr: () => stderr, ended };
}
