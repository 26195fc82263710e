import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConfigReport } from '../../electron/shared/commands.ts';
import { whyNoEtc, withEtcCodex } from '../differential/namespace.ts';
import { Child } from './codex/child.ts';
import { codexBinary } from './codex/codex-binary.ts';

const script = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const etcMissing = await whyNoEtc();

/** A text that stands for a secret, and is found again wherever it comes out. */
const canary = (place: string) => `kanarie-${place}-7f3a91c2d4`;
const anyCanary = /kanarie-[a-z0-9-]+?-7f3a91c2d4/g;
const found = (text: string) => [...new Set(text.match(anyCanary))];

let root = '';
const at = (...parts: string[]) => join(root, ...parts);

function write(name: string, text: string): void {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
}

const exporter = (place: string) => `[otel]
headers_helper = "printf ${canary(`${place}-helper`)}"
environment = "${canary(`${place}-environment`)}"
span_attributes = { team = "${canary(`${place}-attribute`)}" }
exporter = { otlp-http = { endpoint = "http://user:${canary(`${place}-endpoint-password`)}@127.0.0.1:9/v1/logs?key=${canary(`${place}-endpoint-query`)}", protocol = "json", headers = { authorization = "Bearer ${canary(`${place}-header`)}" } } }
`;

/** Every place of a config file in which people put secrets. */
const secrets = (place: string) => `notify = ["sh", "-c", "${canary(`${place}-notify`)}"]
instructions = "${canary(`${place}-instructions`)}"
developer_instructions = "${canary(`${place}-developer`)}"
compact_prompt = "${canary(`${place}-compact`)}"
unknown_key = "${canary(`${place}-unknown`)}"
[mcp_servers.${place}]
command = "${canary(`${place}-command`)}"
args = ["--token", "${canary(`${place}-argument`)}"]
env = { SECRET = "${canary(`${place}-env`)}" }
[mcp_servers.${place}web]
url = "https://user:${canary(`${place}-url-password`)}@127.0.0.1:9/mcp?k=${canary(`${place}-url-query`)}#${canary(`${place}-fragment`)}"
http_headers = { authorization = "${canary(`${place}-http-header`)}" }
bearer_token_env_var = "${canary(`${place}-variable`)}"
[model_providers.${place}]
name = "${canary(`${place}-provider-name`)}"
base_url = "https://user:${canary(`${place}-base-password`)}@127.0.0.1:9/v1?key=${canary(`${place}-base-query`)}"
env_key = "${canary(`${place}-env-key`)}"
http_headers = { x = "${canary(`${place}-provider-header`)}" }
query_params = { k = "${canary(`${place}-provider-query`)}" }
[shell_environment_policy.set]
SECRET = "${canary(`${place}-set`)}"
[[hooks.Stop]]
[[hooks.Stop.hooks]]
type = "command"
command = "${canary(`${place}-hook`)}"
${exporter(place)}`;

const line = (type: string, payload: object) =>
  `${JSON.stringify({ timestamp: new Date().toISOString(), type, payload })}\n`;
const said = (role: string, what: string) =>
  line('response_item', {
    type: 'message',
    role,
    content: [{ type: 'input_text', text: `${canary(what)} ${'word '.repeat(400)}` }],
  });

function rollout(id: string): string {
  const usage = {
    input_tokens: 100,
    cached_input_tokens: 0,
    output_tokens: 10,
    reasoning_output_tokens: 0,
    total_tokens: 110,
  };
  return [
    line('session_meta', {
      id,
      session_id: id,
      timestamp: new Date().toISOString(),
      cwd: at('project'),
      originator: 'codex_exec',
      cli_version: '0.171.0',
      source: 'exec',
      model_provider: 'openai',
      base_instructions: { text: canary('base-instructions') },
      git: {
        repository_url: `https://user:${canary('repository-password')}@127.0.0.1/o/r.git`,
        branch: 'main',
        commit_hash: '0',
      },
    }),
    line('turn_context', {
      turn_id: 't',
      cwd: at('project'),
      model: 'gpt-6.1-sol',
      approval_policy: 'never',
      user_instructions: canary('user-instructions'),
      developer_instructions: canary('turn-developer'),
    }),
    said('user', 'prompt'),
    line('event_msg', { type: 'user_message', message: canary('user-message') }),
    line('response_item', {
      type: 'function_call',
      name: 'shell',
      arguments: JSON.stringify({ command: canary('call-arguments') }),
      call_id: 'c',
    }),
    line('response_item', { type: 'function_call_output', call_id: 'c', output: canary('tool-output') }),
    line('response_item', {
      type: 'reasoning',
      summary: [{ type: 'summary_text', text: canary('reasoning') }],
      encrypted_content: canary('encrypted'),
    }),
    said('assistant', 'response'),
    line('event_msg', { type: 'agent_message', message: canary('agent-message') }),
    line('event_msg', {
      type: 'token_count',
      info: { total_token_usage: usage, last_token_usage: usage, model_context_window: 258400 },
      rate_limits: null,
    }),
  ].join('');
}

