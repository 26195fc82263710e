import { describe, expect, test } from 'vitest';
import { parseExporter } from '../../../electron/core/exporters/exporter.ts';
import { decideOtel } from '../../../electron/core/privacy/otel.ts';
import { type OtelSignal, shownHealth } from '../../../electron/shared/telemetry/telemetry.ts';
import { resolveWorld } from '../config/world.ts';

const decide = async (files: Record<string, string>, options: Parameters<typeof resolveWorld>[1] = {}) =>
  decideOtel((await resolveWorld(files, options)).resolved);
const user = (text: string, options: Parameters<typeof resolveWorld>[1] = {}) =>
  decide({ '$HOME/config.toml': text }, options);
const http = (key: string, endpoint: string, more = '') =>
  `[otel.${key}.otlp-http]\nendpoint = "${endpoint}"\nprotocol = "json"\n${more}`;
const find = (signals: readonly OtelSignal[], name: OtelSignal['signal']) =>
  signals.find(({ signal }) => signal === name);

describe('signals', () => {
  test('unset: no logs, no traces, metrics to OpenAI', async () => {
    const { signals, logUserPrompt, findings } = await decide({});
    expect(signals.map(({ signal, exporter, health }) => [signal, exporter, health.state])).toEqual([
      ['logs', 'none', 'off'],
      ['traces', 'none', 'off'],
      ['metrics', 'statsig', 'unobservable'],
    ]);
    expect(signals[2]?.endpoint).toBe('https://ab.chatgpt.com/otlp/v1/metrics');
    expect(signals.map(shownHealth)).toEqual(['off', 'off', 'unobservable']);
    expect(signals[2]?.origin.layer).toBe('default');
    expect(logUserPrompt).toMatchObject({ value: false, locked: false, origin: { layer: 'default' } });
    expect(findings).toEqual([]);
  });

  test('metrics to OpenAI stop with analytics, and the reason names who', async () => {
    const { signals } = await user('[analytics]\nenabled = false\n');
    expect(find(signals, 'metrics')?.health).toEqual({
      state: 'off',
      reason: 'Analytics is off, because your config.toml says so, line 2.',
      checkedAt: null,
      latencyMs: null,
    });
  });

  test.each([
    ['0.162.0', 'off'],
    ['0.163.0', 'untested'],
    [null, 'untested'],
  ])('metrics to a collector of your own with analytics off, by version: %s', async (codexVersion, state) => {
    const text = `[analytics]\nenabled = false\n${http('metrics_exporter', 'http://127.0.0.1:4318/v1/metrics')}`;
    const { signals } = await user(text, { codexVersion });
    expect(find(signals, 'metrics')?.health.state).toBe(state);
  });

  test('an endpoint loses its credentials and nothing is appended', async () => {
    const { signals } = await user(http('exporter', 'https://me:hidden@h.example/v1/logs?token=hidden'));
    expect(find(signals, 'logs')).toMatchObject({
      exporter: 'otlp-http',
      endpoint: 'https://h.example/v1/logs?token=[redacted]',
      protocol: 'json',
      origin: { layer: 'user', line: 1 },
      health: { state: 'untested' },
    });
    expect(JSON.stringify(await user(http('exporter', 'https://h.example/')))).toContain(
      '"https://h.example/"',
    );
  });

  test('gRPC', async () => {
    const { signals } = await user(
      'otel.trace_exporter = { otlp-grpc = { endpoint = "http://[::1]:4317" } }\n',
    );
    expect(find(signals, 'traces')).toMatchObject({ exporter: 'otlp-grpc', protocol: 'grpc' });
  });

  test('a requirement decides and locks', async () => {
    const { signals, logUserPrompt } = await decide({
      '$HOME/config.toml': `[otel]\nlog_user_prompt = true\n${http('exporter', 'http://127.0.0.1/mine')}`,
      '/etc/codex/requirements.toml': `[otel]\nlog_user_prompt = false\n${http('exporter', 'https://corp.example/v1/logs')}`,
    });
    expect(find(signals, 'logs')).toMatchObject({
      endpoint: 'https://corp.example/v1/logs',
      locked: true,
      origin: { layer: 'requirements-system', line: 3 },
    });
    expect(logUserPrompt).toMatchObject({ value: false, locked: true });
  });

  test('an invalid configuration exports what is left in force', async () => {
    const files = {
      '/etc/codex/managed_config.toml': http('exporter', 'https://corp.example/v1/logs'),
      '$HOME/config.toml': `model = 3\n${http('trace_exporter', 'https://mine.example/v1/traces')}`,
    };
    const { signals } = await decide(files);
    expect(find(signals, 'logs')?.endpoint).toBe('https://corp.example/v1/logs');
    expect(find(signals, 'traces')).toMatchObject({ exporter: 'none', health: { state: 'off' } });
  });
});

