import { describe, expect, test } from 'vitest';
import { MetricSums } from '../../electron/core/export/metrics/sums.ts';
import { createSecretReader } from '../../electron/core/export/secrets/read-secret.ts';
import { parseTarget } from '../../electron/core/export/settings/export-settings.ts';
import { kindOf } from '../../electron/core/export/targets/target-kinds.ts';
import { rotelBinary, startRotel } from '../collectors/rotel.ts';
import { sampleRecord } from '../fixtures/export-records.ts';

describe.skipIf(rotelBinary() === null)('A receiver of a third party', () => {
  test.each(['http/json', 'http/protobuf', 'grpc'])('takes metrics over %s', async (protocol) => {
    await using rotel = await startRotel(null, 'metrics');
    const url = `http://127.0.0.1:${protocol === 'grpc' ? rotel.grpcPort : rotel.httpPort}`;
    const read = parseTarget({ name: 'otel', to: 'otlp', url, protocol });
    if (!read.ok) throw new Error(read.message.text);
    const secrets = createSecretReader({ env: {}, platform: 'linux' });
    const ports = { clock: { now: () => Date.now() }, env: {}, secrets };
    const { machine } = sampleRecord('turn');
    const target = await kindOf(read.settings).openMetrics?.(read.settings, ports, machine);
    const sums = new MetricSums({ series: [], facts: [], counted: () => null }, 'new');
    sums.add(sampleRecord('turn'));
    const times = { start: Date.now() - 1_000, now: Date.now() };
    const gauges = [{ metric: 'up', attributes: [], amount: 1 }] as const;
    const series = [...sums.series.values()];
    const of = { machine, genAi: 'new', temporality: 'cumulative', series, gauges, ...times } as const;
    const answer = await target?.send(of, new AbortController().signal);
    await target?.close();
    expect(answer).toMatchObject({ accepted: 1, rejected: [] });
    await expect.poll(() => rotel.output(), { timeout: 10_000 }).toMatch(/codex_glance\.up/);
    const printed = rotel.output();
    for (const name of ['codex_glance.tokens', 'codex_glance.cost', 'codex_glance.turn.duration'])
      expect(printed).toContain(name);
    expect(printed).toContain('gen_ai.client.inference.usage.input_tokens');
    expect(printed).toMatch(/12000/);
  });
});
