import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { VERIFIED_CODEX } from '../../../electron/shared/codex/codex.ts';
import type { Finding } from '../../../electron/shared/finding.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { type CloudCopy, cloudCopy } from '../../core/config/cloud-copy.ts';
import { whyNoEtc, withEtcCodex } from '../../differential/namespace.ts';
import { setUpBuiltCli } from './built.ts';

/*
 * What the built command line says of analytics and OpenTelemetry where it is not certain: with a Codex that
 * was not verified, and with files that Codex or Glance does not take.
 */

const NEWER = '0.172.0';
const ID = '01a2061e-e23c-7d10-8004-2ae4674893fd';
const noEtc = await whyNoEtc();

const off = '[analytics]\nenabled = false\n';
const unverified = `Not known: Codex ${NEWER} is not verified`;
const byOffFile = `${unverified}. With ${VERIFIED_CODEX.version}: Off, because your config.toml says so`;

const SIGNED_IN_AT = new Date('2026-01-01T00:00:00Z');

interface Machine {
  /** The version that the one session names. */
  readonly codex: string;
  /** Texts by path: `$HOME` is the Codex home, also inside the texts. */
  readonly files?: Readonly<Record<string, string>>;
  /** What links point at, by path. */
  readonly links?: Readonly<Record<string, string>>;
  /** Texts of /etc/codex, by name. */
  readonly etc?: Readonly<Record<string, string>>;
  /** Null where the session names none. */
  readonly plan?: string | null;
  readonly model?: string;
  readonly cwd?: string;
}

/** `--json` prints a message as its text. */
const textOf = (printed: unknown) => String(printed);