describe('exporter forms', () => {
  test.each([
    ['none', { kind: 'none' }],
    [{ statsig: {} }, { kind: 'statsig' }],
    ['otlp-http', { kind: 'invalid' }],
    [{}, { kind: 'invalid' }],
    [{ 'otlp-http': { endpoint: 'e' } }, { kind: 'invalid' }],
    [{ 'otlp-grpc': { endpoint: 'e' }, none: {} }, { kind: 'invalid' }],
    [true, { kind: 'invalid' }],
    [{ 'otlp-grpc': { endpoint: 'e', protocol: 'zzz' } }, { kind: 'otlp-grpc', protocol: 'grpc' }],
  ])('%j', (value, expected) => {
    expect(parseExporter(value)).toMatchObject(expected);
  });
});

describe('findings', () => {
  const kinds = async (text: string) => (await user(text)).findings.map(({ kind }) => kind);

  test('prompts are logged, and where they go', async () => {
    const sent = await user(`[otel]\nlog_user_prompt = true\n${http('exporter', 'https://h/v1/logs')}`);
    expect(sent.findings).toMatchObject([{ kind: 'otel.prompts-logged', level: 'warning', line: 2 }]);
    const kept = await user('[otel]\nlog_user_prompt = true\n');
    expect(kept.findings).toMatchObject([{ kind: 'otel.prompts-logged', level: 'info' }]);
  });

  test.each([
    ['http://collector.example/v1/logs', ['otel.endpoint.plain-http']],
    ['http://localhost:4318/v1/logs', []],
    ['http://127.1.2.3/v1/logs', []],
    ['http://[::1]/v1/logs', []],
    ['http://127.0.0.1.example/v1/logs', ['otel.endpoint.plain-http']],
    ['https://h.example', ['otel.endpoint.no-path']],
    ['https://h.example/', ['otel.endpoint.no-path']],
    ['collector', ['otel.endpoint.not-a-url']],
    ['https://h.example/v1/logs', []],
  ])('endpoint %s', async (endpoint, expected) => {
    expect(await kinds(http('exporter', endpoint))).toEqual(expected);
  });

  test('a gRPC endpoint needs no path', async () => {
    expect(await kinds('[otel.exporter.otlp-grpc]\nendpoint = "https://h:4317"\n')).toEqual([]);
  });

  test('statsig for logs and traces, not for metrics', async () => {
    expect(await kinds('[otel]\nexporter = "statsig"\nmetrics_exporter = "statsig"\n')).toEqual([
      'otel.exporter.statsig',
    ]);
  });

  test('a header that looks like a variable is told by name, never by value', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what people write
    const headers = 'headers = { x-key = "${HIDDEN}", plain = "a$b" }\n';
    const { findings } = await user(http('exporter', 'https://h/v1/logs', headers));
    expect(findings).toMatchObject([
      { kind: 'otel.header.variable', id: 'otel.header.variable:logs:x-key', line: 4 },
    ]);
    expect(JSON.stringify(findings)).not.toContain('HIDDEN');
  });

  test('two kinds in two layers, with both named', async () => {
    const { findings, signals } = await decide({
      '/etc/codex/managed_config.toml': '[otel.exporter.otlp-grpc]\nendpoint = "https://corp:4317"\n',
      '$HOME/config.toml': http('exporter', 'https://mine/v1/logs'),
    });
    expect(findings).toMatchObject([
      {
        kind: 'otel.exporter.two-kinds',
        level: 'error',
        detail: expect.stringMatching(
          /^otlp-grpc in managed_config.toml, otlp-http in your config.toml. Codex merges the two tables and then takes neither/,
        ),
      },
    ]);
    // The user's file is out of force, so the managed one is used after all.
    expect(find(signals, 'logs')?.endpoint).toBe('https://corp:4317');
  });

  test('settings that are overruled are not told', async () => {
    const { findings } = await decide({
      '$HOME/config.toml': `[otel]\nlog_user_prompt = true\n${http('exporter', 'http://h')}`,
      '/etc/codex/requirements.toml': '[otel]\nlog_user_prompt = false\nexporter = "none"\n',
    });
    expect(findings).toEqual([]);
  });
});

