import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fleetClickhouse } from '../../build/dashboards/fleet-clickhouse.ts';
import { findSources } from '../../electron/core/fleet/find-sources.ts';
import { makeFleetReport } from '../../electron/core/fleet/make-report.ts';
import { noTeams } from '../../electron/core/fleet/teams.ts';
import { fleetRecords } from '../core/fleet/fleet-records.ts';
import { npmPackage } from './npm-package.ts';

interface Chdb {
  readonly Session: new (path: string) => { query(sql: string, format?: string): string; cleanup(): void };
}

/** ClickHouse in a library, 540 MB. */
const found = npmPackage<Chdb>('chdb', '3.4.0');
if (found.exports === null) console.log(`Views are not run in ClickHouse: ${found.why}`);

const sql = (name: string) =>
  readFileSync(new URL(`../../assets/clickhouse/${name}`, import.meta.url), 'utf8')
    .replaceAll(/^--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');

describe.runIf(found.exports !== null)('ClickHouse', () => {
  let folder = '';
  let session: InstanceType<Chdb['Session']>;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'codex-glance-clickhouse-'));
    if (found.exports !== null) session = new found.exports.Session(join(folder, 'data'));
  });
  afterAll(() => {
    session.cleanup();
    rmSync(folder, { recursive: true, force: true });
  });

  const rows = (query: string) =>
    session
      .query(`${query} SETTINGS output_format_json_quote_64bit_integers = 0`, 'JSONEachRow')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  test('the views of records agree with the report over the same records', async () => {
    const records = [...fleetRecords({ machines: 25, days: 6, turns: 3 })];
    const file = join(folder, 'records.jsonl');
    const text = records.map((one) => JSON.stringify(one)).join('\n');
    writeFileSync(file, `${text}\n`);
    for (const statement of sql('glance.sql')) session.query(statement);
    // Twice: each counts once.
    for (const _ of [1, 2]) session.query(`INSERT INTO codex.glance_records FORMAT JSONEachRow ${text}`);
    const span = { since: null, until: null, teams: noTeams, silentDays: 2, now: 0 };
    const report = await makeFleetReport(findSources([file]), span);

    expect(rows('SELECT count() AS n FROM codex.glance_records FINAL')).toEqual([
      { n: report.sources.records },
    ]);
    const [use] =
      rows(`SELECT sum(turns) AS turns, sum(input) AS input, sum(cached) AS cached, sum(output) AS output,
      sum(cost) AS cost, sum(unpriced_tokens) AS unpriced FROM codex.glance_usage_by_day`);
    const { totals } = report.cost;
    expect(use).toEqual({
      turns: totals.turns,
      input: totals.tokens.input,
      cached: totals.tokens.cachedInput,
      output: totals.tokens.output,
      cost: expect.closeTo(totals.costUsd ?? 0, 6),
      unpriced: totals.unpricedTokens,
    });
    const signIns = rows('SELECT signed_in, sessions FROM codex.glance_coverage');
    const { chatgpt, apiKey, otherProvider, unknown } = report.coverage.byClass;
    expect(Object.fromEntries(signIns.map((row) => [row.signed_in, row.sessions]))).toEqual({
      chatgpt: chatgpt.sessions,
      apikey: apiKey.sessions,
      provider: otherProvider.sessions,
      'not known': unknown.sessions,
    });
    const failed = rows("SELECT rule, machines FROM codex.glance_policy WHERE state = 'failed'");
    expect(new Map(failed.map(({ rule, machines }) => [rule, machines]))).toEqual(
      new Map(report.policy.map(({ rule, failed: machines }) => [rule, machines])),
    );
    const machines = rows('SELECT count() AS machines, sum(days) AS days FROM codex.glance_machines');
    expect(machines).toEqual([{ machines: report.machines.fromRecords, days: report.machines.days }]);
  });

  test('the views of events count what one turn of Codex sends', () => {
    session.query('CREATE DATABASE otel');
    // The columns of the exporter's tables that views ask for.
    const maps = 'ResourceAttributes Map(LowCardinality(String), String)';
    session.query(`CREATE TABLE otel.otel_logs (Timestamp DateTime64(9), ${maps},
      LogAttributes Map(LowCardinality(String), String)) ENGINE = MergeTree ORDER BY Timestamp`);
    session.query(`CREATE TABLE otel.otel_metrics_histogram (TimeUnix DateTime64(9), MetricName String,
      Attributes Map(LowCardinality(String), String), Sum Float64, AggregationTemporality Int32)
      ENGINE = MergeTree ORDER BY TimeUnix`);
    for (const statement of sql('codex.sql')) session.query(statement);

    const at = '2026-11-30 10:00:00';
    const log = (name: string, attributes: Record<string, string>) =>
      JSON.stringify({
        Timestamp: at,
        ResourceAttributes: { 'service.name': 'codex_exec', 'host.name': 'one' },
        LogAttributes: { 'event.name': name, 'conversation.id': 'c1', model: 'gpt-6-luna', ...attributes },
      });
    const response = {
      'event.kind': 'response.completed',
      input_token_count: '1000',
      output_token_count: '90',
    };
    const logs = [
      log('codex.conversation_starts', { sandbox_policy: 'read-only', auth_mode: 'Chatgpt' }),
      log('codex.sse_event', { ...response, cached_token_count: '800', tool_token_count: '1090' }),
      log('codex.sse_event', { 'event.kind': 'response.created' }),
      log('codex.tool_result', { tool_name: 'shell', success: 'true', duration_ms: '10' }),
      log('codex.tool_result', { tool_name: 'shell', success: 'false', duration_ms: '30' }),
      log('codex.api_request', { 'http.response.status_code': '500', duration_ms: '22' }),
      log('codex.user_prompt', { 'prompt.logged': 'true' }),
    ];
    session.query(`INSERT INTO otel.otel_logs FORMAT JSONEachRow ${logs.join('\n')}`);
    const metric = (kind: string, Sum: number) =>
      JSON.stringify({
        TimeUnix: at,
        MetricName: 'codex.turn.token_usage',
        Attributes: { token_type: kind },
        Sum,
        AggregationTemporality: 1,
      });
    const metrics = [metric('input', 1000), metric('input', 500), metric('total', 1590)];
    session.query(`INSERT INTO otel.otel_metrics_histogram FORMAT JSONEachRow ${metrics.join('\n')}`);

    expect(rows('SELECT * FROM codex.usage_by_day')).toEqual([
      expect.objectContaining({
        sessions: 1,
        responses: 1,
        input: 1000,
        cached: 800,
        output: 90,
        cache_hits: 0.8,
      }),
    ]);
    expect(rows('SELECT * FROM codex.tools_by_day')).toEqual([
      expect.objectContaining({ tool: 'shell', calls: 2, failures: 1 }),
    ]);
    expect(rows('SELECT * FROM codex.api_by_day')).toEqual([
      expect.objectContaining({ requests: 1, errors: 1 }),
    ]);
    expect(rows('SELECT sandbox_policy, sign_in FROM codex.sessions')).toEqual([
      { sandbox_policy: 'read-only', sign_in: 'Chatgpt' },
    ]);
    expect(rows('SELECT host FROM codex.logged_prompts')).toEqual([{ host: 'one' }]);
    expect(rows('SELECT host, events FROM codex.machines')).toEqual([{ host: 'one', events: 7 }]);
    expect(rows('SELECT kind, tokens FROM codex.metric_tokens_by_day')).toEqual([
      { kind: 'input', tokens: 1500 },
    ]);
  });

  test('understands every question of the fleet’s dashboard', () => {
    const { sections } = fleetClickhouse;
    const questions = sections.flatMap(({ panels }) => panels).flatMap(({ questions: asked }) => asked);
    expect(questions.length).toBeGreaterThan(15);
    const answered = questions.filter(({ query }) => {
      const filled = query
        .replaceAll(/\$__timeFilter\((\w+)\)/g, '$1 > toDateTime(0)')
        .replaceAll(/\$__timeInterval\((\w+)\)/g, 'toStartOfHour($1)');
      return rows(filled).length > 0;
    });
    // No limit and no change is among the records of these tests.
    expect(answered.length).toBe(questions.length - 3);
  });
});