function codexHome(name: string, config: string): void {
  write(`${name}/config.toml`, config);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const about = {
    email: 'ada@example.com',
    'https://api.openai.com/auth': { chatgpt_plan_type: 'plus', chatgpt_account_id: 'acct' },
  };
  const token = `${part({ alg: 'none' })}.${part(about)}.${canary('id-signature')}`;
  write(
    `${name}/auth.json`,
    JSON.stringify({
      auth_mode: 'chatgpt',
      OPENAI_API_KEY: canary('api-key'),
      tokens: {
        id_token: token,
        access_token: canary('access-token'),
        refresh_token: canary('refresh-token'),
        account_id: 'acct',
      },
      last_refresh: new Date().toISOString(),
    }),
  );
  write(`${name}/history.jsonl`, `${JSON.stringify({ session_id: 's', ts: 1, text: canary('history') })}\n`);
  const bundle = {
    config_toml: { enterprise_managed: [{ id: 'a', name: 'A', contents: secrets('cloud') }] },
    requirements_toml: { enterprise_managed: [] },
  };
  write(
    `${name}/cloud-config-bundle-cache.json`,
    JSON.stringify({
      signed_payload: { expires_at: '2999-01-01T00:00:00Z', account_id: 'acct', bundle },
      signature: canary('signature'),
    }),
  );
  const [year, month, day] = new Date().toISOString().slice(0, 10).split('-');
  const id = '01a20623-3ae8-7980-9244-45a19866cc76';
  write(
    `${name}/sessions/${year}/${month}/${day}/rollout-${year}-${month}-${day}T00-00-00-${id}.jsonl`,
    rollout(id),
  );
}

/** Homes by what is wrong with them. */
const homes = {
  valid: () => `${secrets('user')}[projects."${at('project')}"]\ntrust_level = "trusted"\n`,
  broken: () =>
    `model = "m"\nmcp_servers = { a = { args = ["${canary('broken-line')}" \n[analytics]\nenabled = false\n`,
  invalid: () =>
    `[analytics]\nenabled = "${canary('wrong-kind')}"\n[otel]\nexporter = "${canary('wrong-word')}"\n`,
  misspelt: () =>
    `model_verbosity = "${canary('wrong-verbosity')}"\napproval_policy = "${canary('wrong-policy')}"\n[analytics]\nenabled = false # ${canary('comment')}\n`,
};

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'glance-canary-')));
  for (const [name, config] of Object.entries(homes)) codexHome(name, config());
  write('valid/work.config.toml', secrets('profile'));
  write('project/.codex/config.toml', secrets('project'));
  mkdirSync(at('project/.git'));
  write('etc/config.toml', secrets('system'));
  write(
    'etc/managed_config.toml',
    `[mcp_servers.managed]\ncommand = "${canary('managed-command')}"\nargs = ["${canary('managed-argument')}"]\n`,
  );
  write(
    'etc/requirements.toml',
    `[otel]\nspan_attributes = { team = "${canary('requirement-attribute')}" }\n`,
  );
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function start(
  home: string,
  words: readonly string[],
  node: readonly string[] = [],
  onLine: (line: string) => void = () => {},
) {
  const prefix = etcMissing === null ? withEtcCodex(at('etc'), mkdtempSync(at('scratch-'))) : [];
  const places = ['--codex-home', at(home), '--state-dir', at(`state-${home}`), '--cwd', at('project')];
  const [file = '', ...args] = [...prefix, process.execPath, ...node, script, ...words, ...places];
  return new Child(file, args, {
    cwd: at('project'),
    timeout: 50_000,
    onLine,
    env: {
      PATH: `${dirname(codexBinary())}:${process.env.PATH}`,
      HOME: root,
      TZ: 'UTC',
      HTTP_PROXY: 'http://127.0.0.1:1',
      HTTPS_PROXY: 'http://127.0.0.1:1',
      OTEL_EXPORTER_OTLP_HEADERS: `x=${canary('env-header')}`,
    },
  });
}

const commands = [
  'status',
  'doctor',
  'config',
  'config --verify',
  'analytics',
  'analytics preview',
  'analytics off --dry-run',
  'otel',
  'otel probe',
  ...['daily', 'session', 'model', 'project'].map((by) => `usage ${by}`),
  'usage session --format csv',
  'usage session --format markdown',
  'pricing',
  'statusline',
];

/** What reads a configuration; the others are the same for each of them. */
const ofConfig = [
  'status',
  'doctor',
  'config',
  'config --verify',
  'analytics',
  'analytics off --dry-run',
  'otel',
];

describe.each(Object.keys(homes))('no secret of a %s home comes out of', (home) => {
  test.each(home === 'valid' ? commands : ofConfig)('%s', async (words) => {
    for (const json of words.includes('--format') ? [[]] : [[], ['--json']]) {
      await using child = start(home, [...words.split(' '), ...json]);
      const { stdout, stderr } = await child.ended;
      expect(stdout + stderr).not.toBe('');
      expect(found(stdout + stderr)).toEqual([]);
    }
  });

  test('what Glance keeps', () => {
    const folder = at(`state-${home}`);
    const files = existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      : [];
    expect(files.length).toBeGreaterThan(0);
    for (const { parentPath, name } of files) {
      expect([name, found(readFileSync(join(parentPath, name), 'latin1'))]).toEqual([name, []]);
    }
  });
});

