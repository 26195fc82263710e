import { describe, expect, test } from 'vitest';
import { parseExporter } from '../../../electron/core/telemetry/exporter.ts';
import { decideOtel } from '../../../electron/core/telemetry/otel.ts';
import type { OtelSignal } from '../../../electron/shared/telemetry.ts';
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
