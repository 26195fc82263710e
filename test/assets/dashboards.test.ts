import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Board } from '../../build/dashboards/board.ts';
import { dashboardFiles, grafanaBoards, signozBoards } from '../../build/dashboards/files.ts';
import type { SignozBoard } from '../../build/dashboards/signoz-board.ts';
import { logqlNames } from './queries/logql.ts';
import { promqlNames } from './queries/promql.ts';
import {
  glanceMetrics,
  logEvents,
  prometheusMetrics,
  resourceAttributes,
  underscored,
} from './queries/sent.ts';
import { attributesOf, fieldsOf } from './queries/signoz.ts';

const folder = fileURLToPath(new URL('../../assets/dashboards/', import.meta.url));
const files = dashboardFiles();

test('the files are what the sources give, and there are no others', () => {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.json'));
  expect(found.toSorted()).toEqual(Object.keys(files).toSorted());
  for (const [name, text] of Object.entries(files)) {
    expect(readFileSync(`${folder}${name}`, 'utf8'), `${name}: run node build/dashboards.ts`).toBe(text);
  }
});

const resources = new Set([...resourceAttributes].map(underscored));
const grafana: readonly (readonly [string, Board])[] = Object.entries(grafanaBoards);
const signoz: readonly (readonly [string, SignozBoard])[] = Object.entries(signozBoards);

const panelsOf = ({ sections }: Board) => sections.flatMap(({ panels }) => panels);
const queriesOf = (board: Board) =>
  panelsOf(board).flatMap(({ title, questions }) => questions.map(({ query }) => [title, query] as const));

describe.each(grafana.filter(([, { source }]) => source === 'prometheus'))('%s', (_name, board) => {
  test.each(queriesOf(board))('%s asks for nothing that is not sent', (_title, query) => {
    const { metrics, grouping, selectors } = promqlNames(query);
    expect(metrics.length).toBeGreaterThan(0);
    for (const metric of metrics) {
      expect([...prometheusMetrics.keys()]).toContain(metric);
      const known = new Set([...(prometheusMetrics.get(metric) ?? []), ...resources, 'le']);
      const matched = selectors.flatMap((each) => (each.metric === metric ? each.labels : []));
      const unknown = [...grouping, ...matched].filter((label) => !known.has(label));
      // Of these no tags are known: they were read in the source, not captured.
      if (prometheusMetrics.get(metric)?.size !== 0 || metric.startsWith('codex_glance_'))
        expect({ metric, unknown }).toEqual({ metric, unknown: [] });
    }
  });

  test.each(queriesOf(board))('%s never adds the total to its parts', (_title, query) => {
    for (const [, matcher] of query.matchAll(/_token_usage_sum\{([^}]*)\}/g)) {
      expect(matcher).toMatch(/token_type=(~"input\|output"|~"cached_input\|cache_write_input"|"[a-z_]+")/);
      expect(matcher).not.toContain('total');
    }
    // Parts of tokens are in the tokens already.
    expect(query).not.toMatch(/tokens_part_total.*\+|\+.*tokens_part_total/);
    expect(query).not.toMatch(/tokens_total.*[^/] sum.*tokens_part_total/);
  });
});

describe.each(grafana.filter(([, { source }]) => source === 'loki'))('%s', (_name, board) => {
  test.each(queriesOf(board))('%s asks for nothing that is not sent', (_title, query) => {
    const { events, fields } = logqlNames(query);
    const sets = events.length === 0 ? [...logEvents.values()] : events.map((event) => logEvents.get(event));
    expect(sets, 'every event was seen').not.toContain(undefined);
    const known = new Set(sets.flatMap((set) => [...(set ?? [])].map(underscored)));
    expect(
      fields.filter((field) => !known.has(field) && !resources.has(field) && field !== '__error__'),
    ).toEqual([]);
  });
});

describe.each(grafana.filter(([, { source }]) => source === 'clickhouse'))('%s', (_name, board) => {
  const views = new Set(
    ['codex.sql', 'glance.sql'].flatMap((name) =>
      [
        ...readFileSync(`${folder}../clickhouse/${name}`, 'utf8').matchAll(
          /(?:VIEW|TABLE IF NOT EXISTS) (codex\.\w+)/g,
        ),
      ].map(([, view]) => view),
    ),
  );

  test.each(queriesOf(board))('%s asks a view that there is', (_title, query) => {
    const asked = [...query.matchAll(/FROM (codex\.\w+)/g)].map(([, view]) => view);
    expect(asked.length).toBeGreaterThan(0);
    for (const view of asked) expect(views).toContain(view);
  });
});

describe.each(signoz)('%s', (_name, { panels }) => {
  test.each(panels.flatMap((panel) => panel.questions.map((question) => [panel.title, question] as const)))(
    '%s asks for nothing that is not sent',
    (_title, question) => {
      if ('metric' in question) {
        const metric = glanceMetrics.get(question.metric.replace(/\.bucket$/, ''));
        expect(metric, question.metric).toBeDefined();
        expect(question.metric.endsWith('.bucket')).toBe(metric?.kind === 'histogram');
        expect(question.time).toBe(timeOf[metric?.kind ?? 'gauge']);
        const unknown = attributesOf(question).filter(
          (name) => !metric?.sent.has(name) && !resourceAttributes.has(name),
        );
        expect(unknown).toEqual([]);
        return;
      }
      const { events, fields } = fieldsOf(question);
      const sets =
        events.length === 0 ? [...logEvents.values()] : events.map((event) => logEvents.get(event));
      expect(sets, 'every event was seen').not.toContain(undefined);
      const known = new Set([...sets.flatMap((set) => [...(set ?? [])]), ...resourceAttributes, 'timestamp']);
      expect(fields.filter((field) => !known.has(field))).toEqual([]);
    },
  );

  test('a panel lies beside or below the others, and has a title of its own', () => {
    expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
  });
});

describe.each(Object.keys(files))('%s', (name) => {
  const text = files[name] ?? '';

  test('never divides by input and cache together, and never takes the count that repeats the total', () => {
    expect(text).not.toMatch(/tool_token_count[^ ]*\)/);
    expect(text).not.toMatch(/input"?\W+\+\W*\S*cached/);
  });

  test('asks for no content', () => {
    expect(text).not.toMatch(/\b(arguments|output|prompt)\s*[=~!]/);
  });
});

test.each(grafana)('%s: panels fill the width and overlap nowhere', (name) => {
  const { panels } = JSON.parse(files[name] ?? '') as { panels: readonly { gridPos: Position }[] };
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, at) => `${x + (at % w)}:${y + Math.floor(at / w)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(Math.max(...panels.map(({ gridPos: { x, w } }) => x + w))).toBe(24);
});

/** What is made of a series of each kind: states do not grow, and sums are not added over time. */
const timeOf = { sum: 'increase', gauge: 'latest', histogram: 'rate' } as const;

interface Position {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
