import { describe, expect, test } from 'vitest';
import { decideAnalytics } from '../../../electron/core/privacy/analytics.ts';
import type { Analytics, AnalyticsChannel } from '../../../electron/shared/telemetry/telemetry.ts';
import { resolveWorld } from '../config/world.ts';

const on = '[analytics]\nenabled = true\n';
const off = '[analytics]\nenabled = false\n';

const decide = async (files: Record<string, string>, options: Parameters<typeof resolveWorld>[1] = {}) =>
  decideAnalytics((await resolveWorld(files, options)).resolved);

const state = (analytics: Analytics, surface: AnalyticsChannel['surface'], id: AnalyticsChannel['id']) =>
  analytics.channels.find((channel) => channel.surface === surface && channel.id === id)?.state;

/** States of exec's events and metrics, as `A`, `B` or both where sent. */
const exec = (analytics: Analytics) =>
  [
    state(analytics, 'exec', 'events') === 'on' ? 'A' : '',
    state(analytics, 'exec', 'metrics') === 'on' ? 'B' : '',
  ].join('');

describe('what codex exec sends, as observed with 0.169.0', () => {
  const trust = '[projects."$PROJ"]\ntrust_level = "trusted"\n';
  test.each<[string, Record<string, string>, string]>([
    ['unset', {}, 'AB'],
    ['the user says off', { '$HOME/config.toml': off }, ''],
    [
      'managed says off over the user',
      { '$HOME/config.toml': on, '/etc/codex/managed_config.toml': off },
      '',
    ],
    ['requirements say off', { '/etc/codex/requirements.toml': off }, 'AB'],
    ['a trusted project says off', { '$HOME/config.toml': trust, '$PROJ/.codex/config.toml': off }, ''],
    [
      'a trusted project says on over the user',
      { '$HOME/config.toml': `${off}${trust}`, '$PROJ/.codex/config.toml': on },
      'AB',
    ],
    ['an untrusted project says on', { '$HOME/config.toml': off, '$PROJ/.codex/config.toml': on }, ''],
    ['the system says off', { '/etc/codex/config.toml': off }, ''],
    ['no metrics exporter', { '$HOME/config.toml': '[otel]\nmetrics_exporter = "none"\n' }, 'A'],
    [
      'a metrics exporter of your own',
      { '$HOME/config.toml': '[otel.metrics_exporter.otlp-grpc]\nendpoint = "http://127.0.0.1:4317"\n' },
      'A',
    ],
    ['feedback off', { '$HOME/config.toml': '[feedback]\nenabled = false\n' }, 'AB'],
  ])('%s', async (_name, files, sent) => {
    expect(exec(await decide(files, { cwd: '$PROJ' }))).toBe(sent);
  });

  test('flags and profiles say off', async () => {
    expect(exec(await decide({ '$HOME/config.toml': on }, { flags: ['analytics.enabled=false'] }))).toBe('');
    expect(exec(await decide({ '$HOME/priv.config.toml': off }, { profile: 'priv' }))).toBe('');
  });
});

