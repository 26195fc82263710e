import { request } from 'node:http';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../../../electron/core/telemetry/catalog/catalog.ts';
import { planCapture } from '../../../../electron/core/telemetry/preview/capture-plan.ts';
import { openEventsReceiver } from '../../../../electron/core/telemetry/preview/events-receiver.ts';
import { makePreview } from '../../../../electron/core/telemetry/preview/preview-report.ts';
import { Seen } from '../../../../electron/core/telemetry/preview/seen.ts';
import {
  type SendingContext,
  wouldSendEvent,
  wouldSendMetric,
} from '../../../../electron/core/telemetry/preview/would-send.ts';
import type { ConfigReport } from '../../../../electron/shared/commands.ts';
import { verbatim } from '../../../../electron/shared/messages/en/words.ts';
import { previewReportSchema } from '../../../../electron/shared/schema/reports/preview.ts';
import { sampleSnapshot } from '../../../fixtures/snapshots/sample-snapshot.ts';
import { asDocument } from '../../../setup/as-document.ts';

const { analytics } = sampleSnapshot('analytics-default');
const off = sampleSnapshot('analytics-off').analytics;
const all = ['tui', 'exec', 'app-server', 'ide', 'daemon'] as const;

/** Channels of every surface in one state. */
function channels(state: 'on' | 'off'): SendingContext['channels'] {
  return (['events', 'metrics'] as const).flatMap((id) =>
    all.map((surface) => ({
      id,
      surface,
      destination: 'https://x.example',
      state,
      reason: verbatim('Because'),
    })),
  );
}

const eventOf = (name: string) => {
  const event = catalog.events.find((each) => each.name === name);
  if (!event) throw new Error(name);
  return event;
};
const metricOf = (name: string) => {
  const metric = catalog.metrics.find((each) => each.name === name);
  if (!metric) throw new Error(name);
  return metric;
};

describe('the catalogue', () => {
  test('names each entry once, with its form', () => {
    expect(catalog.events).toHaveLength(35);
    expect(catalog.metrics).toHaveLength(279);
    const names = [...catalog.events, ...catalog.metrics].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(catalog.metrics.every(({ name }) => name.startsWith('codex.'))).toBe(true);
    expect(catalog.metrics.filter(({ openai }) => !openai)).toHaveLength(10);
  });
});

describe('what would be sent', () => {
  const turn = eventOf('codex_turn_event');
  const plugin = eventOf('codex_plugin_used');
  const on = { channels: channels('on'), metricsExporter: 'statsig' } as const;

  test.each([
    [
      'an event with ChatGPT',
      wouldSendEvent(turn, { ...on, auth: 'chatgpt' }),
      5,
      /tied to your ChatGPT account/,
    ],
    ['an event of no known sign-in', wouldSendEvent(turn, { ...on, auth: null }), 5, /when signed in/],
    [
      'an event with an API key',
      wouldSendEvent(turn, { ...on, auth: 'apikey' }),
      0,
      /Not sent with an API key/,
    ],
    [
      'one of a plugin with an API key',
      wouldSendEvent(plugin, { ...on, auth: 'apikey' }),
      5,
      /about a plugin/,
    ],
    [
      'an event with analytics off',
      wouldSendEvent(turn, { ...on, channels: channels('off'), auth: 'chatgpt' }),
      0,
      /Because/,
    ],
    [
      'a metric',
      wouldSendMetric(metricOf('codex.process.start'), { ...on, auth: null }),
      5,
      /with or without a sign-in/,
    ],
    [
      'one that OpenAI never gets',
      wouldSendMetric(metricOf('codex.api_request'), { ...on, auth: null }),
      0,
      /Left out/,
    ],
    [
      'a metric to an own collector',
      wouldSendMetric(metricOf('codex.process.start'), { ...on, auth: null, metricsExporter: 'otlp-http' }),
      0,
      /your own collector/,
    ],
  ])('%s', (_name, decision, surfaces, reason) => {
    expect(decision.sentBy).toHaveLength(surfaces);
    expect(decision.reason).toMatch(reason);
  });

  test('is a document of its schema, with and without a session', () => {
    const context = {
      catalog,
      analytics,
      codexVersion: '0.170.0',
      channels: analytics.channels,
      auth: 'chatgpt',
      metricsExporter: 'statsig',
    } as const;
    const events = new Seen();
    events.add('codex_turn_event', { model: 'gpt-5.5', duration_ms: 12 });
    events.add('codex_turn_event', { model: 'gpt-5.5', duration_ms: 14 });
    events.add('codex_made_up', {});
    const capture = { captured: true, reason: verbatim('Received here'), count: 3 };
    const session = { command: ['codex', 'exec'], exitCode: 0, events: capture, metrics: capture };
    const captured = { session, events, metrics: new Seen() };
    for (const report of [makePreview(context, null), makePreview(context, captured)]) {
      v.parse(previewReportSchema, asDocument(report));
      expect(report.entries).toHaveLength(35 + 279);
    }
    const { entries, session: seen } = makePreview(context, captured);
    expect(seen?.unknown).toEqual(['codex_made_up']);
    expect(entries.find(({ name }) => name === 'codex_turn_event')?.seen).toEqual({
      count: 2,
      values: { model: ['gpt-5.5'], duration_ms: [12, 14] },
    });
    const quiet = makePreview({ ...context, analytics: off, channels: off.channels }, null);
    expect(quiet.enabled).toBe(false);
    expect(quiet.entries.every(({ sentBy }) => sentBy.length === 0)).toBe(true);
  });
});

