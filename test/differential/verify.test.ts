import { chmodSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { ConfigInput } from '../../electron/core/config/layers/input.ts';
import { resolveConfig } from '../../electron/core/config/resolve.ts';
import { readConfigStack } from '../../electron/core/config/stack.ts';
import { AppServer } from '../../electron/core/config/verify/app-server.ts';
import { CannotAsk, greet } from '../../electron/core/config/verify/ask.ts';
import { compareWithCodex } from '../../electron/core/config/verify/compare.ts';
import { locateCodex, verifyConfig } from '../../electron/core/config/verify/verify.ts';
import { cloudCopy } from '../core/config/cloud-copy.ts';
import { codexBinary, codexVersion } from '../lab/codex/codex-binary.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';

/** A user's folder with a Codex home and a project in it. */
function makeUser(files: Readonly<Record<string, string>>) {
  const root = realpathSync(temporaryFolder());
  const home = join(root, '.codex');
  const project = join(root, 'project');
  for (const folder of [home, project]) mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) {
    const file = join(root, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text.replaceAll('$ROOT', root));
  }
  const input: ConfigInput = {
    codexHome: home,
    cwd: project,
    platform: process.platform,
    env: { PATH: process.env.PATH ?? '', HOME: root },
    codexVersion: null,
  };
  return { root, home, project, input, verify: () => verifyConfig(input, codexBinary()) };
}

/** Every file below a folder with its content. */
function contentOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.toSorted().map((file) => [file, readFileSync(file, 'utf8')]));
}

const trusted = '[projects."$ROOT/project"]\ntrust_level = "trusted"\n';

test('the program agrees, and nothing of the user is touched', async () => {
  const user = makeUser({
    '.codex/config.toml': `analytics.enabled = false\nlog_dir = "logs"\nsqlite_home = "db"\n${trusted}`,
    '.codex/work.config.toml': '[analytics]\nenabled = true\n',
    '.codex/auth.json': '{"OPENAI_API_KEY":"sk-none","tokens":null}',
    'project/.codex/config.toml': '[analytics]\nenabled = true\n',
  });
  const before = contentOf(user.root);
  const verification = await user.verify();
  expect(verification).toMatchObject({ agreed: true, differences: [], codexVersion: codexVersion() });
  expect(verification.notCompared.join()).toContain('sqlite_home, log_dir');
  expect(contentOf(user.root)).toEqual(before);
});

test.each([
  ['a broken file', { '.codex/config.toml': '[broken\n' }],
  ['a wrong kind', { '.codex/config.toml': 'analytics.enabled = "no"\n' }],
  [
    'a home inside a trusted folder',
    {
      '.codex/config.toml': '[analytics]\nenabled = false\n[projects."$ROOT"]\ntrust_level = "trusted"\n',
      '.git/HEAD': 'ref: x\n',
    },
  ],
  [
    'a named file beside the config',
    { '.codex/config.toml': 'model_instructions_file = "me/be.md"\n', '.codex/me/be.md': 'Be brief.' },
  ],
  ['a named file that is missing', { '.codex/config.toml': 'model_instructions_file = "be.md"\n' }],
  [
    'an encryption file that is missing',
    {
      '.codex/config.toml':
        'otel.exporter.otlp-grpc = { endpoint = "https://127.0.0.1:9", tls = { ca-certificate = "gone.pem" } }\n',
    },
  ],
])('it agrees on %s', async (_name, files) => {
  expect(await makeUser(files).verify()).toMatchObject({ agreed: true, differences: [] });
});

test('every key of the answer is compared, or named as one that was not', async () => {
  const user = makeUser({
    '.codex/config.toml':
      'analytics.enabled = false\nno_such_key = "x"\nmodel = "m"\n[otel.exporter.otlp-http]\nendpoint = "http://127.0.0.1:9"\nprotocol = "json"\nheaders = { authorization = "canary" }\n',
  });
  const verification = await user.verify();
  expect(verification).toMatchObject({ agreed: true, differences: [] });
  const left = verification.notCompared;
  expect(left).toContain('no_such_key: Codex does not answer it.');
  expect(left).toContain('otel.exporter.otlp-http.headers.authorization: Codex hides its value.');
  expect(left).toContain("features.tool_suggest: Codex's own default, which Glance does not know.");
  // Glance knows this default, so it is compared.
  expect(left.join()).not.toContain('allow_login_shell');
  expect(verification.compared).toBeGreaterThan(15);
});

