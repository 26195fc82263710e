import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyLines, lineOf } from '../../../../electron/core/config/toml/key-lines.ts';
import { leafPaths, parseToml, plainValue } from '../../../../electron/core/config/toml/toml.ts';
import { runs } from '../../../setup/runs.ts';

const lines = (text: string) => {
  expect(parseToml(text).ok, text).toBe(true);
  return keyLines(text);
};

describe('keyLines', () => {
  test.each([
    ['a plain table', '# c\n[analytics]\n# c\nenabled = false\n', ['analytics', 'enabled'], 4],
    ['a dotted key', '\n\nanalytics . enabled = false', ['analytics', 'enabled'], 3],
    ['an inline table', 'x = 1\nanalytics = { enabled = false }', ['analytics', 'enabled'], 2],
    [
      'an inline table over lines',
      'analytics = {\n  # }\n  enabled = false,\n}',
      ['analytics', 'enabled'],
      3,
    ],
    ['quoted keys', '["analytics"]\n\'enabled\' = false', ['analytics', 'enabled'], 2],
    ['an escaped key', '"\\u0061nalytics".enabled = 1', ['analytics', 'enabled'], 1],
    ['Windows line ends', 'a = 1\r\n[analytics]\r\nenabled = false\r\n', ['analytics', 'enabled'], 3],
    ['a byte-order mark', '\uFEFF[analytics]\nenabled = false', ['analytics', 'enabled'], 2],
    ['after a long string', 'a = """\n[analytics]\nenabled = true\n\\""" """\nb = 1', ['b'], 5],
    ['after a long literal', "a = '''\n[x]\n'' '''\nb = 1", ['b'], 4],
    ['after a string that looks like a comment', 'a = "#"\nb = 1', ['b'], 2],
    ['after a list over lines', 'a = [\n "]", # ]\n [1, {x = 2}],\n]\nb = 1', ['b'], 5],
    ['after dates', 'a = 1979-05-27 07:32:00Z # c\nb = 1', ['b'], 2],
    [
      'a header as the key of its table',
      '\n[otel.exporter.otlp-http]\nendpoint = "e"',
      ['otel', 'exporter'],
      2,
    ],
    ['a project', '[projects."/a.b/c"]\ntrust_level = "trusted"', ['projects', '/a.b/c', 'trust_level'], 2],
    ['after a table array', '[[a]]\nb = 1\n[a.c]\nd = 1\n[e]\nf = 1', ['e', 'f'], 6],
  ])('%s', (_name, text, path, line) => {
    expect(lineOf(lines(text), path)).toBe(line);
  });

  test('has no line for what stands in a list of tables', () => {
    const found = lines('[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 1\n');
    expect(lineOf(found, ['a', 'b'])).toBeUndefined();
    expect(lineOf(found, ['a', 'c', 'd'])).toBeUndefined();
  });

  const key = fc.constantFrom('a', 'b-c', '"d.e"', "'f g'", '"h\\"i"', '"#"', '"="');
  const value = fc.constantFrom(
    '1',
    'true',
    '"x # y"',
    "'z = 1'",
    '"""\n[a]\n"q" """',
    "'''\nb-c = 2\n'''",
    '[1,\n 2]',
    '[ {x = 1}, "]" ]',
    '{ k = 1, "l.m" = [1] }',
    '{ k = { n = 2 } }',
    '2020-01-01',
    '1.5e3',
    'inf',
  );
  const pair = fc
    .tuple(fc.array(key, { minLength: 1, maxLength: 3 }), value)
    .map(([k, v]) => `${k.join('.')} = ${v}`);
  const header = fc.array(key, { minLength: 1, maxLength: 2 }).map((path) => `[${path.join('.')}]`);
  const filler = fc.constantFrom('', '# [a] = "', '  ');
  const document = fc.array(fc.oneof(pair, header, filler), { maxLength: 10 });

  test('names, for every value of a document, the line on which its text first makes it appear', () => {
    let checked = 0;
    fc.assert(
      fc.property(document, fc.constantFrom('\n', '\r\n'), (parts, end) => {
        const text = `${parts.join('\n')}\n`.replaceAll('\n', end);
        const parsed = parseToml(text);
        fc.pre(parsed.ok);
        if (!parsed.ok) return;
        const found = keyLines(text);
        const rows = text.split(end);
        for (const path of leafPaths(parsed.table)) {
          const line = lineOf(found, path) ?? 0;
          const last = path.at(-1) ?? '';
          // The line writes the key, and the lines before it do not hold the value yet.
          expect(rows[line - 1]).toContain(JSON.stringify(last).slice(1, -1));
          const before = parseToml(rows.slice(0, line - 1).join('\n'));
          if (before.ok) expect(leafPaths(before.table)).not.toContainEqual(path);
          checked += 1;
        }
      }),
      { numRuns: runs(3000) },
    );
    expect(checked).toBeGreaterThan(runs(1_000));
  });
});

test.each([
  ['a leap second', 'x = 1990-12-31T23:59:60Z\n', true],
  ['a leap second of a local time in a list', 'x = ["23:59:60", 23:59:60]\n', true],
  ['a second after it', 'x = 23:59:61\n', false],
  ['a text like a leap second', 'x = "23:59:60"\n', true],
  ['a day that a month has not', '\nx = [2026-02-29]\n', false],
  ["the last day of a leap year's February", 'x = 2024-02-29\n', true],
  ['one byte-order mark', '\uFEFFx = 1\n', true],
  ['two byte-order marks', '\uFEFF\uFEFFx = 1\n', false],
])('%s is taken or refused as Codex does', (_name, text, ok) => {
  const parsed = parseToml(text);
  expect(parsed.ok).toBe(ok);
  if (parsed.ok) expect(leafPaths(parsed.table)).toEqual([['x']]);
});

test('texts keep their leap seconds', () => {
  const parsed = parseToml('x = "23:59:60"\ny = 23:59:60\nz = "23:59:60"\n');
  expect(parsed.ok && [parsed.table.x, parsed.table.z]).toEqual(['23:59:60', '23:59:60']);
});

test.each(['__proto__', 'constructor', 'toString'])('a key of every object is refused twice: %s', (key) => {
  for (const text of [`${key}=1\n${key}=2\n`, `a={${key}=1,${key}=2}\n`, `[${key}]\n[${key}]\n`]) {
    expect(parseToml(text).ok, text).toBe(false);
  }
});

test('keys that would change a plain object are taken out, wherever they stand', () => {
  const text = ['__proto__.x = 1', 'a = [{ constructor = 1, b = 2 }]', '[c.__proto__]', 'x = 1'].join('\n');
  const parsed = parseToml(text);
  expect(parsed.ok && plainValue(parsed.table)).toEqual({ a: [{ b: 2 }], c: {} });
});
