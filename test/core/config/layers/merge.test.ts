import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeTables } from '../../../../electron/core/config/layers/merge.ts';
import { withExporterWords } from '../../../../electron/core/config/schema/exporter-words.ts';
import { isTable, leafPaths, type TomlTable, valueAt } from '../../../../electron/core/config/toml/toml.ts';
import { runs } from '../../../setup/runs.ts';

const keys = fc.constantFrom('a', 'b', 'c', 'agents', 'max_threads', 'max_concurrent_threads_per_session');
const scalars = fc.oneof(fc.boolean(), fc.bigInt({ min: 0n, max: 9n }), fc.constantFrom('x', 'y'));
const { table } = fc.letrec<{ table: TomlTable; value: boolean | bigint | string | string[] | TomlTable }>(
  (tie) => ({
    value: fc.oneof({ depthSize: 'small' }, scalars, fc.array(fc.constantFrom('p', 'q')), tie('table')),
    table: fc.dictionary(keys, tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }) as fc.Arbitrary<TomlTable>,
  }),
);
const plain = (one: TomlTable) => mergeTables({}, one);

describe('mergeTables', () => {
  test('does not depend on how three layers are grouped, where they agree on what is a table', () => {
    // A key says what stands there: `a` and `b` hold tables, all others values.
    const { shaped } = fc.letrec<{ shaped: TomlTable }>((tie) => ({
      shaped: fc.record(
        { a: tie('shaped'), b: tie('shaped'), x: scalars, y: scalars },
        { requiredKeys: [], noNullPrototype: true },
      ) as fc.Arbitrary<TomlTable>,
    }));
    fc.assert(
      fc.property(shaped, shaped, shaped, (low, middle, high) => {
        const left = mergeTables(mergeTables(low, middle), high);
        expect(left).toEqual(mergeTables(low, mergeTables(middle, high)));
      }),
      { numRuns: runs(2000) },
    );
  });

  test('goes from the lowest layer up: a word in the middle ends the table below it', () => {
    const layers = [{ a: { x: 1n } }, { a: 'none' }, { a: { y: 2n } }];
    expect(layers.reduce<TomlTable>((all, one) => mergeTables(all, one), {})).toEqual({ a: { y: 2n } });
  });

  test('takes every value of the highest layer', () => {
    fc.assert(
      fc.property(table, table, (low, high) => {
        const merged = mergeTables(low, high);
        for (const path of leafPaths(plain(high))) {
          expect(valueAt(merged, path)).toEqual(valueAt(plain(high), path));
        }
      }),
    );
  });

  test('takes from below only what the highest layer leaves open', () => {
    fc.assert(
      fc.property(table, table, (low, high) => {
        const merged = mergeTables(plain(low), high);
        for (const path of leafPaths(merged)) {
          const above = valueAt(plain(high), path);
          const expected = above === undefined ? valueAt(plain(low), path) : above;
          expect(valueAt(merged, path)).toEqual(expected);
        }
      }),
    );
  });

  test('changes neither input, and merging with nothing or itself changes nothing', () => {
    fc.assert(
      fc.property(table, (one) => {
        const before = structuredClone(one);
        expect(mergeTables(plain(one), plain(one))).toEqual(plain(one));
        expect(one).toEqual(before);
      }),
    );
  });

  test('replaces a table by a word, a word by a table and a list by a list', () => {
    const exporter = { 'otlp-http': { endpoint: 'e' } };
    expect(mergeTables({ exporter }, { exporter: 'none' })).toEqual({ exporter: 'none' });
    expect(mergeTables({ exporter: 'none' }, { exporter })).toEqual({ exporter });
    expect(mergeTables({ list: ['a', 'b'] }, { list: ['c'] })).toEqual({ list: ['c'] });
  });

  test('takes the long form of an exporter word for the word', () => {
    const none = { otel: { exporter: { none: {} }, environment: 'e' } };
    expect(withExporterWords(none)).toEqual({ otel: { exporter: 'none', environment: 'e' } });
    const other = { otel: { exporter: { 'otlp-http': { endpoint: 'e' } } } };
    expect(withExporterWords(other)).toEqual(other);
  });

  test('a feature that is a word in one layer and a table in another becomes a table', () => {
    const merged = mergeTables(
      { features: { multi_agent_v2: { enabled: false, depth: 2n } } },
      { features: { multi_agent_v2: true, memories: true } },
    );
    expect(merged).toEqual({ features: { multi_agent_v2: { enabled: true, depth: 2n }, memories: true } });
  });

  test('knows the old name of a key', () => {
    const merged = mergeTables(
      { agents: { max_concurrent_threads_per_session: 5n } },
      { agents: { max_threads: 3n } },
    );
    expect(merged).toEqual({ agents: { max_concurrent_threads_per_session: 3n } });
    expect(isTable(merged.agents)).toBe(true);
  });
});
