import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JsonMetricsSerializer } from '@opentelemetry/otlp-transformer';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fleetPrometheus } from '../../build/dashboards/fleet-prometheus.ts';
import { gaugesOf } from '../../electron/core/export/metrics/facts.ts';
import { metricsRequests } from '../../electron/core/export/metrics/otlp-requests.ts';
import { MetricSums } from '../../electron/core/export/metrics/sums.ts';
import { recordMaker } from '../../electron/core/export/records/record-maker.ts';
import type { BodyOf, ExportRecord, RecordKind } from '../../electron/shared/schema/export/record.ts';
import { sampleBodies, sampleRecord } from '../fixtures/export-records.ts';
import { debianPackage } from './debian-package.ts';
import { openMetrics } from './prometheus/open-metrics.ts';

const found = debianPackage('prometheus');
if (found.folder === null) console.log(`Dashboards are not asked of a Prometheus: ${found.why}`);

const MINUTE = 60_000;
/** Now, on a whole minute. */
const END = Math.floor(Date.now() / MINUTE) * MINUTE;
const HOURS = 6;

/** What a machine exports over some hours, a request each ten minutes, as the text that Prometheus scrapes. */
function exported(machineId: string, signIn: BodyOf<'turn'>['signIn']): string[] {
  const machine = { ...sampleRecord('turn').machine, id: machineId, host: machineId, user: 'ada' };
  const make = recordMaker(machine);
  const sums = new MetricSums({ series: [], facts: [], counted: () => null }, 'new');
  const record = <Kind extends RecordKind>(kind: Kind, part: string, body: Partial<BodyOf<Kind>>) =>
    sums.add(
      make(kind, [part], new Date(END).toISOString(), { ...sampleBodies[kind], ...body }) as ExportRecord,
    );
  const resetsAt = new Date(END + 9 * 60 * MINUTE).toISOString();
  record('limits', 'limit', { usedPercent: 92, resetsAt });
  record('check', 'check', { state: 'failed' });
  record('check', 'unknown', { rule: 'other', state: 'not-known' });
  record('otel-health', 'otel', { state: 'failing' });
  const start = END - HOURS * 60 * MINUTE;
  const requests: string[] = [];
  for (let now = start; now <= END; now += 10 * MINUTE) {
    const turnId = `${machineId}-${now}`;
    const tools = [{ tool: 'apply_patch', calls: 3, failures: 1, outcomesKnown: 2 }];
    record('turn', turnId, { threadId: turnId, turnId, signIn, cacheWriteInputTokens: 100 });
    record('turn', `${turnId} failed`, {
      threadId: turnId,
      turnId: `${turnId}-2`,
      outcome: 'failed',
      signIn,
    });
    record('turn', `${turnId} unpriced`, { threadId: turnId, turnId: `${turnId}-3`, costUsd: null, signIn });
    record('session', turnId, { threadId: turnId, tools, signIn });
    const own = [
      { metric: 'up', attributes: [], amount: 1 },
      { metric: 'lag', attributes: [['target', 'otel']], amount: 30 },
      { metric: 'queued', attributes: [['target', 'otel']], amount: 2 },
    ] as const;
    const gauges = [...gaugesOf(sums.facts.values(), now), ...own];
    const series = [...sums.series.values()];
    const of = { machine, genAi: 'new', temporality: 'cumulative', series, gauges, start, now } as const;
    for (const request of metricsRequests(of)) {
      const sent = new TextDecoder().decode(JsonMetricsSerializer.serializeRequest(request));
      requests.push(...openMetrics(JSON.parse(sent)));
    }
  }
  return requests;
}

/** Of Codex itself, which the last section asks for; these are held to the catalogue elsewhere. */
const byCodex = (query: string) => !query.includes('codex_glance_');
/** Nothing went silent here, so this answers with nothing; promtool tests the same question as a rule. */
const SILENT = 'Machines that went silent';

