import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { ConfigReport } from '../../electron/shared/commands.ts';
import type { Snapshot } from '../../electron/shared/snapshot.ts';
import { Child } from '../lab/codex/child.ts';
import { codexBinary } from '../lab/codex/codex-binary.ts';
import { signInWithChatGpt } from '../lab/provider/chatgpt-sign-in.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';
import { whyNoEtc, withEtcCodex } from './namespace.ts';

const script = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const inEtc = test.skipIf((await whyNoEtc()) !== null);

/** A user's folder in which programs leave a mark when they are run. */
class Planted {
  readonly root = realpathSync(temporaryFolder());
  readonly home = join(this.root, '.codex');
  readonly project = join(this.root, 'project');
  private readonly marks = join(this.root, 'marks');
  private readonly etc = join(this.root, 'etc');

  constructor() {
    for (const folder of [this.home, this.marks, this.etc, join(this.root, 'state')]) mkdirSync(folder);
    mkdirSync(join(this.project, '.git'), { recursive: true });
    this.write('project/.git/HEAD', 'ref: refs/heads/main\n');
  }

  write(name: string, text: string): void {
    const file = join(this.root, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** The path of a program, in quotes, that leaves its name where it is run. */
  program(name: string): string {
    const file = join(this.root, `run-${name}`);
    writeFileSync(file, `#!/bin/sh\ntouch '${join(this.marks, name)}'\necho '{}'\n`);
    chmodSync(file, 0o755);
    return JSON.stringify(file);
  }

  /** Names of the programs that were run. */
  ran(): string[] {
    return readdirSync(this.marks);
  }

  async glance(...words: string[]) {
    await using child = this.start(words);
    return await child.ended;
  }

  /** A command of Glance that runs another. */
  async run(words: readonly string[], command: readonly string[]) {
    await using child = this.start(words, () => {}, ['--', ...command]);
    return await child.ended;
  }

  start(
    words: readonly string[],
    onLine: (line: string) => void = () => {},
    command: readonly string[] = [],
  ): Child {
    const [file = '', ...args] = [
      ...withEtcCodex(this.etc, mkdtempSync(join(this.root, 'scratch-'))),
      process.execPath,
      script,
      ...words,
      ...['--codex-home', this.home, '--state-dir', join(this.root, 'state'), '--cwd', this.project],
      ...command,
    ];
    return new Child(file, args, {
      cwd: this.project,
      timeout: 50_000,
      onLine,
      env: {
        PATH: `${dirname(codexBinary())}:${process.env.PATH}`,
        HOME: this.root,
        TZ: 'UTC',
        HTTP_PROXY: 'http://127.0.0.1:1',
        HTTPS_PROXY: 'http://127.0.0.1:1',
        NO_PROXY: '127.0.0.1,localhost',
      },
    });
  }
}

/** What `watch` shows of fresh limits once they were asked for. */
async function freshLimits(planted: Planted): Promise<Snapshot['live']['freshLimits'] | undefined> {
  const states: Snapshot['live']['freshLimits'][] = [];
  await using child = planted.start(['watch', '--json'], (line) => {
    states.push((JSON.parse(line) as Snapshot).live.freshLimits);
  });
  const ended = child.ended.catch(() => undefined);
  await expect
    .poll(() => states.at(-1)?.checkedAt ?? states.at(-1)?.reason, { timeout: 45_000 })
    .toMatch(/did not report|^\d/);
  child.kill('SIGTERM');
  await ended;
  return states.at(-1);
}

const exporter =
  'exporter = { otlp-http = { endpoint = "http://127.0.0.1:9/v1/logs", protocol = "json" } }\n';

/** Every key that names a command, at the level of config.toml. */
function everyCommand(planted: Planted, layer: string): string {
  const mark = (key: string) => planted.program(`${layer}-${key}`);
  const hooks = ['SessionStart', 'SessionEnd', 'UserPromptSubmit', 'PreToolUse', 'PostToolUse', 'Stop'];
  return `notify = [${mark('notify')}]
js_repl_node_path = ${mark('js-repl')}
model_provider = "${layer}"
[model_providers.${layer}]
name = "P"
base_url = "http://127.0.0.1:9/v1"
auth = { command = ${mark('auth')} }
[model_providers.amazon-bedrock.aws]
region = "us-east-1"
credential_export = { command = ${mark('credential-export')} }
[otel]
headers_helper = ${mark('headers-helper')}
${exporter}
[mcp_servers.${layer}]
command = ${mark('mcp')}
args = ["serve"]
[mcp_servers."${layer}.web"]
url = "http://127.0.0.1:9/mcp"
http_headers_helper = ${mark('mcp-helper')}
${hooks.map((event) => `[[hooks.${event}]]\n[[hooks.${event}.hooks]]\ntype = "command"\ncommand = ${mark(event)}\n`).join('')}`;
}

const layers: readonly (readonly [string, string])[] = [
  ['user', '.codex/config.toml'],
  ['project', 'project/.codex/config.toml'],
  ['system', 'etc/config.toml'],
];

const trust = (planted: Planted) => `[projects."${planted.project}"]\ntrust_level = "trusted"\n`;

const documentOf = (stdout: string) => JSON.parse(stdout.split('\n')[0] ?? '') as unknown;

inEtc.each(layers)('no command of the %s file is run, and verify names each', async (layer, file) => {
  const planted = new Planted();
  planted.write('.codex/config.toml', trust(planted));
  planted.write(
    '.codex/hooks.json',
    JSON.stringify({
      hooks: {
        SessionStart: [{ hooks: [{ type: 'command', command: JSON.parse(planted.program('hooks-json')) }] }],
      },
    }),
  );
  planted.write(
    '.codex/environments.toml',
    `default = "x"\n[[environments]]\nid = "x"\nprogram = ${planted.program('environment')}\n`,
  );
  planted.write(file, everyCommand(planted, layer) + (layer === 'user' ? trust(planted) : ''));
  const verified = await planted.glance('config', '--verify', '--json');
  expect(planted.ran()).toEqual([]);
  const { verify } = documentOf(verified.stdout) as ConfigReport;
  expect(verify).toMatchObject({ agreed: true, differences: [] });
  const left = verify?.notCompared.join('\n') ?? '';
  const keys = [
    'notify',
    'js_repl_node_path',
    'otel.headers_helper',
    `mcp_servers.${layer}.command`,
    `mcp_servers."${layer}.web".http_headers_helper`,
    `model_providers.${layer}.auth.command`,
    'model_providers.amazon-bedrock.aws.credential_export.command',
    'hooks.Stop',
  ];
  // What a project names is run in a session there only, and is compared.
  for (const key of layer === 'project' ? [] : keys) {
    expect(left).toContain(`${key}: set aside, so that Codex runs no command.`);
  }
  expect((await planted.glance('analytics', 'preview', '--json')).code).toBe(0);
  expect(planted.ran()).toEqual([]);
});

const managed: readonly (readonly [string, string, (planted: Planted) => string])[] = [
  [
    'a helper of managed_config.toml',
    'etc/managed_config.toml',
    (planted) => `[otel]\nheaders_helper = ${planted.program('helper')}\n${exporter}`,
  ],
  [
    'a helper of requirements.toml',
    'etc/requirements.toml',
    (planted) => `[otel]\nheaders_helper = ${planted.program('helper')}\n${exporter}`,
  ],
  [
    'a provider of managed_config.toml',
    'etc/managed_config.toml',
    (planted) =>
      `model_provider = "p"\n[model_providers.p]\nname = "P"\nbase_url = "http://127.0.0.1:9"\nauth = { command = ${planted.program('auth')} }\n`,
  ],
  [
    'a provider of requirements.toml',
    'etc/requirements.toml',
    (planted) =>
      `model_provider = "p"\n[model_providers.p]\nname = "P"\nbase_url = "http://127.0.0.1:9"\nauth = { command = ${planted.program('auth')} }\n`,
  ],
];

inEtc.each(managed)('%s is not run: Codex is not asked, and the key is named', async (_name, file, text) => {
  const planted = new Planted();
  planted.write(file, text(planted));
  const { code, stdout, stderr } = await planted.glance('config', '--verify', '--json');
  expect(planted.ran()).toEqual([]);
  expect(code, stderr).toBe(3);
  expect(documentOf(stdout)).toMatchObject({ code: 'command-named' });
  expect(stderr).toMatch(/sets (?:otel\.headers_helper|model_providers\.p\.auth\.command), a command/);
});

inEtc(
  'a managed helper without an exporter above it, and a managed provider that is not forced',
  async () => {
    const planted = new Planted();
    planted.write('.codex/config.toml', `model_provider = "p"\n[otel]\n${exporter}`);
    planted.write(
      'etc/managed_config.toml',
      `[otel]\nheaders_helper = ${planted.program('helper')}\n[model_providers.p]\nname = "P"\nbase_url = "http://127.0.0.1:9"\nauth = { command = ${planted.program('auth')} }\n`,
    );
    const { stdout } = await planted.glance('config', '--verify', '--json');
    expect(planted.ran()).toEqual([]);
    const { verify } = documentOf(stdout) as ConfigReport;
    expect(verify).toMatchObject({ agreed: true, differences: [] });
    expect(verify?.notCompared.join('\n')).toMatch(
      /otel\.exporter: set aside[\s\S]*model_provider: set aside/,
    );
  },
);

inEtc.each([...layers.filter(([layer]) => layer !== 'project')])(
  'asking for fresh limits runs no command of the %s file',
  async (layer, file) => {
    const planted = new Planted();
    planted.write('state/settings.toml', 'fresh_limits = true\n');
    planted.write(file, everyCommand(planted, layer));
    signInWithChatGpt(planted.home);
    const limits = await freshLimits(planted);
    expect(planted.ran()).toEqual([]);
    expect(limits).toMatchObject({
      state: 'failing',
      reason: expect.stringContaining('failed to fetch codex rate limits'),
    });
  },
);

inEtc.each(managed)('fresh limits: %s is not run, and the reason is told', async (_name, file, text) => {
  const planted = new Planted();
  planted.write('state/settings.toml', 'fresh_limits = true\n');
  planted.write(file, text(planted));
  signInWithChatGpt(planted.home);
  const limits = await freshLimits(planted);
  expect(planted.ran()).toEqual([]);
  expect(limits?.reason).toMatch(/Codex was not asked: .* sets .*, a command that it would run/);
});

test('every program that is planted can be run', () => {
  const planted = new Planted();
  expect(existsSync(JSON.parse(planted.program('one')))).toBe(true);
});

/** Codex that ends as soon as its input does, which is at once. A helper is run at its start. */
const shortRun = [codexBinary(), 'app-server'];

inEtc('what is inspected or previewed runs no helper that the run alone would not', async () => {
  const planted = new Planted();
  planted.write(
    '.codex/config.toml',
    `[otel]\nheaders_helper = ${planted.program('helper')}\nexporter = "none"\n`,
  );
  for (const words of [
    ['otel', 'inspect', '--quiet'],
    ['analytics', 'preview'],
  ]) {
    await planted.run(words, shortRun);
    expect(planted.ran()).toEqual([]);
  }
  // The home that was named counts for the run too.
  expect(existsSync(join(planted.home, 'installation_id'))).toBe(true);
});

inEtc('a managed helper that only an inspection would run keeps it from being inspected', async () => {
  const planted = new Planted();
  planted.write('etc/managed_config.toml', `[otel]\nheaders_helper = ${planted.program('helper')}\n`);
  const inspected = await planted.run(['otel', 'inspect'], shortRun);
  expect(inspected.code).toBe(3);
  expect(inspected.stderr).toContain('Codex would run a command just for this: otel.headers_helper');
  const previewed = await planted.run(['analytics', 'preview', '--json'], shortRun);
  expect(previewed.stdout).toContain('otel.headers_helper');
  expect(planted.ran()).toEqual([]);
});
