import { describe, expect, test } from 'vitest';
import { decideDrift } from '../../../build/codex-drift/decide.ts';
import {
  type Fingerprint,
  findDifferences,
  joinRuns,
  type Subject,
  subjects,
} from '../../../build/codex-drift/fingerprint.ts';
import { modelItems } from '../../../build/codex-drift/models.ts';
import { packRecords, readRecords, unpackRecords } from '../../../build/codex-drift/records.ts';
import { layOut } from '../../../build/codex-drift/table.ts';
import { VERIFIED_CODEX } from '../../../electron/shared/codex/codex.ts';
import { codexModels } from '../../../electron/shared/codex/codex-models.ts';

function fingerprint(items: Partial<Fingerprint> = {}): Fingerprint {
  const empty = Object.fromEntries(subjects.map((subject) => [subject, {}])) as Fingerprint;
  return { ...empty, ...items };
}

function recordOf(version: string): Fingerprint {
  const record = readRecords().get(version);
  if (!record) throw new Error(`No record of ${version}`);
  return record;
}

describe('what differs', () => {
  test('is an item more, an item less and another value', () => {
    const before = fingerprint({ structures: { A: '1', B: '2', C: '3' } });
    const now = fingerprint({ structures: { A: '1', B: '3', D: '4' } });
    expect(findDifferences(before, now)).toEqual([
      { subject: 'structures', item: 'B', expected: '2', found: '3' },
      { subject: 'structures', item: 'C', expected: '3', found: null },
      { subject: 'structures', item: 'D', expected: null, found: '4' },
    ]);
  });

  test.each([
    ['what is recorded', 'null|string', 'null|string', 0],
    ['a type less', 'null|string', 'string', 0],
    ['a type more', 'string', 'null|string', 1],
    ['an item that not every run shows', 'string?', null, 0],
    ['an item that every run shows', 'string', null, 1],
    ['an item that is not recorded', null, 'string', 1],
  ] as const)('in runs: %s', (_name, recorded, seen, differences) => {
    const of = (value: string | null) =>
      fingerprint({ 'rollout lines': value === null ? {} : { key: value } });
    expect(findDifferences(of(recorded), of(seen))).toHaveLength(differences);
  });

  test('of several runs is joined', () => {
    const runs = [
      { always: 'string', sometimes: 'number', mixed: 'null' },
      { always: 'string', mixed: 'string' },
    ];
    expect(joinRuns(runs)).toEqual({ always: 'string', mixed: 'null|string', sometimes: 'number?' });
  });
});

describe('the records', () => {
  test('are the same once packed and unpacked', () => {
    const records = readRecords();
    expect(unpackRecords(packRecords(records, VERIFIED_CODEX.version))).toEqual(records);
  });

  test('are packed against a whole one, and name what the other has and they lack', () => {
    const [whole, other] = packRecords(
      new Map([
        ['2.0.0', fingerprint({ features: { a: 'on', b: 'on' } })],
        ['1.0.0', fingerprint({ features: { a: 'off' } })],
      ]),
      '2.0.0',
    );
    expect(whole).toMatchObject({ version: '2.0.0', against: null });
    expect(other).toEqual({
      version: '1.0.0',
      against: '2.0.0',
      subjects: { features: { a: 'off', b: null } },
    });
    expect(() => unpackRecords(other ? [other] : [])).toThrow('2.0.0');
  });

  test('say of every subject of the verified Codex what it has, and of its models what the product says', () => {
    const record = recordOf(VERIFIED_CODEX.version);
    for (const subject of subjects) expect(Object.keys(record[subject]).length, subject).toBeGreaterThan(5);
    expect(record.models).toEqual(modelItems(codexModels));
  });
});

describe('drift', () => {
  const versions = [...readRecords().keys()];

  test.each(versions)('is nothing where Codex %s is as recorded', (version) => {
    const record = recordOf(version);
    const base = recordOf(VERIFIED_CODEX.version);
    const rows = decideDrift({ found: record, record, base });
    expect(rows.filter(({ state }) => state === 'DRIFT')).toEqual([]);
    expect(rows.length > 0).toBe(version !== VERIFIED_CODEX.version);
  });

  test.each(versions.flatMap((version) => subjects.map((subject) => [version, subject] as const)))(
    'of Codex %s is an altered record of its %s',
    (version, subject: Subject) => {
      const found = recordOf(version);
      const base = recordOf(VERIFIED_CODEX.version);
      const [item = ''] = Object.entries(found[subject]).find(([, value]) => !value.endsWith('?')) ?? [];
      for (const altered of [
        { ...found[subject], [item]: 'altered' },
        { ...found[subject], 'no such item': 'altered' },
        Object.fromEntries(Object.entries(found[subject]).filter(([name]) => name !== item)),
      ]) {
        const rows = decideDrift({ found, record: { ...found, [subject]: altered }, base });
        expect(rows.filter(({ state }) => state === 'DRIFT')).toMatchObject([{ subject }]);
      }
    },
  );

  test('of a version without a record is all in which it differs from the verified one', () => {
    const base = fingerprint({ models: { a: '1' } });
    const found = fingerprint({ models: { a: '2' } });
    expect(decideDrift({ found, record: null, base })).toEqual([
      { state: 'DRIFT', subject: 'models', item: 'a', before: '1', now: '2' },
    ]);
  });
});

test('the table has drift first, and cuts what is long', () => {
  const row = { subject: 'models', before: 'x'.repeat(100), now: '(none)' };
  const lines = layOut(
    [
      { ...row, state: 'known', item: 'a' },
      { ...row, state: 'DRIFT', item: 'b' },
    ],
    { before: '0.171.0', now: '0.169.0' },
  ).split('\n');
  expect(lines.map((line) => line.split(/\s{2,}/).slice(0, 3))).toEqual([
    ['State', 'Subject', 'Item'],
    ['DRIFT', 'models', 'b'],
    ['known', 'models', 'a'],
  ]);
  expect(lines[1]).toContain(`${'x'.repeat(71)}…`);
});