describe.runIf(found.folder !== null)('A Prometheus that has what machines of Glance export', () => {
  let work = '';
  let server: ChildProcess | null = null;
  let base = '';

  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'codex-glance-prometheus-'));
    const bin = join(found.folder ?? '', 'usr/bin');
    const text = join(work, 'metrics.txt');
    const lines = [...exported('one', 'chatgpt'), ...exported('two', 'apikey')];
    writeFileSync(text, `${sorted(lines).join('\n')}\n# EOF\n`);
    const data = join(work, 'data');
    execFileSync(join(bin, 'promtool'), ['tsdb', 'create-blocks-from', 'openmetrics', text, data], {
      stdio: 'pipe',
    });
    const config = join(work, 'prometheus.yaml');
    writeFileSync(config, 'global: { scrape_interval: 1m }\n');
    const port = await freePort();
    const args = [
      `--config.file=${config}`,
      `--storage.tsdb.path=${data}`,
      '--storage.tsdb.retention.time=30d',
    ];
    server = spawn(join(bin, 'prometheus'), [...args, `--web.listen-address=127.0.0.1:${port}`], {
      stdio: 'ignore',
    });
    base = `http://127.0.0.1:${port}`;
    await vi.waitFor(async () => expect((await fetch(`${base}/-/ready`)).status).toBe(200), {
      timeout: 30_000,
      interval: 200,
    });
  }, 120_000);

  afterAll(async () => {
    if (server !== null) {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
    }
    rmSync(work, { recursive: true, force: true });
  });

  async function ask(query: string): Promise<readonly Result[]> {
    const url = new URL('/api/v1/query', base);
    url.searchParams.set('query', query);
    url.searchParams.set('time', String(END / 1_000));
    const answer = (await (await fetch(url)).json()) as Answer;
    expect(answer.status, JSON.stringify(answer)).toBe('success');
    return answer.data.result;
  }

  const questions = fleetPrometheus.sections.flatMap(({ panels }) =>
    panels.flatMap(({ title, questions: all }) => all.map(({ query }) => [title, query] as const)),
  );
  const asked = questions.filter(([title, query]) => !byCodex(query) && title !== SILENT);

  test.each(asked)('answers %s with numbers', async (_title, query) => {
    const result = await ask(chosen(query));
    expect(result.length).toBeGreaterThan(0);
    for (const { value } of result) expect(Number.isFinite(Number(value[1]))).toBe(true);
  });

  test('knows no machine that went silent', async () => {
    const [query] = questions.filter(([title]) => title === SILENT).map(([, text]) => text);
    expect(await ask(chosen(query ?? ''))).toEqual([]);
  });

  test('has the sums of the records', async () => {
    const turns = HOURS * 6 + 1;
    const { inputTokens, outputTokens, costUsd } = sampleBodies.turn;
    const numberOf = async (query: string) => Number((await ask(query))[0]?.value[1]);
    expect(await numberOf('sum(codex_glance_turns_total)')).toBe(2 * 3 * turns);
    expect(await numberOf('sum(codex_glance_tokens_total)')).toBe(
      2 * 3 * turns * (inputTokens + outputTokens),
    );
    expect(await numberOf('sum(codex_glance_cost_USD_total)')).toBeCloseTo(2 * 2 * turns * (costUsd ?? 0), 6);
    expect(await numberOf('count(codex_glance_turn_duration_seconds_count)')).toBeGreaterThan(0);
  });
});

interface Result {
  readonly value: readonly [number, string];
}

interface Answer {
  readonly status: string;
  readonly data: { readonly result: readonly Result[] };
}

/** Fills in what Grafana does where the user looks at the last three hours of everything. */
function chosen(query: string): string {
  return query
    .replaceAll('$__range', '3h')
    .replaceAll('$__rate_interval', '1h')
    .replaceAll(/"\$[a-z]+"/g, '".*"');
}

/** Puts samples of one metric together, in the order of time, as the format asks. */
function sorted(lines: readonly string[]): string[] {
  return [...Map.groupBy(lines, (line) => /^[^{ ]+/.exec(line)?.[0])].flatMap(([, of]) => of);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
