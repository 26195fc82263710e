import { gzipSync } from 'node:zlib';
import protobuf from 'protobufjs/light.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Inspector, openInspector } from '../../../../electron/core/telemetry/inspect/inspector.ts';
import { otlpSchema } from '../../../../electron/core/telemetry/inspect/otlp-schema.ts';
import type { InspectedRecord } from '../../../../electron/shared/telemetry/inspect.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const records: InspectedRecord[] = [];
let inspector: Inspector;

beforeEach(async () => {
  records.length = 0;
  const onRecord = (record: InspectedRecord) => void records.push(record);
  inspector = await openInspector({ clock: { now: () => NOW }, reveal: new Set(), onRecord });
});
afterEach(() => inspector.close());

const text = (key: string, value: string) => ({ key, value: { stringValue: value } });

const logs = {
  resourceLogs: [
    {
      resource: { attributes: [text('service.name', 'codex_exec')] },
      scopeLogs: [
        {
          scope: { name: 'codex_otel.log_only' },
          logRecords: [
            {
              observedTimeUnixNano: '1795424400000000000',
              attributes: [
                text('event.name', 'codex.tool_result'),
                text('arguments', 'secret words'),
                text('duration_ms', '22'),
                text('success', 'false'),
                { key: 'attempt', value: { intValue: '3' } },
              ],
            },
            { attributes: [text('event.name', 'codex.api_request')] },
          ],
        },
      ],
    },
  ],
};

const metrics = {
  resourceMetrics: [
    {
      scopeMetrics: [
        {
          metrics: [
            { name: 'codex.turn', sum: { dataPoints: [{ asInt: '2' }, { asDouble: 1.5 }] } },
            { name: 'codex.time', unit: 'ms', histogram: { dataPoints: [{ count: '4', sum: 10 }] } },
          ],
        },
      ],
    },
  ],
};

async function post(path: string, body: string | Uint8Array, headers: Record<string, string>) {
  const url = `http://127.0.0.1:${inspector.address.httpPort}${path}`;
  const { status } = await fetch(url, { method: 'POST', body: body as BodyInit, headers });
  return status;
}

const json = { 'content-type': 'application/json' };

function asProtobuf(type: string, value: object): Uint8Array {
  const message = protobuf.Root.fromJSON(otlpSchema).lookupType(type);
  return message.encode(message.fromObject(value)).finish();
}

describe('an inspector', () => {
  test('shows the records of an export, and masks what was written', async () => {
    expect(await post('/v1/logs', JSON.stringify(logs), json)).toBe(200);
    expect(records).toMatchObject([
      {
        number: 1,
        receivedAt: '2026-11-23T09:00:00.000Z',
        at: '2026-11-23T09:00:00.000Z',
        signal: 'logs',
        name: 'codex.tool_result',
        scope: 'codex_otel.log_only',
        service: 'codex_exec',
        attributes: { arguments: '[masked: 12 characters]', duration_ms: '22', attempt: 3 },
        masked: ['arguments'],
      },
      { number: 2, at: null, name: 'codex.api_request', masked: [] },
    ]);
    expect(inspector.totals()).toMatchObject({
      records: { logs: 2, traces: 0, metrics: 0 },
      modelCalls: 1,
      toolCalls: 1,
      toolCallMedianMs: 22,
      toolErrorRate: 1,
    });
  });

  test('shows the same in every encoding', async () => {
    await post('/v1/logs', JSON.stringify(logs), json);
    const bytes = asProtobuf('LogsExport', logs);
    await post('/v1/logs', bytes, { 'content-type': 'application/x-protobuf' });
    const zipped = { 'content-type': 'application/x-protobuf', 'content-encoding': 'gzip' };
    await post('/v1/logs', gzipSync(bytes), zipped);
    const shown = ({ number: _number, protocol: _protocol, size: _size, ...rest }: InspectedRecord) => rest;
    const first = records.slice(0, 2).map(shown);
    expect(records.slice(2, 4).map(shown)).toEqual(first);
    expect(records.slice(4, 6).map(shown)).toEqual(first);
  });

  test('shows each point of a metric', async () => {
    await post('/v1/metrics', JSON.stringify(metrics), json);
    expect(records.map(({ name, metric }) => ({ name, ...metric }))).toEqual([
      { name: 'codex.turn', kind: 'sum', unit: null, value: 2, count: null },
      { name: 'codex.turn', kind: 'sum', unit: null, value: 1.5, count: null },
      { name: 'codex.time', kind: 'histogram', unit: 'ms', value: 10, count: 4 },
    ]);
  });

  test.each([
    ['another path', '/logs', '{}', json, 404],
    ['another type', '/v1/logs', '{}', { 'content-type': 'text/plain' }, 415],
    ['a broken body', '/v1/logs', '{', json, 400],
    ['a list', '/v1/logs', '[]', json, 400],
    ['broken protobuf', '/v1/logs', '\u0001\u0002\u0003', { 'content-type': 'application/x-protobuf' }, 400],
    ['no gzip', '/v1/logs', '{}', { ...json, 'content-encoding': 'gzip' }, 400],
  ])('refuses %s', async (_name, path, body, headers, status) => {
    expect(await post(path, body, headers)).toBe(status);
    expect(records).toEqual([]);
    expect(inspector.totals().unreadable).toBe(status === 400 ? 1 : 0);
  });

  test('holds no connection and no port once it is closed', async () => {
    await post('/v1/logs', JSON.stringify(logs), json);
    await inspector.close();
    await expect(post('/v1/logs', '{}', json)).rejects.toThrow();
  });
});
