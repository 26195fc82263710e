import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MetricsDelivery } from '../../../../electron/core/export/delivery/metrics-delivery.ts';
import {
  type MetricsExport,
  metricsRequests,
} from '../../../../electron/core/export/metrics/otlp-requests.ts';
import { Outbox } from '../../../../electron/core/export/outbox/outbox.ts';
import { OutboxDamaged, outboxFile } from '../../../../electron/core/export/outbox/outbox-file.ts';
import { recordMaker } from '../../../../electron/core/export/records/record-maker.ts';
import {
  type Answer,
  later,
  type MetricsTarget,
  stopped,
  taken,
} from '../../../../electron/core/export/target.ts';
import type { BodyOf, ExportRecord } from '../../../../electron/shared/schema/export/record.ts';
import { sampleBodies, sampleRecord } from '../../../fixtures/export-records.ts';

const NOW = Date.parse('2026-11-20T12:00:00.000Z');
const { signal } = new AbortController();
const { machine } = sampleRecord('turn');
const make = recordMaker(machine);
let folder = '';
let outbox: Outbox;
let now = NOW;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glance-metrics-'));
  outbox = new Outbox(outboxFile(folder));
  now = NOW;
});
afterEach(() => {
  outbox.close();
  rmSync(folder, { recursive: true });
});

interface Received extends MetricsTarget {
  readonly exports: MetricsExport[];
}

/** A target that notes what it is sent, and answers as `answer` says. */
function receiver(
  answer: () => Answer = () => taken(1),
  temporality: MetricsTarget['temporality'] = 'cumulative',
) {
  const exports: MetricsExport[] = [];
  const target: Received = {
    id: 'collector/metrics',
    machine,
    genAi: 'new',
    temporality,
    everyMs: 60_000,
    exports,
    async send(of) {
      // As it was at that time: the sums go on.
      exports.push(structuredClone(of));
      return answer();
    },
    preview: () => '',
    async close() {},
  };
  return target;
}

function deliver(target: MetricsTarget, owner = 'one'): MetricsDelivery {
  const delivery = new MetricsDelivery({
    outbox,
    target,
    kinds: null,
    since: () => NOW - 1_000,
    targets: [target.id],
    owner,
    now: () => now,
    random: () => 0,
  });
  delivery.register();
  return delivery;
}

const turn = (more: Partial<BodyOf<'turn'>>) => {
  const body = { ...sampleBodies.turn, ...more };
  return make(
    'turn',
    [body.threadId, body.turnId, body.revision, body.totalTokens, body.costUsd],
    body.endedAt ?? '',
    body,
  );
};

/** The data points of a metric in an export, by the values of their attributes. */
function points(of: MetricsExport | undefined, name: string): Record<string, unknown> {
  const all = of === undefined ? [] : metricsRequests(of).flatMap(({ scopeMetrics }) => scopeMetrics);
  const found = all.flatMap(({ metrics }) => metrics).filter((metric) => metric.descriptor.name === name);
  return Object.fromEntries(
    found.flatMap(({ dataPoints }) =>
      dataPoints.map(({ attributes, value }) => [Object.values(attributes).join(' '), value]),
    ),
  );
}

const usage = 'gpt-5.2-codex openai harbor codex_exec chatgpt';