describe('Verdicts of the built command line', { timeout: 60_000 }, () => {
  const cli = setUpBuiltCli();

  async function make({
    codex,
    files = {},
    links = {},
    etc,
    plan = 'plus',
    model = 'gpt-6.1-sol',
    cwd = '$ROOT/project',
  }: Machine) {
    const root = await realpath(await mkdtemp(join(tmpdir(), 'codex-glance-verdicts-')));
    onTestFinished(() => rm(root, { recursive: true, force: true }));
    const codexHome = join(root, '.codex');
    const place = (text: string) => text.replaceAll('$HOME', codexHome).replaceAll('$ROOT', root);
    const put = async (path: string, text: string) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
      // The sign-in came before the copies of cloud config.
      if (path.endsWith('auth.json')) await utimes(path, SIGNED_IN_AT, SIGNED_IN_AT);
    };
    await mkdir(place(cwd), { recursive: true });
    await mkdir(join(root, 'scratch'));
    await writeSession(codexHome, codex, plan, model);
    for (const [path, text] of Object.entries(files)) await put(place(path), place(text));
    for (const [path, target] of Object.entries(links)) {
      await mkdir(dirname(place(path)), { recursive: true });
      await symlink(target, place(path));
    }
    for (const [name, text] of Object.entries(etc ?? {})) await put(join(root, 'etc', name), text);
    const run = async (...args: string[]) => {
      const before = etc === undefined ? [] : withEtcCodex(join(root, 'etc'), join(root, 'scratch'));
      const folders = ['--codex-home', codexHome, '--state-dir', join(root, 'state'), '--cwd', place(cwd)];
      const [file = '', ...rest] = [...before, process.execPath, cli.file, ...args, ...folders];
      const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: root, TZ: 'UTC', LANG: 'en_US.UTF-8' };
      const options = { cwd: root, env, timeout: 30_000, maxBuffer: 64e6 };
      return (await promisify(execFile)(file, rest, options)).stdout;
    };
    const read = async () => JSON.parse(await run('status', '--json')) as Snapshot;
    return { root, codexHome, run, read };
  }

  const opened: readonly (readonly [string, Omit<Machine, 'codex'>, string])[] = [
    [
      'a word that is not known, with an opt-out',
      { files: { '$HOME/config.toml': `model_verbosity = "loud"\n${off}` } },
      `${unverified}; ${VERIFIED_CODEX.version} refuses your config.toml (line 1)`,
    ],
    ['an opt-out', { files: { '$HOME/config.toml': off } }, byOffFile],
    ['nothing set', {}, `${unverified}. With ${VERIFIED_CODEX.version}: On: nothing switches it off`],
    [
      'a key that is not known',
      { files: { '$HOME/config.toml': `${off}[otel]\nfuture = 1\n[analytic]\nx = 1\n` } },
      byOffFile,
    ],
    [
      'an exporter that is not known',
      { files: { '$HOME/config.toml': `${off}[otel]\nexporter = "future"\n` } },
      `${unverified}; ${VERIFIED_CODEX.version} refuses your config.toml (line 4)`,
    ],
    [
      'a text of 300 KB',
      { files: { '$HOME/config.toml': `developer_instructions = "${'[ '.repeat(150_000)}"\n${off}` } },
      byOffFile,
    ],
  ];

  it.each(opened)('with a newer Codex, %s: nothing is certain', async (_name, machine, reason) => {
    const { read, run } = await make({ codex: NEWER, ...machine });
    expectOpen(await read(), reason);
    const text = await run('analytics');
    expect(text).toContain(unverified);
    expect(text).not.toMatch(/^\W*(?:On|Off)\b/m);
  });

  it.runIf(noEtc === null)('with a newer Codex, requirements with a key that is not known', async () => {
    const { read } = await make({
      codex: NEWER,
      files: { '$HOME/config.toml': off },
      etc: { 'requirements.toml': 'future = 1\n[feedback]\nenabled = false\nfuture = 2\n' },
    });
    const snapshot = await read();
    expectOpen(snapshot, unverified);
    expect(snapshot.analytics.feedback).toMatchObject({
      enabled: null,
      origin: { layer: 'requirements-system' },
    });
  });

  it('with a newer Codex, a collector can still be tested', async () => {
    const exporter = '{ otlp-http = { endpoint = "http://127.0.0.1:9/v1/logs", protocol = "json" } }';
    const { read } = await make({
      codex: NEWER,
      files: { '$HOME/config.toml': `${off}[otel]\nexporter = ${exporter}\nlog_user_prompt = true\n` },
    });
    const snapshot = await read();
    expectOpen(snapshot, byOffFile);
    const logs = snapshot.otel.signals.find(({ signal }) => signal === 'logs');
    expect(logs).toMatchObject({ endpoint: 'http://127.0.0.1:9/v1/logs', health: { state: 'untested' } });
    expect(snapshot.otel.logUserPrompt).toMatchObject({ value: null });
  });

  it('with a newer Codex, a model without a price is not known, with the version', async () => {
    const { findings } = await (await make({ codex: NEWER, model: 'gpt-99-nova' })).read();
    const found = findings.filter(({ kind }) => kind.startsWith('pricing.'));
    expect(found).toMatchObject([{ kind: 'pricing.model.unknown', level: 'info' }]);
    expect(found[0]?.detail).toContain(`Codex ${NEWER} is not verified`);
  });

  const broken: readonly (readonly [string, string])[] = [
    ['a number as text in an MCP server', '[mcp_servers.x]\ncommand = "x"\nstartup_timeout_sec = "20"\n'],
    ['a text for a list', '[sandbox_workspace_write]\nwritable_roots = "/x"\n'],
    ['a number for a theme', '[tui]\ntheme = 5\n'],
    ['a wrong type in a profile that is not selected', '[profiles.x]\nmodel = 5\n'],
    ['an integer beyond 64 bits', '[x]\ny = 9223372036854775808\n'],
    ['a list 150,000 deep', `[x]\ny = ${'['.repeat(150_000)}\n`],
  ];

  it.each(broken)(
    'with the verified Codex, %s: the opt-out beside it is not in force',
    async (_name, text) => {
      const { read } = await make({
        codex: VERIFIED_CODEX.version,
        files: { '$HOME/config.toml': `${off}${text}` },
      });
      const { analytics, findings } = await read();
      expect(analytics.enabled).not.toBe(false);
      expect(analytics.reason).toMatch(/^Your config\.toml(?: \(line \d+\))? is invalid, so no opt-out/);
      expect(findings.map(({ kind }) => kind)).toContain('config.invalid');
    },
  );

  it('with the verified Codex, a text of 300 KB does no harm', async () => {
    const text = `developer_instructions = "${'[ '.repeat(150_000)}"\n${off}`;
    const { read } = await make({ codex: VERIFIED_CODEX.version, files: { '$HOME/config.toml': text } });
    expect((await read()).analytics).toMatchObject({ enabled: false, origin: { layer: 'user', line: 3 } });
  });

  const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const cloud = (parts: CloudCopy) => {
    return cloudCopy({ account: 'acc-1', config: [off], expires: soon(0.5), ...parts });
  };
  const copies: readonly (readonly [string, string | null, RegExp])[] = [
    ['no copy', null, /is not on this machine yet/],
    ['a damaged copy', cloud({}).slice(0, -200), /cannot be read/],
    ['a foreign copy', cloud({ account: 'acc-2' }), /is for another account/],
    ['a copy whose signature does not fit', cloud({ signature: 'x' }), /has a signature that does not match/],
    ['a copy long past its time', cloud({ expires: soon(-48) }), /is out of date/],
  ];
  const signedIn = { '$HOME/auth.json': '{"auth_mode":"chatgpt","tokens":{"account_id":"acc-1"}}' };

  it.each(copies)(
    'with %s of the cloud config of an enterprise: nothing is certain',
    async (_name, copy, why) => {
      const { read } = await make({
        codex: VERIFIED_CODEX.version,
        plan: 'enterprise',
        files: { ...signedIn, ...(copy === null ? {} : { '$HOME/cloud-config-bundle-cache.json': copy }) },
      });
      const snapshot = await read();
      expectOpen(snapshot, 'Not known: ');
      expect(snapshot.analytics.reason).toMatch(why);
    },
  );

  it('with a sign-in of which no session names the plan: nothing is certain, and it says what to do', async () => {
    const { read, run } = await make({ codex: VERIFIED_CODEX.version, plan: null, files: signedIn });
    const snapshot = await read();
    expectOpen(snapshot, 'Not known: the plan of this sign-in is not known yet');
    expect(snapshot.findings.filter(({ level }) => level !== 'info')).toEqual([]);
    expect(await run('analytics')).toContain('Start Codex once and let it answer');
  });

  it('with a copy of the cloud config that fits, it decides', async () => {
    const { read } = await make({
      codex: VERIFIED_CODEX.version,
      plan: 'enterprise',
      files: { ...signedIn, '$HOME/cloud-config-bundle-cache.json': cloud({}) },
    });
    expect((await read()).analytics).toMatchObject({ enabled: false, origin: { layer: 'cloud' } });
  });

  describe('with a project whose config.toml is a link to /dev/zero', () => {
    const machine = (trust: string): Machine => ({
      codex: VERIFIED_CODEX.version,
      cwd: '$ROOT/project',
      files: { '$ROOT/project/.git/HEAD': 'ref: refs/heads/main\n', '$HOME/config.toml': `${off}${trust}` },
      links: { '$ROOT/project/.codex/config.toml': '/dev/zero' },
    });

    it('not trusted: no verdict changes', async () => {
      const { read, root } = await make(machine(''));
      const { analytics, findings } = await read();
      expect(analytics).toMatchObject({
        enabled: false,
        reason: expect.stringMatching(/^Off, because your/),
      });
      const found = findings.find(({ kind }) => kind === 'config.layer.not-read');
      expect(found?.file).toBe(join(root, 'project/.codex/config.toml'));
    });

    it('trusted: nothing is certain', async () => {
      const { read, root } = await make(machine('[projects."$ROOT/project"]\ntrust_level = "trusted"\n'));
      const file = join(root, 'project/.codex/config.toml');
      const snapshot = await read();
      expectOpen(snapshot, `Not known: ${file} was not read: it is not a regular file`);
      expect(snapshot.findings.map(({ kind }) => kind)).not.toContain('config.invalid');
    });
  });

  it('trust of the folder of a bare repository does not reach its worktree', async () => {
    const { read } = await make({
      codex: VERIFIED_CODEX.version,
      cwd: '$ROOT/repos/main',
      files: {
        '$ROOT/repos/proj.git/HEAD': 'ref: refs/heads/main\n',
        '$ROOT/repos/proj.git/config': '[core]\n\tbare = true\n',
        '$ROOT/repos/proj.git/worktrees/main/HEAD': 'ref: refs/heads/main\n',
        '$ROOT/repos/proj.git/worktrees/main/commondir': '../..\n',
        '$ROOT/repos/proj.git/worktrees/main/gitdir': '$ROOT/repos/main/.git\n',
        '$ROOT/repos/main/.git': 'gitdir: $ROOT/repos/proj.git/worktrees/main\n',
        '$ROOT/repos/main/.codex/config.toml': '[analytics]\nenabled = true\n',
        '$HOME/config.toml': `${off}[projects."$ROOT/repos"]\ntrust_level = "trusted"\n`,
      },
    });
    expect((await read()).analytics).toMatchObject({ enabled: false, origin: { layer: 'user' } });
  });
});

