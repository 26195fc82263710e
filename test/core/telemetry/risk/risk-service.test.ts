import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decideOtel } from '../../../../electron/core/privacy/otel.ts';
import { RiskService } from '../../../../electron/core/telemetry/risk/risk-service.ts';
import { verbatim } from '../../../../electron/shared/messages/en/words.ts';
import type { OtelHealth } from '../../../../electron/shared/telemetry/telemetry.ts';
import type { AuthKind } from '../../../../electron/shared/usage.ts';
import { resolveWorld } from '../../config/world.ts';

interface Setting {
  readonly auth?: AuthKind;
  readonly env?: Readonly<Record<string, string>>;
  readonly health?: Partial<OtelHealth>;
  readonly mode?: number;
  readonly platform?: NodeJS.Platform;
  readonly codexVersion?: string;
}

/** The findings of a config.toml, with everything around it as told. */
async function risks(text: string, setting: Setting = {}, files: Record<string, string> = {}) {
  const world = await resolveWorld(
    { ...files, '$HOME/config.toml': text },
    { codexVersion: setting.codexVersion ?? '0.169.0' },
  );
  const { resolved, home } = world;
  chmodSync(join(home, 'config.toml'), setting.mode ?? 0o600);
  const decided = decideOtel(resolved);
  const otel = {
    ...decided,
    findings: [],
    signals: decided.signals.map((one) =>
      one.signal === 'logs' ? { ...one, health: { ...one.health, ...setting.health } } : one,
    ),
  };
  const service = new RiskService({
    env: () => setting.env ?? {},
    platform: setting.platform ?? 'linux',
    current: () => ({ resolved, auth: setting.auth ?? null }),
  });
  await service.read();
  const { findings } = service.withFindings(otel);
  expect(JSON.stringify(findings)).not.toContain('hidden');
  expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  return { ...world, findings, service, otel };
}

const http = (endpoint = 'https://h.example/v1/logs', more = '') =>
  `[otel.exporter.otlp-http]\nendpoint = "${endpoint}"\nprotocol = "json"\n${more}`;
const ids = async (...args: Parameters<typeof risks>) => (await risks(...args)).findings.map(({ id }) => id);

test('nothing to say without an exporter', async () => {
  expect(await ids('')).toEqual([]);
});

describe('what the log records hold', () => {
  test('arguments and output of tools, whatever else is set', async () => {
    const { findings } = await risks(http());
    expect(findings).toMatchObject([
      {
        id: 'otel.tool-content:logs',
        level: 'warning',
        title: 'Arguments and output of tools go to h.example with the logs.',
        line: 1,
      },
    ]);
    const local = await risks(http('http://127.0.0.1:4318/v1/logs'));
    expect(local.findings).toMatchObject([{ id: 'otel.tool-content:logs', level: 'info' }]);
  });

  test('not with traces alone', async () => {
    expect(await ids(http().replace('exporter', 'trace_exporter'))).toEqual([]);
  });

  test('e-mail and account id of a ChatGPT sign-in', async () => {
    expect(await ids(http(), { auth: 'chatgpt' })).toContain('otel.account-identity:logs');
    expect(await ids(http(), { auth: 'apikey' })).not.toContain('otel.account-identity:logs');
  });

  test('answers and assessments where that was asked for', async () => {
    const settings = '[otel]\nlog_agent_responses = true\nlog_guardian_assessments = true\n';
    const found = await ids(settings + http());
    expect(found).toContain('otel.answers-logged:logs');
    expect(found).toContain('otel.assessments-logged:logs');
    expect(await ids(settings)).toEqual([]);
  });
});

