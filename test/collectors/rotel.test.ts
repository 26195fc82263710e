import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SignalName } from '../../electron/core/exporters/exporter.ts';
import { probeAll } from '../../electron/core/telemetry/probe/probe-all.ts';
import { planFor, probed } from './probed.ts';
import { type Rotel, rotelBinary, startRotel } from './rotel.ts';

const signals: readonly SignalName[] = ['logs', 'traces', 'metrics'];

describe.runIf(rotelBinary() !== null)('a real receiver', () => {
  let rotel: Rotel;
  beforeAll(async () => {
    rotel = await startRotel();
  });
  afterAll(() => rotel[Symbol.asyncDispose]());

  const http = (path: string) => `http://127.0.0.1:${rotel.httpPort}${path}`;
  const grpc = () => `http://127.0.0.1:${rotel.grpcPort}`;

  test.each(
    signals.flatMap((signal) => [
      { signal, protocol: 'json' as const },
      { signal, protocol: 'binary' as const },
      { signal, protocol: 'grpc' as const },
    ]),
  )('accepts an empty export of $signal over $protocol, and stores nothing', async (aim) => {
    const url = aim.protocol === 'grpc' ? grpc() : http(`/v1/${aim.signal}`);
    expect(await probed(url, aim)).toMatchObject({
      state: 'accepted',
      sentence: `The collector accepted an empty export of ${aim.signal}.`,
    });
    expect(rotel.output()).not.toMatch(/LogRecord|ResourceLog/);
  });

  test.each(['json', 'binary'] as const)('a wrong path over %s', async (protocol) => {
    expect(await probed(http('/v1/nope'), { protocol })).toMatchObject({ state: 'failing', reason: 'path' });
    expect(await probed(http('/'), { protocol })).toMatchObject({
      state: 'failing',
      reason: 'path',
      sentence:
        'The collector answered 404: the endpoint has no path, and Codex adds none; end it with /v1/logs.',
    });
  });

  test('HTTP on its gRPC port', async () => {
    for (const protocol of ['json', 'binary'] as const) {
      expect(await probed(`${grpc()}/v1/logs`, { protocol })).toMatchObject({
        state: 'failing',
        reason: 'protocol',
        sentence: expect.stringContaining('speaks gRPC, not HTTP'),
      });
    }
  });

  test('gRPC on its HTTP port', async () => {
    expect(await probed(http(''), { protocol: 'grpc' })).toMatchObject({
      state: 'failing',
      reason: 'protocol',
      sentence: expect.stringContaining('speaks HTTP, not gRPC'),
    });
  });

  test.each(['json', 'binary', 'grpc'] as const)('takes three signals over %s, timed', async (protocol) => {
    const plans = signals.map((signal) =>
      planFor(protocol === 'grpc' ? grpc() : http(`/v1/${signal}`), { signal, protocol }),
    );
    await probeAll(plans, { now: Date.now });
    const started = performance.now();
    const results = await probeAll(plans, { now: Date.now });
    const took = performance.now() - started;
    expect(results.map(({ result }) => result.state)).toEqual(['accepted', 'accepted', 'accepted']);
    console.log(`Three signals over ${protocol} took ${took.toFixed(1)} ms.`);
  });
});