describe('surfaces', () => {
  test('all five have all four channels, with a destination and words each', async () => {
    const { channels } = await decide({});
    expect(channels).toHaveLength(20);
    for (const { id, destination, reason, identifiedBy, stoppedBy } of channels) {
      if (id === 'otel') expect(destination).toBe('none');
      else expect(destination).toMatch(/^https:\/\//);
      for (const words of [reason, identifiedBy, stoppedBy]) expect(words).toMatch(/\w/);
    }
  });

  test('a bare app-server sends events, but metrics only where analytics is switched on', async () => {
    const unset = await decide({});
    expect(state(unset, 'app-server', 'events')).toBe('on');
    expect(state(unset, 'app-server', 'metrics')).toBe('off');
    for (const surface of ['tui', 'ide', 'daemon'] as const) {
      expect(state(unset, surface, 'metrics')).toBe('on');
    }
    expect(state(await decide({ '$HOME/config.toml': on }), 'app-server', 'metrics')).toBe('on');
  });

  test('feedback is sent on demand, and not at all where it is off', async () => {
    expect(state(await decide({ '$HOME/config.toml': off }), 'tui', 'feedback')).toBe('on-demand');
    const feedbackOff = await decide({ '/etc/codex/requirements.toml': '[feedback]\nenabled = false\n' });
    expect(state(feedbackOff, 'tui', 'feedback')).toBe('off');
    expect(feedbackOff.feedback).toMatchObject({
      enabled: false,
      locked: true,
      origin: { layer: 'requirements-system' },
    });
  });

  test('events go to the configured service, without its credentials', async () => {
    const { channels } = await decide({
      '$HOME/config.toml': 'chatgpt_base_url = "https://u:p@corp.example/api/"\n',
    });
    const events = channels.find(({ id }) => id === 'events');
    expect(events?.destination).toBe('https://corp.example/api/codex/analytics-events/events');
  });

  test('collectors get what the exporters say, with the layers that say so', async () => {
    const otlp = (path: string) =>
      `{ otlp-http = { endpoint = "https://u:p@corp.example/${path}?key=s3cret", protocol = "json", headers = { k = "s3cret" } } }`;
    const analytics = await decide({
      '$HOME/config.toml': `${off}[otel]\nexporter = ${otlp('logs')}\nlog_user_prompt = true\n`,
      '/etc/codex/managed_config.toml': `[otel]\nmetrics_exporter = ${otlp('metrics')}\n`,
    });
    const otel = analytics.channels.filter(({ id }) => id === 'otel');
    expect(otel).toHaveLength(5);
    for (const channel of otel) {
      expect(channel).toMatchObject({
        state: 'on',
        destination: 'https://corp.example/logs?key=[redacted], https://corp.example/metrics?key=[redacted]',
        reason:
          'Logs, because your config.toml says so, line 4; metrics, because managed_config.toml says so, line 2. ' +
          'Arguments and output of tools are included, and so is the text of your prompts',
      });
    }
    expect(JSON.stringify(analytics)).not.toContain('s3cret');
    expect(state(analytics, 'exec', 'metrics')).toBe('off');
  });

  test('logs that go to OpenAI are an export as well, and analytics does not stop them', async () => {
    const analytics = await decide({ '$HOME/config.toml': `${off}[otel]\nexporter = "statsig"\n` });
    const channel = analytics.channels.find(({ id }) => id === 'otel');
    expect(channel).toMatchObject({ state: 'on', destination: 'https://ab.chatgpt.com/otlp/v1/metrics' });
  });

  test('an API key narrows the events', async () => {
    const { resolved } = await resolveWorld({});
    const reason = (auth: 'apikey' | 'chatgpt' | null) =>
      decideAnalytics(resolved, auth).channels.find(({ id }) => id === 'events')?.reason;
    expect(reason('apikey')).toContain('API key');
    expect(reason('chatgpt')).toContain('your ChatGPT account');
    expect(reason(null)).toContain('when signed in with ChatGPT');
  });
});

describe('the sentence', () => {
  const comments = '# c\n'.repeat(10);
  test.each<
    [string, Record<string, string>, Partial<Omit<Analytics, 'reason'>> & { readonly reason: string }]
  >([
    [
      'unset',
      {},
      { enabled: true, locked: false, reason: 'On: nothing switches it off, and Codex sends by default' },
    ],
    [
      'off by the user',
      { '$HOME/config.toml': `${comments}${off}` },
      { enabled: false, locked: false, reason: 'Off, because your config.toml says so, line 12' },
    ],
    [
      'on by the user',
      { '$HOME/config.toml': on },
      { enabled: true, locked: false, reason: 'On, because your config.toml says so, line 2' },
    ],
    [
      'off by a managed file',
      { '/etc/codex/managed_config.toml': off },
      { enabled: false, locked: true, reason: 'Off, because managed_config.toml says so, line 2' },
    ],
    [
      'a broken user file',
      { '$HOME/config.toml': '[analytics\nenabled = false\n' },
      {
        enabled: null,
        locked: false,
        reason:
          'Your config.toml (line 1) is invalid, so no opt-out in your own files is in force: Codex in the IDE and the desktop app sends, the TUI and exec do not start',
      },
    ],
    [
      'a broken user file below a managed opt-out',
      { '$HOME/config.toml': '[a\n', '/etc/codex/managed_config.toml': off },
      {
        enabled: false,
        locked: true,
        reason:
          'Off, because managed_config.toml says so, line 2. Your config.toml (line 1) is invalid and does not count',
      },
    ],
    [
      'a broken system file',
      { '/etc/codex/config.toml': '[a\n' },
      {
        enabled: null,
        reason: 'The system config.toml (line 1) is invalid, so Codex does not start and sends nothing',
      },
    ],
  ])('%s', async (_name, files, expected) => {
    expect(await decide(files)).toMatchObject(expected);
  });
});

describe('an invalid configuration', () => {
  test('app-servers send although the file says off; the TUI and exec do not start', async () => {
    const analytics = await decide({ '$HOME/config.toml': `model = 3\n${off}` });
    expect(state(analytics, 'ide', 'events')).toBe('on');
    expect(state(analytics, 'ide', 'metrics')).toBe('on');
    expect(state(analytics, 'app-server', 'metrics')).toBe('off');
    expect(exec(analytics)).toBe('');
    expect(state(analytics, 'tui', 'events')).toBe('off');
  });

  test('broken requirements put even a managed opt-out out of force', async () => {
    const analytics = await decide({
      '/etc/codex/requirements.toml': '[a\n',
      '/etc/codex/managed_config.toml': off,
    });
    expect(analytics.enabled).toBeNull();
    expect(state(analytics, 'ide', 'events')).toBe('on');
  });

  test('nothing is sent where nothing starts', async () => {
    const { channels } = await decide({ '/etc/codex/managed_config.toml': '[a\n' });
    expect(new Set(channels.map((channel) => channel.state))).toEqual(new Set(['off']));
  });
});
