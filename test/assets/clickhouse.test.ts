import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../electron/core/telemetry/catalog/catalog.ts';
import { unknownNames, unknownWords } from './queries/records.ts';
import { logEvents, resourceAttributes } from './queries/sent.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../assets/clickhouse/${name}`, import.meta.url), 'utf8').replaceAll(
    /^\s*--.*$/gm,
    '',
  );

/** The statements that make views, by name. */
function viewsOf(name: string): [string, string][] {
  const made = /CREATE OR REPLACE VIEW codex\.(\w+) AS\s([^;]+);/g;
  return [...read(name).matchAll(made)].map(([, view = '', query = '']) => [view, query]);
}

const names = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);

describe('views of what Codex sends', () => {
  test.each(viewsOf('codex.sql'))('%s asks for nothing else', (_view, query) => {
    expect(
      names(query, /ResourceAttributes\['([^']+)'\]/g).filter((name) => !resourceAttributes.has(name)),
    ).toEqual([]);
    const events = names(query, /LogAttributes\['event\.name'\] = '([^']+)'/g);
    for (const event of events) expect([...logEvents.keys()]).toContain(event);
    const known = new Set(events.flatMap((event) => [...(logEvents.get(event) ?? [])]));
    const asked = names(query, /LogAttributes\['([^']+)'\]/g).filter((name) => name !== 'event.name');
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
    for (const metric of names(query, /MetricName = '([^']+)'/g)) {
      const { tags = [] } = catalog.metrics.find(({ name }) => name === metric) ?? {};
      expect(names(query, /\bAttributes\['([^']+)'\]/g).filter((name) => !tags.includes(name))).toEqual([]);
    }
  });

  test('no view takes a count that repeats the total', () => {
    expect(read('codex.sql')).not.toContain('tool_token_count');
  });
});

describe('views of records', () => {
  const queries = viewsOf('glance.sql');
  /** Views that ask other views name columns of these. */
  const ownQueries = queries.filter(([, query]) => query.includes('glance_records'));

  test.each(ownQueries)('%s asks for fields and values that records have', (_view, query) => {
    const kinds = names(query, /kind = '([^']+)'/g);
    const body = names(query, /\(body, '([^']+)'/g);
    const machine = names(query, /\(machine, '([^']+)'/g);
    expect(unknownNames(kinds.length > 0 ? kinds : ['turn'], body, machine)).toEqual([]);
    const levels = names(query, /level IN \(([^)]+)\)/g).flatMap((list) => names(list, /'([^']+)'/g));
    expect(
      unknownWords(
        kinds,
        levels.map((level) => ['level', level] as const),
      ),
    ).toEqual([]);
    // A record that was inserted twice counts once.
    expect(query).toContain('glance_records FINAL');
  });

  test('there are some', () => expect(ownQueries.length).toBeGreaterThan(5));
});
