import fc from 'fast-check';
import corpus from '../../../fixtures/toml/toml-test.json' with { type: 'json' };

/** A way to write `analytics`, and whether it can be changed in one place. */
interface Form {
  readonly name: string;
  /** Lines before the first table header. */
  readonly root?: readonly string[];
  /** Lines of a table of its own. */
  readonly table?: readonly string[];
}

/** Every form in which `analytics.enabled` can be changed in one place. */
export const editableForms: readonly Form[] = [
  { name: 'absent' },
  { name: 'dotted', root: ['analytics.enabled = true'] },
  { name: 'dotted with blanks and quotes', root: ['"analytics" . \'enabled\'  =  true\t# why'] },
  { name: 'escaped key', root: ['"\\u0061nalytics".enabled = true'] },
  { name: 'dotted sibling', root: ['analytics.other = """\n[analytics]\nenabled = true\n"""'] },
  { name: 'dotted siblings', root: ['analytics.a.b = 1', '  "analytics".c = [', '  1, # one', '] # end'] },
  { name: 'inline', root: ['analytics = { enabled = true } # c'] },
  { name: 'inline, tight', root: ['analytics={enabled=true,x=1}'] },
  { name: 'inline without it', root: ['analytics = { x = { enabled = true } }'] },
  { name: 'inline without it, tight', root: ['analytics = {x = "}"}'] },
  { name: 'inline, empty', root: ['analytics = {}'] },
  { name: 'inline, blank', root: ['analytics = {  }'] },
  { name: 'inline, several lines', root: ['analytics = {', '  x = 1, # }', '  enabled = true,', '}'] },
  { name: 'inline, several lines, without it', root: ['analytics = { # {', '  x = 1,', '}'] },
  { name: 'table', table: ['[analytics]', 'enabled = true'] },
  { name: 'table, odd', table: ['  [ "analytics" ] # c', '\t"enabled"=true# c', '\tx = 1'] },
  { name: 'table without it', table: ['[analytics] # ]', '', '# first', '  x = 1'] },
  { name: 'table, empty', table: ['[analytics]'] },
  {
    name: 'table, last of several',
    table: ['[analytics.x]', 'enabled = true', '[analytics]', 'enabled = true'],
  },
  { name: 'super-table', table: ['[analytics.enabled-too]', 'enabled = true'] },
  { name: 'list below', table: ['[[analytics.list]]', 'enabled = true', '[[analytics.list]]'] },
  { name: 'a text', table: ['[analytics]', 'enabled = "true" # no'] },
  { name: 'a long text', root: ["analytics.enabled = '''\nenabled = true\n'''"] },
  { name: 'a number', root: ['analytics = { enabled = 1, x = 2 }'] },
  { name: 'a date', table: ['[analytics]', 'enabled = 1979-05-27 07:32:00Z'] },
  { name: 'a list', table: ['[analytics]', 'enabled = [', '  true,', ']'] },
  { name: 'an inline table', table: ['[analytics]', 'enabled = { x = 1 }'] },
  { name: 'off', table: ['[analytics]', 'enabled = false'] },
];

const bareKey = fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/);
const key = fc.oneof(
  { weight: 4, arbitrary: bareKey },
  fc.constantFrom('"quoted key"', "'a.b'", '"ʎǝʞ"', '"analytics"', 'enabled', '""', '"\\t"', 'sub . dotted'),
);

const value: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'true',
    'false',
    '0',
    '-17',
    '0xDEAD_beef',
    '9223372036854775807',
    '3.14',
    '-0.0',
    'nan',
    '-inf',
    '5e+22',
    '1979-05-27T07:32:00-08:00',
    '1979-05-27 07:32:00',
    '1979-05-27',
    '07:32:00.999',
    '"analytics.enabled = true"',
    "'[analytics]'",
    '"# not a comment"',
    '"\\"\\\\ \\u00E9 😀"',
    '"""\n[analytics]\nenabled = true\n"""',
    '"""\\\n   joined \\\n   """',
    "'''\n[analytics] # '' \n'''",
    '""""quoted""""',
    '[]',
    '[ 1, 2, ]',
    '[\n  "a", # analytics\n  [ "b" ],\n]',
    '[ { enabled = true }, { x = [ 1 ] } ]',
    '{}',
    '{ enabled = true }',
    '{ analytics = { enabled = true }, a.b = 1 }',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => JSON.stringify(text).replaceAll('\x7f', '?')),
);