/** Which of these texts stand anywhere in the memory of a process, also where it was given back. */
function inMemory(pid: number, texts: readonly string[]): string[] {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const left = new Set(texts);
  try {
    for (const area of readFileSync(`/proc/${pid}/maps`, 'latin1').split('\n')) {
      const [, from = '', to = '', name = ''] =
        /^([0-9a-f]+)-([0-9a-f]+) rw.. \S+ \S+ \S+\s*(\S*)/.exec(area) ?? [];
      if (from === '' || name.startsWith('/')) continue;
      for (let at = Number.parseInt(from, 16); at < Number.parseInt(to, 16); at += PIECE) {
        const piece = Buffer.alloc(Math.min(PIECE, Number.parseInt(to, 16) - at));
        try {
          readSync(memory, piece, 0, piece.length, at);
        } catch {
          continue;
        }
        for (const text of left)
          if (piece.includes(text) || piece.includes(text, 0, 'utf16le')) left.delete(text);
      }
    }
  } finally {
    closeSync(memory);
  }
  return texts.filter((text) => !left.has(text));
}

const PIECE = 16 * 1024 * 1024;

test.runIf(process.platform === 'linux')(
  'a host that has read a session holds none of its text',
  async () => {
    const lines: string[] = [];
    await using child = start('valid', ['watch', '--json'], [], (text) => void lines.push(text));
    const ended = child.ended.catch(() => undefined);
    await expect.poll(() => /"responses":1\b/.test(lines.join('')), { timeout: 40_000 }).toBe(true);
    const texts = [
      'prompt',
      'response',
      'tool-output',
      'reasoning',
      'encrypted',
      'call-arguments',
      'user-message',
    ];
    await expect.poll(() => inMemory(child.pid, texts.map(canary)), { timeout: 10_000 }).toEqual([]);
    child.kill('SIGTERM');
    await ended;
  },
);

test('what is no secret is shown, and the rest by kind and length', async () => {
  await using child = start('valid', ['config', '--json']);
  const { values } = JSON.parse((await child.ended).stdout) as ConfigReport;
  expect(values['mcp_servers.user.args']).toMatchObject({ value: '[list of 2 texts]' });
  expect(values['mcp_servers.userweb.url']).toMatchObject({ value: 'https://127.0.0.1:9/mcp?k=[redacted]' });
  expect(values['mcp_servers.user.env.SECRET']).toMatchObject({ value: '[redacted]' });
  expect(values.instructions?.shadowed.length).toBeGreaterThan(0);
  await using revealing = start('valid', ['config', 'mcp_servers.user.args', '--reveal']);
  expect((await revealing.ended).stdout).toContain(canary('user-argument'));
});

test('a running host shows no secret, and references no prompt, response or credential', async () => {
  const lines: string[] = [];
  await using child = start(
    'valid',
    ['serve', '--port', '0'],
    ['--heapsnapshot-signal=SIGUSR2', `--diagnostic-dir=${root}`],
    (text) => void lines.push(text),
  );
  const ended = child.ended.catch(() => undefined);
  const address = () => /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(lines.join('\n'))?.[0] ?? '';
  await expect.poll(address, { timeout: 30_000 }).not.toBe('');
  const url = new URL(address());
  const signedIn = await fetch(url, { redirect: 'manual' });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const events = await fetch(new URL('/api/events', url), { headers: { cookie } });
  const reader = events.body?.getReader();
  let page = '';
  while (!/"costUsd"/.test(page) && page.length < 10_000_000) {
    const part = await reader?.read();
    if (!part || part.done) break;
    page += Buffer.from(part.value).toString('utf8');
  }
  expect(page).toContain('event: snapshot');
  expect(found(page)).toEqual([]);
  process.kill(child.pid, 'SIGUSR2');
  const snapshot = () => readdirSync(root).find((name) => name.endsWith('.heapsnapshot'));
  await expect.poll(snapshot, { timeout: 40_000 }).toBeTruthy();
  // It is whole once it has stopped growing.
  const size = () => readFileSync(at(snapshot() ?? '')).length;
  let last = -1;
  const isWhole = () => {
    const before = last;
    last = size();
    return before === last;
  };
  await expect.poll(isWhole, { timeout: 40_000, interval: 1_000 }).toBe(true);
  const live = found(readFileSync(at(snapshot() ?? ''), 'utf8'));
  // A probe needs the exporters; nothing else of the configuration, and no credential, is referenced.
  expect(
    live.filter((one) => !/-(?:helper|environment|attribute|endpoint-\w+|header)-\w+$/.test(one)),
  ).toEqual([]);
  expect(live.filter((one) => /-(?:http|provider)-header-/.test(one))).toEqual([]);
  await reader?.cancel();
  child.kill('SIGTERM');
  await ended;
});