test('a default that Glance does not have as Codex has it is a difference', async () => {
  const user = makeUser({ '.codex/config.toml': 'analytics.enabled = false\n' });
  const stack = await readConfigStack({ ...user.input, codexVersion: null });
  const resolved = resolveConfig(stack);
  const config = { analytics: { enabled: false }, allow_login_shell: false, model: 'of-nobody' };
  const place = { layer: 'user', file: join(user.home, 'config.toml') } as const;
  const origins = new Map([
    ['analytics.enabled', place],
    ['model', place],
  ]);
  const requirements = { feedback: null, otel: null };
  const answer = { state: 'answered', config, origins, layers: [], requirements } as const;
  const found = compareWithCodex(stack, resolved, answer).filter(({ kind }) => kind === 'value');
  expect(found).toEqual([
    { kind: 'value', key: 'allow_login_shell', glance: true, codex: false },
    { kind: 'value', key: 'model', glance: null, codex: 'of-nobody' },
  ]);
});

test('a value that may be a secret is compared whole, and told by kind and length', async () => {
  const user = makeUser({ '.codex/config.toml': 'instructions = "canary one"\n' });
  const stack = await readConfigStack({ ...user.input, codexVersion: null });
  const answer = {
    state: 'answered',
    config: { instructions: 'canary two' },
    origins: new Map(),
    layers: [],
    requirements: { feedback: null, otel: null },
  } as const;
  const found = compareWithCodex(stack, resolveConfig(stack), answer);
  expect(JSON.stringify(found)).not.toContain('canary');
  expect(found.find(({ key }) => key === 'instructions')).toMatchObject({
    glance: '[text of 10 characters]',
    codex: '[another value of that kind and length]',
  });
});

const bundle = { config_toml: { enterprise_managed: [{ id: 'a', name: 'A', contents: 'model = "cloud"' }] } };

test.each([
  ['that holds', cloudCopy({ config: ['model = "cloud"'], expires: '2999-01-01T00:00:00.000Z' })],
  ['that Codex cannot use', JSON.stringify({ signed_payload: { bundle } })],
])('a copy of cloud config %s is left out on both sides and said so', async (_which, copy) => {
  const user = makeUser({ '.codex/cloud-config-bundle-cache.json': copy });
  const verification = await user.verify();
  expect(verification.agreed).toBe(true);
  expect(verification.notCompared.join()).toContain('cloud');
});

test('it reaches no network, not even the exporters of the configuration', async () => {
  let connections = 0;
  const collector = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void collector.close());
  const address = collector.address();
  const url = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
  const user = makeUser({
    '.codex/config.toml': `chatgpt_base_url = "${url}/api/"
[analytics]
enabled = true
[otel]
exporter = { otlp-http = { endpoint = "${url}/v1/logs", protocol = "json" } }
trace_exporter = { otlp-grpc = { endpoint = "${url}" } }
metrics_exporter = { otlp-grpc = { endpoint = "${url}" } }
`,
  });
  expect((await user.verify()).agreed).toBe(true);
  await sleep(300);
  expect(connections).toBe(0);
});

/** A program that stands in for Codex. */
function makeProgram(script: string): string {
  const { root } = makeUser({ program: `#!/bin/sh\n${script.replaceAll('$ROOT', '')}\n` });
  chmodSync(join(root, 'program'), 0o755);
  return join(root, 'program');
}

const unix = test.skipIf(process.platform === 'win32');

unix('a program that hangs is killed with all that it started', async () => {
  const file = makeProgram('sleep 300 & echo $! > "$HOME/pid"; wait');
  const home = dirname(file);
  const server = new AppServer({
    file,
    cwd: home,
    env: { PATH: '/usr/bin:/bin', HOME: home },
    timeout: 1_500,
  });
  await expect(greet(server)).rejects.toBeInstanceOf(CannotAsk);
  await server[Symbol.asyncDispose]();
  const child = Number(readFileSync(join(home, 'pid'), 'utf8'));
  await expect.poll(() => isAlive(child), { timeout: 5_000 }).toBe(false);
});

unix('a program that talks without end is ended', async () => {
  const file = makeProgram('yes x');
  const home = dirname(file);
  await using server = new AppServer({ file, cwd: home, env: { PATH: '/usr/bin:/bin' }, timeout: 20_000 });
  await expect(greet(server)).rejects.toThrow('longer than expected');
});

unix('a program that ends at once is told as one that does not start', async () => {
  const file = makeProgram('echo "Error: no" >&2; exit 1');
  await using server = new AppServer({ file, cwd: dirname(file), env: {}, timeout: 20_000 });
  expect(await greet(server)).toMatchObject({ state: 'exited', message: 'Error: no' });
});

test('no Codex program is an error that says what to do', async () => {
  const { input, root } = makeUser({});
  await expect(locateCodex(join(root, 'codex'), input)).rejects.toMatchObject({ code: 'no-codex' });
  expect(await locateCodex(null, { ...input, env: { PATH: root } })).toContain('codex');
});

test('a managed place that Codex would write to keeps it from being asked', async () => {
  const { input, root } = makeUser({ 'etc/managed_config.toml': 'sqlite_home = "/somewhere"\n' });
  await expect(verifyConfig({ ...input, etcDir: join(root, 'etc') }, codexBinary())).rejects.toThrow(
    'sqlite_home',
  );
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
