import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConfigReport } from '../../electron/shared/commands.ts';
import { whyNoEtc, withEtcCodex } from '../differential/namespace.ts';
import { canariesIn, canary, HOME_NAMES, writeCanaryHomes } from './canary-homes.ts';
import { Child } from './codex/child.ts';
import { codexBinary } from './codex/codex-binary.ts';

const script = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const etcMissing = await whyNoEtc();

let root = '';
const at = (...parts: string[]) => join(root, ...parts);

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'glance-canary-')));
  writeCanaryHomes(at);
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
  'posture',
  'config',
  'config --verify',
  'check',
  'check --policy regulated',
  'check --policy enterprise --format sarif',
  'check --policy enterprise --format junit',
  'analytics',
  'analytics preview',
  'analytics off --dry-run',
  'otel',
  'otel probe',
  ...['daily', 'session', 'model', 'project'].map((by) => `usage ${by}`),
  'usage session --format csv',
  'usage session --format markdown',
  'coverage',
  'baseline pin',
  'drift',
  'storage',
  'storage prune --older 1 --dry-run',
  'guard --max-usd 1000000',
  'guard install --max-usd 1000000 --dry-run',
  'policy simulate --policy regulated',
  'policy explain otel.exporter',
  'policy explain mcp_servers',
  'pricing',
  'statusline',
];

/** What reads a configuration; the others are the same for each of them. */
const ofConfig = [
  'status',
  'doctor',
  'posture',
  'config',
  'config --verify',
  'check --policy regulated',
  'analytics',
  'analytics off --dry-run',
  'guard install --max-usd 1 --dry-run',
  'policy explain mcp_servers',
  'otel',
];

describe.each(HOME_NAMES)('no secret of a %s home comes out of', (home) => {
  test.each(home === 'valid' ? commands : ofConfig)('%s', async (words) => {
    for (const json of words.includes('--format') ? [[]] : [[], ['--json']]) {
      await using child = start(home, [...words.split(' '), ...json]);
      const { stdout, stderr } = await child.ended;
      expect(stdout + stderr).not.toBe('');
      expect(canariesIn(stdout + stderr)).toEqual([]);
    }
  });

  test('a package of evidence', async () => {
    const file = at(`evidence-${home}.zip`);
    await using child = start(home, ['evidence', '--out', file, '--show-names', '--sessions']);
    await child.ended;
    const files = Object.entries(unzipSync(readFileSync(file)));
    expect(files).toHaveLength(4);
    for (const [name, content] of files) {
      expect([name, canariesIn(Buffer.from(content).toString('utf8'))]).toEqual([name, []]);
    }
  });

  test('what Glance keeps', () => {
    const folder = at(`state-${home}`);
    const files = existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      : [];
    expect(files.length).toBeGreaterThan(0);
    for (const { parentPath, name } of files) {
      expect([name, canariesIn(readFileSync(join(parentPath, name), 'latin1'))]).toEqual([name, []]);
    }
  });
});

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

/**
 * Waits until a process has done nothing for two seconds: while it reads files for the first time, it holds what it is
 * about to leave out. Where the system does not say what it does, waits that long.
 */
async function atRest(pid: number): Promise<void> {
  const busy = () => {
    if (!existsSync('/proc/self/stat')) return 0;
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(fields[11]) + Number(fields[12]);
  };
  let ticks = -1;
  const isIdle = () => {
    const before = ticks;
    ticks = busy();
    return before === ticks;
  };
  await expect.poll(isIdle, { timeout: 40_000, interval: 2_000 }).toBe(true);
}

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
  expect(canariesIn(page)).toEqual([]);
  await atRest(child.pid);
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
  const live = canariesIn(readFileSync(at(snapshot() ?? ''), 'utf8'));
  // A probe needs the exporters; nothing else of the configuration, and no credential, is referenced.
  expect(
    live.filter((one) => !/-(?:helper|environment|attribute|endpoint-\w+|header)-\w+$/.test(one)),
  ).toEqual([]);
  expect(live.filter((one) => /-(?:http|provider)-header-/.test(one))).toEqual([]);
  await reader?.cancel();
  child.kill('SIGTERM');
  await ended;
});
