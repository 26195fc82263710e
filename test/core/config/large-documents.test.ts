import { describe, expect, test } from 'vitest';
import { emptyLayer } from '../../../electron/core/config/layers/layer.ts';
import { parseLayer } from '../../../electron/core/config/layers/read-layer.ts';
import { resolveConfig } from '../../../electron/core/config/resolve.ts';
import { planEdit } from '../../../electron/core/privacy/edit/plan-edit.ts';

const LONG = 300_000;
const opt = '[analytics]\nenabled = true\n';

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_l, i) => line(i)).join('');

/** Documents that Codex reads, each before an opt-out. */
const documents: Readonly<Record<string, string>> = {
  'a long text': `model = "${'a'.repeat(LONG)}"\n`,
  'a long text of escapes': `model = "${'\\"'.repeat(LONG / 2)}"\n`,
  'a long text that ends in a backslash': `model = "${'a'.repeat(LONG)}\\\\"\n`,
  'a long literal': `model = '${'a'.repeat(LONG)}'\n`,
  'a text of many lines': `model = """${'a\n'.repeat(LONG / 2)}"""\n`,
  'a literal of many lines': `model = '''${'a\n'.repeat(LONG / 2)}'''\n`,
  'a long comment': `# ${'a'.repeat(LONG)}\n`,
  'many empty lines': '\n'.repeat(LONG),
  'a long key': `"${'a'.repeat(LONG)}" = 1\n`,
  'a long float': `a = 0.${'1'.repeat(LONG)}\n`,
  'many keys': lines(10_000, (index) => `k${index} = ${index}\n`),
  'many tables': lines(10_000, (index) => `[t${index}]\na = ${index}\n`),
  'many lists of tables': lines(6_000, (index) => `[[t${index}]]\na = ${index}\n`),
  'a long list': `a = [${'1, '.repeat(LONG / 3)}]\n`,
  'a long list of tables': lines(6_000, (index) => `[[t]]\na = ${index}\n`),
  'a large table in a line': `a = { ${lines(6_000, (index) => `k${index} = 1, `)}z = 1 }\n`,
  'many projects': lines(10_000, (index) => `[projects."/a/${index}"]\ntrust_level = "trusted"\n`),
};

describe.each(Object.entries(documents))('%s', (_name, document) => {
  test('is resolved, and its lines are found', () => {
    const layer = parseLayer({ layer: 'user', file: '/x' }, `${document}${opt}`);
    expect(layer.error).toBeNull();
    const { invalid, effective } = resolveConfig({
      layers: [emptyLayer({ layer: 'packaged' }), layer],
      requirements: [],
      problems: [],
      codexVersion: null,
    });
    expect(invalid).toBeNull();
    expect(effective.analytics).toEqual({ enabled: true });
    expect(layer.lines.get('["analytics","enabled"]')).toBe(document.split('\n').length + 1);
  });

  test('is edited in one place', () => {
    const plan = planEdit(`${document}${opt}`, false);
    expect(plan.state === 'edit' && plan.text === `${document}[analytics]\nenabled = false\n`).toBe(true);
  });
});

test.each([
  [
    'long texts beside it',
    `[analytics] # ${'c'.repeat(LONG)}\n"${'k'.repeat(LONG)}" = "${'a'.repeat(LONG)}"\nenabled = true # x\n`,
  ],
  ['a dotted key behind a long text', `a = """\n${'b\n'.repeat(LONG)}"""\nanalytics . enabled = true\n`],
  ['a table in a line with a long text', `analytics = { zz = '${'a'.repeat(LONG)}', enabled = true }\n`],
  ['a byte-order mark and long lines', `\uFEFF# ${'c'.repeat(LONG)}\r\n[analytics]\r\nenabled = true\r\n`],
])('an opt-out is written with %s', (_name, text) => {
  const plan = planEdit(text, false);
  expect(plan.state === 'edit' && plan.text === text.replace('= true', '= false')).toBe(true);
});

test.each([
  ['lists', `a = ${'['.repeat(LONG)}${']'.repeat(LONG)}\n`],
  ['tables in a line', `a = ${'{a='.repeat(LONG)}1${'}'.repeat(LONG)}\n`],
  ['a dotted key', `${'a.'.repeat(LONG)}b = 1\n`],
  ['a header', `[${'a.'.repeat(LONG)}b]\nc = 1\n`],
  ['a whole number', `a = ${'1'.repeat(LONG)}\n`],
])('deep or large %s are a mistake with its line, as they are to Codex', (_name, text) => {
  const layer = parseLayer({ layer: 'user', file: '/x' }, `${opt}${text}`);
  expect(layer.error).toMatchObject({ kind: 'syntax', line: 3 });
  expect(planEdit(`${opt}${text}`, false).state).toBe('unsafe');
});