const comment = fc.constantFrom('', '', '', ' # c', '#', '\t# enabled = true');
const indent = fc.constantFrom('', '', '', '  ', '\t');
const filler = fc.constantFrom('', '# [analytics]', '  # enabled = true', '\t', '# ünï 😀');

/** A pair whose key is made unlike any other by a number; `analytics` alone never comes up at the root. */
const pair = fc.tuple(indent, key, value, comment).map(
  ([lead, name, content, tail]) =>
    (nth: number) =>
      `${lead}k${nth} . ${name} = ${content}${tail}`,
);

const line = fc.oneof(
  { weight: 3, arbitrary: pair },
  filler.map((text) => () => text),
);

const header = fc
  .tuple(indent, fc.constantFrom('table', 'list'), key, comment)
  .map(([lead, kind, name, tail]) => (nth: number) => {
    const path = `t${nth} . ${name}`;
    return `${lead}${kind === 'list' ? `[[ ${path} ]]` : `[${path}]`}${tail}`;
  });

const table = fc.tuple(header, fc.array(line, { maxLength: 3 })).map(([head, lines]) => [head, ...lines]);

/** Profiles and others that have an `analytics` of their own, which is none of ours. */
const strangers = fc.constantFrom(
  [],
  [],
  ['[profiles.work.analytics]', 'enabled = true'],
  ['[profiles.work]', 'analytics = { enabled = true }', 'analytics-too.enabled = true'],
  ['[[analyticsx]]', 'analytics.enabled = true'],
);

export interface GeneratedDocument {
  readonly form: string;
  readonly text: string;
}

/** A whole document in one of the forms, with all that may stand around it. */
export const generatedDocument: fc.Arbitrary<GeneratedDocument> = fc
  .record({
    form: fc.constantFrom(...editableForms),
    before: fc.array(line, { maxLength: 3 }),
    between: fc.array(line, { maxLength: 2 }),
    tables: fc.array(table, { maxLength: 2 }),
    after: fc.array(table, { maxLength: 2 }),
    strange: strangers,
    eol: fc.constantFrom('\n', '\n', '\r\n'),
    bom: fc.boolean(),
    end: fc.constantFrom('', 'eol', 'eol', 'eol', 'blank', 'spaces'),
  })
  .map(({ form, before, between, tables, after, strange, eol, bom, end }) => {
    let nth = 0;
    const number = (lines: readonly ((nth: number) => string)[]) =>
      lines.map((make) => {
        nth += 1;
        return make(nth);
      });
    const lines = [
      ...number(before),
      ...(form.root ?? []),
      ...number(between),
      ...number(tables.flat()),
      ...(form.table ?? []),
      ...number(form.table === undefined ? [] : [() => '']),
      ...number(after.flat()),
      ...strange,
    ];
    const ends = { '': '', eol: '\n', blank: '\n\n', spaces: '\n  ' }[end] ?? '';
    const text = (lines.join('\n') + ends).replaceAll('\n', eol);
    return { form: form.name, text: (bom ? '\uFEFF' : '') + text };
  });

type Documents = Readonly<Record<string, string | { readonly base64: string }>>;

/** The documents of toml-test, by name, as bytes. */
export function tomlTest(kind: 'valid' | 'invalid'): readonly (readonly [name: string, bytes: Buffer])[] {
  const documents: Documents = corpus[kind];
  return Object.entries(documents).map(([name, content]) => [
    name,
    typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content.base64, 'base64'),
  ]);
}