describe('a credential', () => {
  const secret = http(undefined, 'headers = { x-api-key = "hidden" }\n');

  test('in a file that others can read', async () => {
    expect(await ids(secret)).not.toContain('otel.secret.readable:x-api-key:logs');
    const { findings } = await risks(secret, { mode: 0o644 });
    expect(findings.find(({ kind }) => kind === 'otel.secret.readable')).toMatchObject({
      id: 'otel.secret.readable:x-api-key:logs',
      level: 'warning',
      title: 'The logs header x-api-key is in a file that other users of this machine can read.',
      remedy: expect.stringMatching(/chmod 600 .*config\.toml$/),
    });
    // The mode says nothing on Windows.
    expect(await ids(secret, { mode: 0o644, platform: 'win32' })).not.toContain(
      'otel.secret.readable:x-api-key:logs',
    );
  });

  test.each([
    ['headers = { x-team = "hidden" }\n', 'https://h.example/'],
    [`headers = { x-api-key = "\${HIDDEN}" }\n`, 'https://h.example/'],
    ['', 'https://h.example/?team=a'],
  ])('none: %s', async (more, endpoint) => {
    expect((await ids(http(endpoint, more), { mode: 0o644 })).join()).not.toContain('secret');
  });

  test.each(['https://ada:hidden@h.example/v1/logs', 'https://h.example/v1/logs?api_key=hidden'])(
    'in the endpoint: %s',
    async (endpoint) => {
      expect(await ids(http(endpoint), { mode: 0o644 })).toContain('otel.secret.readable:endpoint:logs');
    },
  );

  test('in a file that a real Git repository tracks', async () => {
    const { home, service, otel } = await risks(secret);
    const git = (...args: string[]) => execFileSync('git', args, { cwd: home, stdio: 'ignore' });
    const found = async () => {
      await service.read();
      return service.withFindings(otel).findings.filter(({ kind }) => kind === 'otel.secret.tracked');
    };
    git('init', '-q');
    expect(await found()).toEqual([]);
    writeFileSync(join(home, 'a'), '');
    git('add', 'a', 'config.toml');
    expect(await found()).toMatchObject([{ id: 'otel.secret.tracked:x-api-key:logs', level: 'error' }]);
    git('update-index', '--index-version', '4');
    expect(await found()).toHaveLength(1);
    git('rm', '-q', '--cached', 'config.toml');
    expect(await found()).toEqual([]);
  });
});

describe('TLS', () => {
  test('keys that Codex ignores', async () => {
    const text = http(undefined, 'tls = { ca_certificate = "/x.pem", other_key = "a" }\n');
    const { findings } = await risks(text);
    expect(findings.filter(({ kind }) => kind === 'otel.tls.snake-case')).toMatchObject([
      { id: 'otel.tls.snake-case:ca_certificate:logs', level: 'error', remedy: 'Write ca-certificate.' },
    ]);
  });

  test('a file that is not there', async () => {
    const text = http(
      undefined,
      'tls = { ca-certificate = "$ROOT/ca.pem", client-certificate = "$ROOT/no.pem" }\n',
    );
    const { findings } = await risks(text, {}, { '$ROOT/ca.pem': 'x' });
    expect(findings.filter(({ kind }) => kind === 'otel.tls.missing-file')).toMatchObject([
      { id: 'otel.tls.missing-file:client-certificate:logs', level: 'error' },
    ]);
  });
});

describe('the environment', () => {
  test.each([
    ['OTEL_EXPORTER_OTLP_COMPRESSION', 'stops-all', 'error'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'ignored', 'warning'],
    ['OTEL_SDK_DISABLED', 'ignored', 'warning'],
    ['OTEL_SERVICE_NAME', 'ignored', 'warning'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'used', 'info'],
  ])('%s', async (name, effect, level) => {
    const id = `otel.environment.${effect}:${name}`;
    const { findings } = await risks(http(), { env: { [name]: 'hidden' } });
    expect(findings.find((one) => one.id === id)).toMatchObject({ level });
    const without = await risks('', { env: { [name]: 'hidden' } });
    expect(without.findings).toMatchObject([{ id, level: 'info' }]);
  });

  test('what only tunes an export is no finding', async () => {
    expect(await ids('', { env: { OTEL_BSP_SCHEDULE_DELAY: '1' } })).toEqual([]);
  });
});

test.each([
  [{ state: 'failing', reason: 'timeout', latencyMs: 5_000 }, true],
  [{ state: 'accepted', reason: verbatim('x'), latencyMs: 2_000 }, true],
  [{ state: 'accepted', reason: verbatim('x'), latencyMs: 20 }, false],
  [{ state: 'failing', reason: 'auth', latencyMs: 2_000 }, false],
] as const)('a slow collector: %j', async (health, isSlow) => {
  expect((await ids(http(), { health })).includes('otel.endpoint.slow:logs')).toBe(isSlow);
});