describe('The metrics of a target', () => {
  it('are sums of what is recorded, with the parts of tokens apart from their whole', async () => {
    outbox.add([turn({}), sampleRecord('session'), sampleRecord('limits')], [], NOW);
    const target = receiver();
    expect(await deliver(target).step(signal)).toMatchObject({ state: 'sent' });
    const [sent] = target.exports;
    expect(points(sent, 'codex_glance.tokens')).toEqual({
      [`${usage} input`]: 12_000,
      [`${usage} output`]: 800,
    });
    expect(points(sent, 'codex_glance.tokens.part')).toEqual({
      [`${usage} cached_input`]: 9_000,
      [`${usage} reasoning_output`]: 300,
    });
    expect(points(sent, 'gen_ai.client.inference.usage.input_tokens')).toEqual({ [usage]: 12_000 });
    expect(points(sent, 'gen_ai.client.token.usage')).toEqual({});
    expect(points(sent, 'codex_glance.cost')).toEqual({ [usage]: 0.031 });
    expect(points(sent, 'codex_glance.turns')).toEqual({ [`${usage} completed`]: 1 });
    expect(Object.values(points(sent, 'codex_glance.sessions'))).toEqual([1]);
    expect(Object.keys(points(sent, 'codex_glance.sessions'))[0]).toMatch(/ (?:true|false|not-known)$/);
    expect(points(sent, 'codex_glance.tool.calls')).toEqual({
      [`${usage} shell succeeded`]: 2,
      [`${usage} shell failed`]: 1,
    });
    expect(points(sent, 'codex_glance.limit.used')).toEqual({ 'window codex:primary weekly pro': 0.815 });
    expect(points(sent, 'codex_glance.up')).toEqual({ '': 1 });
    expect(points(sent, 'codex_glance.turn.duration')[usage]).toMatchObject({ count: 1, sum: 90.5 });
    expect(sent?.start).toBe(NOW - 1_000);
  });

  it('count a turn once, whatever is revised, sent again, killed or restarted', async () => {
    const step = fc.record({
      turn: fc.integer({ min: 0, max: 4 }),
      tokens: fc.integer({ min: 0, max: 1_000 }),
      model: fc.constantFrom('a', 'b'),
      outcome: fc.constantFrom('taken', 'later', 'killed', 'reopened'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        outbox.close();
        rmSync(folder, { recursive: true });
        outbox = new Outbox(outboxFile(folder));
        now = NOW;
        const latest = new Map<number, { model: string; tokens: number }>();
        const revisions = new Map<number, number>();
        let answer = taken(1);
        const target = receiver(() => answer);
        let delivery = deliver(target);
        for (const { turn: number, tokens, model, outcome } of steps) {
          const revision = (revisions.get(number) ?? 0) + 1;
          revisions.set(number, revision);
          latest.set(number, { model, tokens });
          const body = { turnId: `t${number}`, revision, model, inputTokens: tokens, totalTokens: tokens };
          outbox.add([turn({ ...body, outputTokens: 0, costUsd: tokens / 100 })], [], now);
          answer = outcome === 'later' ? later('busy') : taken(1);
          if (outcome === 'killed') {
            const dying = deliver({ ...target, send: () => Promise.reject(new Error('killed')) });
            await dying.step(signal).catch(() => {});
            delivery = deliver(target);
          } else if (outcome === 'reopened') {
            outbox.close();
            outbox = new Outbox(outboxFile(folder));
            delivery = deliver(target);
          } else await delivery.step(signal);
          now += 1_000;
        }
        answer = taken(1);
        now += 120_000;
        await delivery.step(signal);
        const counted: Record<string, number> = {};
        for (const series of target.exports.at(-1)?.series ?? []) {
          if (series.metric !== 'tokens' || 'counts' in series) continue;
          const name = series.attributes[0]?.[1] ?? '';
          counted[name] = (counted[name] ?? 0) + series.value;
          // A counter never falls.
          expect(series.top).toBeGreaterThanOrEqual(series.value);
        }
        const expected: Record<string, number> = {};
        for (const { model, tokens } of latest.values()) expected[model] = (expected[model] ?? 0) + tokens;
        for (const model of ['a', 'b'])
          expect([model, counted[model] ?? 0]).toEqual([model, expected[model] ?? 0]);
        const tops = new Map<string, number>();
        for (const { series } of target.exports) {
          for (const each of series) {
            if ('counts' in each) continue;
            const key = JSON.stringify([each.metric, each.attributes]);
            expect(each.top).toBeGreaterThanOrEqual(tops.get(key) ?? 0);
            tops.set(key, each.top);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('hold as deltas what came since the last request that was taken', async () => {
    const answers = [taken(1), later('busy'), taken(1), taken(1)];
    const target = receiver(() => answers.shift() ?? taken(1), 'delta');
    const delivery = deliver(target);
    const inputs = () => points(target.exports.at(-1), 'codex_glance.tokens')[`${usage} input`];
    outbox.add([turn({ turnId: 'a', inputTokens: 100 })], [], NOW);
    await delivery.step(signal);
    expect(inputs()).toBe(100);
    outbox.add([turn({ turnId: 'b', inputTokens: 50 })], [], NOW);
    await delivery.step(signal);
    await delivery.step(signal);
    expect(inputs()).toBe(50);
    now += 61_000;
    await delivery.step(signal);
    expect([inputs(), points(target.exports.at(-1), 'codex_glance.up')]).toEqual([undefined, { '': 1 }]);
  });

  it('are sent again after a while in which nothing happened, and not before', async () => {
    const target = receiver();
    const delivery = deliver(target);
    await delivery.step(signal);
    expect(await delivery.step(signal)).toEqual({ state: 'idle', wait: 60_000, reason: null });
    now += 59_000;
    expect(await delivery.step(signal)).toMatchObject({ state: 'idle', wait: 1_000 });
    now += 1_000;
    expect(await delivery.step(signal)).toMatchObject({ state: 'sent' });
    // A clock that is set back by a day.
    now -= 86_400_000;
    expect(await delivery.step(signal)).toMatchObject({ state: 'sent' });
    expect(target.exports).toHaveLength(3);
  });

  it('keep the cursor where the target does not take them, and say why', async () => {
    outbox.add([turn({})], [], NOW);
    const target = receiver(() => stopped('HTTP 404'));
    expect(await deliver(target).step(signal)).toMatchObject({ state: 'stopped', reason: 'HTTP 404' });
    expect(outbox.targets.state(target.id)).toMatchObject({ cursor: 0, state: 'stopped', error: 'HTTP 404' });
    expect(outbox.metrics.series(target.id)).toEqual([]);
  });

  it('forget a limit that has started over, and name every state of what has one', async () => {
    const records = (['limits', 'check', 'otel-health', 'compliance-window'] as const).map((kind) =>
      sampleRecord(kind),
    );
    outbox.add(records, [], NOW);
    const target = receiver();
    const delivery = deliver(target);
    await delivery.step(signal);
    expect(points(target.exports[0], 'codex_glance.check.rules')).toEqual({
      'enterprise passed': 0,
      'enterprise failed': 1,
      'enterprise waived': 0,
      'enterprise not-known': 0,
    });
    expect(points(target.exports[0], 'codex_glance.otel.state')).toMatchObject({
      'logs failing': 1,
      'logs accepted': 0,
    });
    const states = Object.entries(points(target.exports[0], 'codex_glance.compliance.state'));
    expect(states.map(([, holds]) => holds).sort()).toEqual([0, 0, 0, 1]);
    const behind = () => Number(points(target.exports.at(-1), 'codex_glance.compliance.behind')['']);
    const before = behind();
    expect(before).toBeGreaterThan(0);
    now = Date.parse('2026-11-24T00:00:01.000Z');
    await delivery.step(signal);
    expect(points(target.exports[1], 'codex_glance.limit.used')).toEqual({});
    expect(behind() - before).toBeCloseTo((now - NOW) / 1_000, 6);
  });

  it('are set aside with the outbox where a sum is another than was written', async () => {
    outbox.add([turn({})], [], NOW);
    const target = receiver();
    await deliver(target).step(signal);
    outbox.close();
    const db = new DatabaseSync(outboxFile(folder));
    db.exec(`UPDATE metric_series SET value = replace(value, '12000', '12001')`);
    db.close();
    outbox = new Outbox(outboxFile(folder));
    outbox.add([turn({ turnId: 'other' })], [], NOW);
    await expect(deliver(target).step(signal)).rejects.toThrow(OutboxDamaged);
    outbox = new Outbox(outboxFile(folder));
  });

  it('fit into requests of 2,000 data points', () => {
    const records: ExportRecord[] = Array.from({ length: 700 }, (_, number) =>
      turn({ turnId: `t${number}`, model: `m${number}` }),
    );
    outbox.add(records, [], NOW);
    const target = receiver();
    return deliver(target)
      .step(signal)
      .then(() => {
        const [sent] = target.exports;
        const requests = sent === undefined ? [] : metricsRequests(sent);
        const sizes = requests.map(({ scopeMetrics: [scope] }) =>
          (scope?.metrics ?? []).reduce((sum, { dataPoints }) => sum + dataPoints.length, 0),
        );
        expect(Math.max(...sizes)).toBe(2_000);
        expect(Object.keys(points(sent, 'codex_glance.cost'))).toHaveLength(700);
      });
  });
});
