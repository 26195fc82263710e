import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { splunkSchema } from '../../electron/core/export/targets/splunk/splunk-settings.ts';
import { checkRules } from '../../electron/core/governance/checks/catalogue.ts';
import { postureTitles } from '../../electron/shared/messages/en/governance/posture-titles.ts';
import { logqlNames } from './queries/logql.ts';
import { promqlNames } from './queries/promql.ts';
import { toolFields, unknownNames, unknownWords } from './queries/records.ts';
import { ruleFile, sentinelSearches, splunkSearches } from './queries/searches.ts';
import { logEvents, prometheusMetrics, resourceAttributes, underscored } from './queries/sent.ts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly description: string };
}

const rulesOf = (file: string) =>
  (parse(ruleFile(file)) as { groups: readonly { rules: readonly Rule[] }[] }).groups.flatMap(
    ({ rules }) => rules,
  );

const postureIds = Object.keys(postureTitles).map((key) => key.replace(/^posture\.title\./, ''));

const prometheus = rulesOf('prometheus.yaml');
const loki = rulesOf('loki.yaml');
const splunk = splunkSearches();
const sentinel = sentinelSearches();
const resources = new Set([...resourceAttributes].map(underscored));

/** Of the Collector itself (docs of its internal telemetry), and of Prometheus. */
const ownMetrics = new Map([
  ['otelcol_exporter_send_failed_log_records_total', ['exporter']],
  ['otelcol_exporter_send_failed_metric_points_total', ['exporter']],
  ['up', ['job', 'instance']],
]);

describe('Prometheus', () => {
  test.each(prometheus)(
    '$alert asks for what is sent, and names in words only what it kept',
    ({ expr, annotations }) => {
      const { metrics, labels } = promqlNames(expr);
      expect(metrics).not.toEqual([]);
      const known = new Set(resources);
      for (const metric of metrics) {
        const tags = prometheusMetrics.get(metric) ?? ownMetrics.get(metric);
        expect(tags, metric).toBeDefined();
        for (const tag of tags ?? []) known.add(tag);
      }
      expect(labels.filter((label) => !known.has(label))).toEqual([]);
      for (const [, label = ''] of annotations.description.matchAll(/\$labels\.(\w+)/g)) {
        expect(metrics.includes('up') ? ['job', 'instance'] : labels).toContain(label);
      }
    },
  );
});

describe('Loki', () => {
  test.each(loki)('$alert asks for what is sent', ({ expr, annotations }) => {
    const { events, fields } = logqlNames(expr);
    expect(events).toHaveLength(1);
    const known = new Set([...(logEvents.get(events[0] ?? '') ?? [])].map(underscored));
    expect(fields.filter((field) => !known.has(field) && !resources.has(field))).toEqual([]);
    for (const [, label] of annotations.description.matchAll(/\$labels\.(\w+)/g))
      expect(fields).toContain(label);
  });
});

describe.each([
  ['Splunk', splunk],
  ['Sentinel', sentinel.filter(({ name }) => name !== 'CodexGlance')],
] as const)('%s', (_name, searches) => {
  test('there is a search for each case', () => expect(searches.length).toBeGreaterThan(10));

  test.each(searches)(
    '$name asks for fields and values that records have',
    ({ text, kinds, body, machine, tools, compared }) => {
      const all = kinds.length > 0 ? kinds : ['turn'];
      expect(unknownNames(all, kinds.length > 0 ? body : [], machine)).toEqual([]);
      expect(tools.filter((name) => !toolFields.has(name))).toEqual([]);
      expect(unknownWords(all, compared)).toEqual([]);
      for (const [field, value] of compared) {
        if (field === 'entry') expect(postureIds).toContain(value);
      }
      if (kinds.length === 0) expect(body).toEqual([]);
      // Each once: no target drops a record that was sent twice.
      expect(text).toMatch(/dedup id|by RecordId/);
    },
  );

  test.each(searches.filter(({ kinds }) => kinds.includes('turn') || kinds.includes('session')))(
    '$name takes the highest revision of each thing, and never turns and sessions together',
    ({ text, kinds }) => {
      expect(kinds).toHaveLength(1);
      expect(text).toMatch(/sort 0 -body\.revision|arg_max\(toint\(Body\.revision\)/);
    },
  );
});

test('Splunk is asked for the source type that the target gives by default', () => {
  const settings = v.parse(splunkSchema, {
    to: 'splunk',
    name: 'siem',
    url: 'https://splunk.example:8088',
    token: { env: 'TOKEN' },
  });
  expect(ruleFile('splunk/macros.conf')).toContain(`sourcetype=${settings.sourcetype} `);
});

describe('Sigma', () => {
  const mapping = parse(ruleFile('sigma/mapping.yaml')) as Mapping;

  test('only rules of others are named, with their address', () => {
    expect(mapping.published.map(({ url }) => url)).toEqual([
      'https://github.com/SigmaHQ/sigma/pull/6030',
      'https://github.com/SigmaHQ/sigma/pull/5995',
      'https://github.com/elastic/detection-rules/pull/6232',
    ]);
  });

  test.each(mapping.published)('$name is mapped to records that there are', ({ records }) => {
    for (const { kind, entry, rule } of records) {
      if (kind === 'posture') expect(postureIds).toContain(entry);
      else expect(checkRules.map(({ id }) => id)).toContain(rule);
    }
  });

  test.each(Object.entries(mapping.cases))('%s names rules and searches that there are', (_name, named) => {
    const { prometheus: alert, loki: event, splunk: search, sentinel: query } = named;
    if (alert) expect(prometheus.map((rule) => rule.alert)).toContain(alert);
    if (event) expect(loki.map((rule) => rule.alert)).toContain(event);
    expect(splunk.map(({ name }) => name)).toContain(search);
    expect(sentinel.map(({ name }) => name)).toContain(query);
  });
});

interface Mapping {
  readonly published: readonly {
    readonly name: string;
    readonly url: string;
    readonly records: readonly { readonly kind: string; readonly entry?: string; readonly rule?: string }[];
  }[];
  readonly cases: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