describe('how a run is captured', () => {
  const plain: ConfigReport = { schema: 'codex-glance.config/1', layers: [], values: {} };
  const base = {
    config: plain,
    auth: 'chatgpt',
    address: { httpPort: 1, grpcPort: 2 },
    eventsBaseUrl: 'http://127.0.0.1:3/backend-api/',
    isForeign: false,
  } as const;
  const value = (value: unknown, locked: boolean, layer: 'user' | 'managed') => ({
    value,
    origin: { layer },
    locked,
    shadowed: [],
  });

  test('with options for this session alone', () => {
    const { overrides, events, metrics } = planCapture(base);
    expect([events.captured, metrics.captured]).toEqual([true, true]);
    expect(overrides).toEqual([
      '-c',
      'otel.metrics_exporter={otlp-http={endpoint="http://127.0.0.1:1/v1/metrics",protocol="json"}}',
      '-c',
      'chatgpt_base_url="http://127.0.0.1:3/backend-api/"',
    ]);
  });

  test('and with no other export where a command makes the headers, which is not run', () => {
    const values = { 'otel.headers_helper': value('token', false, 'user') };
    const { overrides, metrics } = planCapture({ ...base, config: { ...plain, values } });
    expect(metrics.reason).toContain('logs and traces are not exported');
    expect(overrides).toContain('otel.headers_helper="echo {}"');
    expect(overrides).toContain('otel.exporter="none"');
    expect(overrides).toContain('otel.trace_exporter="none"');
    expect(overrides).not.toContain('otel.metrics_exporter="none"');
  });

  test.each([
    ['nobody is signed in', { auth: null }, /Without a sign-in/],
    [
      'analytics are off',
      { config: { ...plain, values: { 'analytics.enabled': value(false, false, 'user') } } },
      /off/,
    ],
    [
      'a managed layer decides the address',
      { config: { ...plain, values: { chatgpt_base_url: value('https://x', true, 'managed') } } },
      /layer above/,
    ],
    ['the command is another', { isForeign: true }, /not codex/],
  ])('but no events where %s', (_name, change, reason) => {
    const { events, overrides } = planCapture({ ...base, ...change });
    expect(events.captured).toBe(false);
    expect(events.reason).toMatch(reason);
    expect(overrides.join(' ')).not.toContain('chatgpt_base_url');
  });
});

test('the stand-in for the endpoint takes events, and refuses all else', async () => {
  const names: string[] = [];
  const receiver = await openEventsReceiver((name, fields) =>
    names.push(`${name} ${JSON.stringify(fields)}`),
  );
  const ask = (method: string, path: string, body = '') =>
    new Promise<number>((resolve, reject) => {
      const asked = request(new URL(path, receiver.baseUrl), { method }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      asked.on('error', reject).end(body);
    });
  try {
    const events = { events: [{ event_type: 'codex_hook_run', event_params: { runtime: { os: 'linux' } } }] };
    expect(await ask('POST', 'codex/analytics-events/events', JSON.stringify(events))).toBe(200);
    expect(await ask('POST', 'codex/analytics-events/events', 'no json')).toBe(400);
    expect(await ask('GET', 'wham/usage')).toBe(404);
    expect(names).toEqual(['codex_hook_run {"runtime.os":"linux"}']);
    expect(receiver.others()).toBe(1);
  } finally {
    await receiver.close();
  }
});