/** Nothing is said to be on or off, and nothing that follows from it. */
function expectOpen({ analytics, otel, findings }: Snapshot, reason: string): void {
  expect(analytics.enabled).toBeNull();
  expect(textOf(analytics.reason).slice(0, reason.length)).toBe(reason);
  for (const channel of analytics.channels) expect(channel.state).toBe('unknown');
  expect(analytics.feedback.enabled).toBeNull();
  for (const { health } of otel.signals) expect(health.state).not.toBe('off');
  const ofCodex = findings.filter(({ area }) => area === 'config' || area === 'telemetry');
  expect(ofCodex.filter(({ level }) => level === 'error')).toEqual([]);
  expect(ofCodex.filter(advisesToRemove)).toEqual([]);
}

function advisesToRemove({ kind, remedy }: Finding): boolean {
  return kind.includes('unknown-keys') && /remove/i.test(remedy?.text ?? '');
}

/** A session of one response, of a minute ago. */
async function writeSession(
  codexHome: string,
  version: string,
  plan: string | null,
  model: string,
): Promise<void> {
  const timestamp = new Date(Date.now() - 60_000).toISOString();
  const meta = { id: ID, session_id: ID, timestamp, cwd: '/home/dev/harbor', originator: 'codex_cli_rs' };
  const tokens = { input_tokens: 900, output_tokens: 100, total_tokens: 1_000 };
  const info = { total_token_usage: tokens, last_token_usage: tokens, model_context_window: 258_400 };
  const lines = [
    ['session_meta', { ...meta, cli_version: version, source: 'cli', model_provider: 'openai' }],
    ['turn_context', { turn_id: 'turn-1', cwd: '/home/dev/harbor', model }],
    ['event_msg', { type: 'token_count', info, rate_limits: { primary: null, plan_type: plan } }],
  ].map(([type, payload]) => JSON.stringify({ timestamp, type, payload }));
  const folder = join(codexHome, 'sessions', ...timestamp.slice(0, 10).split('-'));
  await mkdir(folder, { recursive: true });
  const name = `rollout-${timestamp.slice(0, 19).replaceAll(':', '-')}-${ID}.jsonl`;
  await writeFile(join(folder, name), `${lines.join('\n')}\n`);
}