describe('headers', () => {
  const header = (headers: string) =>
    risks(http(undefined, `headers = { ${headers} }\n`)).then(({ findings }) =>
      findings.filter(({ kind }) => kind.startsWith('otel.header')),
    );

  test('that HTTP does not allow are named, without their values', async () => {
    expect(await header('"x key" = "hidden", nl = "a\\nhidden", "" = "hidden", ok = "hidden"')).toMatchObject(
      [
        {
          id: 'otel.header.dropped:x key:logs',
          title: expect.stringContaining('leaves out the logs header x key,'),
        },
        { id: 'otel.header.dropped:nl:logs', line: 4 },
        { id: 'otel.header.dropped::logs', title: expect.stringContaining('header without a name,') },
      ],
    );
  });

  test('of one name in two spellings, and beside one of Codex itself', async () => {
    expect((await header('Key = "1", key = "2", user-agent = "x"')).map(({ id }) => id)).toEqual([
      'otel.header.twice:Key:logs',
      'otel.header.twice:user-agent:logs',
    ]);
    expect(await header('User-Agent = "x"')).toEqual([]);
  });

  test('that break exports, and that take the place of the one of the protocol', async () => {
    expect(
      (await header('Content-Length = "3", content-type = "text/plain"')).map(({ id, level }) => [id, level]),
    ).toEqual([
      ['otel.header.breaks:Content-Length:logs', 'error'],
      ['otel.header.replaces:content-type:logs', 'warning'],
    ]);
  });
});

test.each([
  ['https://me:hidden@h.example/v1/logs', ['otel.endpoint.credentials:logs']],
  ['https://me@h.example/v1/logs', ['otel.endpoint.credentials:logs']],
  ['me:hidden@h.example', ['otel.endpoint.credentials:logs']],
  ['https://h.example/v1/@x', []],
])('a user and a password in an endpoint: %s', async (endpoint, expected) => {
  const { findings } = await risks(http(endpoint));
  expect(findings.map(({ id }) => id).filter((id) => id.startsWith('otel.endpoint'))).toEqual(expected);
});

test('no sentence has an empty name', async () => {
  for (const endpoint of ['localhost:9', 'not a url', '', '/x', 'http://']) {
    const { findings } = await risks(http(endpoint), {
      auth: 'chatgpt',
      health: { state: 'failing', reason: 'timeout' },
    });
    for (const { title, detail = '', remedy = '' } of findings) {
      expect(`${title} ${detail} ${remedy}`).not.toMatch(/ {2}|\b(?:to|of|runs) (?:with|can|$)/);
    }
  }
});

describe('a command that gives headers', () => {
  const helper = (command: string, text: string) =>
    ids(`[otel]\nheaders_helper = "${command}"\n${text}`, { codexVersion: '0.171.0' });
  const grpc = '[otel.trace_exporter.otlp-grpc]\nendpoint = "http://127.0.0.1:4317"\n';

  test('is not asked over gRPC', async () => {
    expect(await helper('hidden', grpc)).toContain('otel.helper.not-asked:traces');
    expect(await helper('hidden', http())).not.toContain('otel.helper.not-asked:logs');
  });

  test('stops the app-server where it is empty and would be asked', async () => {
    expect(await helper(' ', http())).toContain('otel.helper.empty:all');
    expect(await helper(' ', grpc)).not.toContain('otel.helper.empty:all');
  });
});

describe('TLS files that stop the app-server', () => {
  const tls = (text: string, kind = 'http') =>
    ids(
      kind === 'http'
        ? http(undefined, `tls = { ${text} }\n`)
        : `[otel.exporter.otlp-grpc]\nendpoint = "https://h.example"\ntls = { ${text} }\n`,
      {},
      { '$ROOT/text.pem': 'no certificate' },
    ).then((all) => all.filter((id) => id.startsWith('otel.tls')));

  test('a certificate without its key', async () => {
    expect(await tls('client-certificate = "$ROOT/text.pem"')).toEqual(['otel.tls.pair:pair:logs']);
  });

  test('a CA that is none, over HTTP alone', async () => {
    expect(await tls('ca-certificate = "$ROOT/text.pem"')).toEqual(['otel.tls.not-pem:pem:logs']);
    expect(await tls('ca-certificate = "$ROOT/text.pem"', 'grpc')).toEqual([]);
  });

  test('one that is missing is said once', async () => {
    expect(await tls('ca-certificate = "/nope.pem"')).toEqual(['otel.tls.missing-file:ca-certificate:logs']);
  });
});
