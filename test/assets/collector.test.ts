import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { SERVICE } from '../../electron/core/export/mapping/otlp/resource.ts';
import { collector, collectorText } from './queries/collector.ts';
import { logEvents } from './queries/sent.ts';

const { service, ...parts } = collector;
const pipelines = Object.entries(service.pipelines);

test('every component of a pipeline is configured, and every configured one is used', () => {
  for (const part of ['receivers', 'processors', 'exporters'] as const) {
    const used = new Set(pipelines.flatMap(([, pipeline]) => pipeline[part]));
    expect([...used].toSorted()).toEqual(Object.keys(parts[part]).toSorted());
  }
  expect(service.extensions).toEqual(Object.keys(parts.extensions));
});

describe('deltas', () => {
  test('become totals on the way to Prometheus, dated by one clock before', () => {
    const processors = service.pipelines['metrics/prometheus']?.processors ?? [];
    const [clock, totals] = [processors.indexOf('transform/clock'), processors.indexOf('deltatocumulative')];
    expect(clock).toBeGreaterThan(-1);
    expect(totals).toBe(processors.length - 1);
    expect(clock).toBeLessThan(totals);
  });

  test('stay deltas on the way to ClickHouse', () => {
    expect(service.pipelines['metrics/clickhouse']?.processors).not.toContain('deltatocumulative');
  });
});

test('every log pipeline drops content before it is sent', () => {
  const logs = pipelines.filter(([name]) => name.startsWith('logs'));
  expect(logs).not.toEqual([]);
  for (const [, { processors }] of logs) expect(processors).toContain('transform/content');
  const dropped = [...collectorText.matchAll(/delete_key\(attributes, "([a-z_]+)"\)/g)].map(
    ([, name]) => name,
  );
  expect(dropped).toEqual(expect.arrayContaining(['prompt', 'arguments', 'output']));
  // What holds content of the events that were seen.
  const seen = [...logEvents.values()].flatMap((attributes) => [...attributes]);
  for (const name of ['prompt', 'arguments', 'output']) expect(seen).toContain(name);
});

test('a mark for a logged prompt is set before the prompt is dropped', () => {
  expect(collectorText.indexOf('prompt.logged"], true')).toBeLessThan(
    collectorText.indexOf('delete_key(attributes, "prompt")'),
  );
});

test('Prometheus reads the ports that the Collector opens, and keeps its labels', () => {
  const text = readFileSync(new URL('../../assets/collector/prometheus.yaml', import.meta.url), 'utf8');
  const { scrape_configs: jobs } = parse(text) as { scrape_configs: readonly ScrapeJob[] };
  expect(jobs.flatMap(({ static_configs }) => static_configs.flatMap(({ targets }) => targets))).toEqual([
    'collector:8889',
    'collector:8890',
    'collector:8888',
  ]);
  for (const port of [8889, 8890]) expect(collectorText).toContain(`endpoint: 0.0.0.0:${port}`);
  expect(collectorText).toContain('port: 8888');
  for (const job of jobs.slice(0, 2)) expect(job.honor_labels).toBe(true);
});

test('metrics of Codex and of Glance reach Prometheus once, each by its own pipeline', () => {
  const [codex, glance] = ['metrics/prometheus', 'metrics/glance'].map((name) => service.pipelines[name]);
  expect(codex?.processors).toContain('filter/of-codex');
  expect(glance?.processors).toContain('filter/of-glance');
  expect(glance?.processors.at(-1)).toBe('deltatocumulative/glance');
  expect(collectorText).toContain(`resource.attributes["service.name"] == "${SERVICE}"`);
  expect(collectorText).toContain(`resource.attributes["service.name"] != "${SERVICE}"`);
});

interface ScrapeJob {
  readonly honor_labels?: boolean;
  readonly static_configs: readonly { readonly targets: readonly string[] }[];
}