describe('an invalid configuration', () => {
  const broken = `${http('exporter', 'https://h.example/v1/logs')}[otel]\nlog_user_prompt = "x"\n`;

  test('is named, and its exporters do not count', async () => {
    const { signals, findings } = await user(`model = 5\n${http('exporter', 'https://h.example/v1/logs')}`);
    expect(findings).toMatchObject([
      {
        id: 'otel.invalid-config:all',
        level: 'error',
        title:
          'Your config.toml (line 1) is invalid, so what your files say of OpenTelemetry does not count.',
        line: 1,
      },
    ]);
    expect(find(signals, 'logs')).toMatchObject({
      exporter: 'none',
      health: {
        state: 'off',
        reason: 'Your config.toml (line 1) is invalid, so no exporter of your own files is in force.',
      },
    });
  });

  test('is no error where nothing was set, and names a syntax error too', async () => {
    expect((await user('model = 5\n')).findings).toMatchObject([{ level: 'warning' }]);
    const { findings, signals } = await user(broken.replace('[otel]', '[otel'));
    expect(findings).toMatchObject([{ kind: 'otel.invalid-config' }]);
    expect(find(signals, 'logs')?.health.reason).toContain('is invalid, so no exporter of your own files');
  });

  test('stops Codex where it is managed', async () => {
    const { findings } = await decide({ '/etc/codex/requirements.toml': 'otel = 5\n' });
    expect(findings).toMatchObject([
      {
        kind: 'otel.invalid-config',
        title: expect.stringContaining('so Codex does not start and exports nothing.'),
      },
    ]);
  });
});

describe('an endpoint', () => {
  test.each([
    [
      'not a url',
      'is not a URL, so the app-server does not start.',
      'codex exec goes on without exporting anything.',
    ],
    ['unix:/tmp/x', 'is not a URL, so the app-server does not start.', 'The IDE, the desktop app'],
    ['localhost:4318', 'has no http:// or https:// before it, so nothing arrives.', 'Codex starts'],
    ['ftp://h.example/', 'begins with neither http:// nor https://, so nothing arrives.', 'Codex starts'],
    ['http://h.example:99999/', 'names no valid host and port, so nothing arrives.', 'Codex starts'],
  ])('that cannot be sent to: %s', async (endpoint, title, detail) => {
    const { findings } = await user(http('exporter', endpoint));
    expect(findings).toMatchObject([
      {
        id: 'otel.endpoint.not-a-url:logs',
        level: 'error',
        title: `The logs endpoint ${title}`,
        detail: expect.stringContaining(detail),
      },
    ]);
  });

  test('of gRPC: an address of IPv6 stops the app-server, and other schemes are not encrypted', async () => {
    const grpc = (endpoint: string) =>
      user(`[otel.trace_exporter.otlp-grpc]\nendpoint = "${endpoint}"\n`).then(({ findings }) => findings);
    expect(await grpc('http://[::1]:4317')).toMatchObject([
      {
        title: expect.stringContaining(
          'an IPv6 address, which Codex does not take over gRPC, so the app-server',
        ),
      },
    ]);
    expect(await grpc('grpc://127.0.0.1:4317')).toEqual([]);
    expect(await grpc('grpcs://h.example:4317')).toMatchObject([
      { id: 'otel.endpoint.plain-http:traces', detail: 'Over gRPC any scheme but https is plain.' },
    ]);
  });

  test('that is empty is the one of the environment', async () => {
    expect((await user(http('exporter', ''))).findings).toMatchObject([{ id: 'otel.endpoint.empty:logs' }]);
  });

  test.each([
    'u:hidden@h.example:4318',
    ' https://u:hidden@h.example/',
    'https://u:hid/den@h.example/',
    'http:/u:hidden@h.example',
    'h.example:4318/?token=hidden',
    'ftp://u:hidden@h.example',
  ])('never shows its password: %s', async (endpoint) => {
    expect(JSON.stringify(await user(http('exporter', endpoint)))).not.toMatch(/hidden|hid.den/);
  });
});

test.each([
  ['otlp-http', 'protocol = "json"', 'unobservable'],
  ['otlp-grpc', '', 'untested'],
])('headers from a command, over %s', async (kind, more, state) => {
  const text = `[otel]\nheaders_helper = "hidden-command"\n[otel.exporter.${kind}]\nendpoint = "http://h.example/v1/logs"\n${more}\n`;
  const otel = await user(text, { codexVersion: '0.171.0' });
  expect(find(otel.signals, 'logs')?.health.state).toBe(state);
  expect(otel.signals.map(shownHealth)[0]).toBe(state);
  expect(JSON.stringify(otel)).not.toContain('hidden');
  expect(find((await user(text, { codexVersion: '0.169.0' })).signals, 'logs')?.health.state).toBe(
    'untested',
  );
});
