import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { MetricsExport } from '../../../../electron/core/export/metrics/otlp-requests.ts';
import { MetricSums } from '../../../../electron/core/export/metrics/sums.ts';
import { createSecretReader } from '../../../../electron/core/export/secrets/read-secret.ts';
import { parseTarget } from '../../../../electron/core/export/settings/export-settings.ts';
import type { MetricsTarget } from '../../../../electron/core/export/target.ts';
import { kindOf } from '../../../../electron/core/export/targets/target-kinds.ts';
import { decodeProtobuf } from '../../../../electron/core/telemetry/inspect/decode-export.ts';
import { serveHttp } from '../../../collectors/servers.ts';
import { sampleRecord } from '../../../fixtures/export-records.ts';

const NOW = Date.parse('2026-11-20T12:00:00.000Z');
const { signal } = new AbortController();
const { machine } = sampleRecord('turn');

function sample(genAi: MetricsExport['genAi'] = 'new'): MetricsExport {
  const sums = new MetricSums({ series: [], facts: [], counted: () => null }, genAi);
  sums.add(sampleRecord('turn'));
  const gauges = [{ metric: 'up', attributes: [], amount: 1 }] as const;
  const shared = { machine, genAi, temporality: 'cumulative', start: NOW - 1_000, now: NOW } as const;
  return { ...shared, series: [...sums.series.values()], gauges };
}

function settingsOf(url: string, more: Record<string, unknown> = {}) {
  const read = parseTarget({ name: 'otel', to: 'otlp', url, ...more });
  if (!read.ok) throw new Error(`${read.key}: ${read.message.text}`);
  return read.settings;
}

async function open(url: string, more: Record<string, unknown> = {}): Promise<MetricsTarget> {
  const settings = settingsOf(url, more);
  const secrets = createSecretReader({ env: {}, platform: 'linux' });
  const ports = { clock: { now: () => NOW }, env: {}, secrets };
  const target = await kindOf(settings).openMetrics?.(settings, ports, machine);
  if (!target) throw new Error('no metrics');
  return target;
}

describe('The metrics of OTLP', () => {
  it('are sent as protobuf, packed, to the path of metrics', async () => {
    await using server = await serveHttp((_request, response) => response.writeHead(200).end());
    const target = await open(`http://127.0.0.1:${server.port}/otlp/v1/logs`);
    expect(await target.send(sample(), signal)).toMatchObject({ accepted: 1, rejected: [] });
    await target.close();
    const [request] = server.requests;
    expect(request?.path).toBe('/otlp/v1/metrics');
    const tree = decodeProtobuf('metrics', gunzipSync(request?.body ?? Buffer.alloc(0)));
    expect(JSON.stringify(tree)).toContain('codex_glance.tokens');
    expect(JSON.stringify(tree)).toContain('"asInt":"12000"');
    expect(JSON.stringify(tree)).toContain('service.instance.id');
  });

  it('are cumulative sums from when they began, as OTLP/JSON writes them', async () => {
    await using server = await serveHttp((_request, response) => response.writeHead(200).end('{}'));
    const more = { protocol: 'http/json', compression: 'none', gen_ai: 'old' };
    const target = await open(`http://127.0.0.1:${server.port}`, more);
    await target.send(sample('old'), signal);
    await target.close();
    const sent = JSON.parse(server.requests[0]?.body.toString() ?? '') as {
      resourceMetrics: {
        scopeMetrics: { metrics: { name: string; sum?: object; histogram?: object }[] }[];
      }[];
    };
    const metrics = sent.resourceMetrics[0]?.scopeMetrics[0]?.metrics ?? [];
    expect(metrics.find(({ name }) => name === 'codex_glance.responses')?.sum).toMatchObject({
      aggregationTemporality: 2,
      isMonotonic: true,
      dataPoints: [
        { asInt: 4, startTimeUnixNano: '1795175999000000000', timeUnixNano: '1795176000000000000' },
      ],
    });
    const names = metrics.map(({ name }) => name);
    expect(names).toContain('gen_ai.client.token.usage');
    expect(names.join()).not.toContain('gen_ai.client.inference');
  });

  it.each([
    [400, { refused: { reason: 'HTTP 400' } }],
    [404, { stop: 'HTTP 404' }],
    [503, { retry: { reason: 'HTTP 503' } }],
  ])('are not settled by HTTP %i', async (status, answer) => {
    await using server = await serveHttp((_request, response) => response.writeHead(status).end());
    const target = await open(`http://127.0.0.1:${server.port}`);
    expect(await target.send(sample(), signal)).toMatchObject({ accepted: 0, ...answer });
    await target.close();
  });

  it('pass on what a collector says of data points that it refuses', async () => {
    const partialSuccess = { rejectedDataPoints: '2', errorMessage: 'too old' };
    await using server = await serveHttp((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ partialSuccess })),
    );
    const target = await open(`http://127.0.0.1:${server.port}`);
    const answer = await target.send(sample(), signal);
    await target.close();
    expect(answer).toMatchObject({ accepted: 1, rejected: [{ reason: 'partial success: too old' }] });
  });

  it.each([
    ['', null, ['otel', 'otel/metrics']],
    ['/v1/logs', null, ['otel']],
    ['/otlp/v1/metrics/', null, ['otel/metrics']],
    ['', ['metrics'], ['otel/metrics']],
    ['/v1/logs', ['logs', 'metrics'], ['otel', 'otel/metrics']],
  ])('at an address that ends with "%s", with signals %j, have the ids %j', (path, signals, ids) => {
    const settings = settingsOf(`https://collector.example${path}`, signals === null ? {} : { signals });
    expect(kindOf(settings).ids?.(settings)).toEqual(ids);
  });
});
