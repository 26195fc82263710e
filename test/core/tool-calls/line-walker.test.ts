import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindByHead } from '../../../electron/core/tool-calls/line-head.ts';
import { type Fields, LineWalker, type Wanted } from '../../../electron/core/tool-calls/line-walker.ts';
import { runs } from '../../setup/runs.ts';

type Field = 'a' | 'b' | 'c' | 'first' | 'deep';

const wanted: Wanted<Field> = {
  members: {
    a: { value: 'a' },
    payload: {
      members: { b: { value: 'b' }, in: { firstName: 'first', members: { deep: { value: 'deep' } } } },
    },
    c: { value: 'c', firstName: 'c' },
  },
};

/** Lines as a walker passes them on, given a file in pieces; `null` is a damaged one. */
function walked(bytes: Buffer, size: number, goesOn: (fields: Fields<Field>) => boolean = () => true) {
  const found: (Fields<Field> | null)[] = [];
  const walker = new LineWalker(wanted, {
    goesOn,
    line: (fields) => found.push({ ...fields }),
    damaged: () => found.push(null),
  });
  for (let at = 0; at < bytes.length; at += size) walker.push(bytes.subarray(at, at + size));
  walker.finish();
  return found;
}

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same by parsing. */
function parsed(text: string): Fields<Field> {
  const line = JSON.parse(text) as Json;
  const payload = isObject(line.payload) ? line.payload : {};
  const inner = isObject(payload.in) ? payload.in : {};
  const fields: Json = {
    a: scalar(line.a),
    b: scalar(payload.b),
    c: isObject(line.c) ? scalar(firstOf(line.c)) : scalar(line.c),
    first: scalar(firstOf(inner)),
    deep: scalar(inner.deep),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

const firstOf = (value: Json) => Object.keys(value)[0];

/** Texts are kept up to 128 bytes as they are written. */
function scalar(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' && JSON.stringify(value).length - 2 <= 128 ? value : undefined;
}

const names = fc.constantFrom('a', 'b', 'c', 'payload', 'in', 'deep', 'x"\\y', 'é');
const text = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', maxLength: 20 }),
  fc.constantFrom('\\', '"', '\\"', '{"a":1}', '\n', 'é\u2028', 'x'.repeat(200)),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(null, true, false, -0.5, 1e21),
    fc.array(tie('any'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(names, tie('any'), { maxKeys: 5 }),
}));

it('takes the same as parsing, however the file is cut into pieces', () => {
  fc.assert(
    fc.property(
      fc.array(value.object, { maxLength: 4 }),
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      (lines, size, spaced) => {
        const texts = lines.map((line) => JSON.stringify(line, null, spaced ? ' ' : undefined));
        const flat = texts.map((each) => each.replaceAll('\n', ' '));
        expect(walked(Buffer.from(flat.map((each) => `${each}\n`).join('')), size)).toEqual(flat.map(parsed));
      },
    ),
    { numRuns: runs(300) },
  );
});

it('calls a line damaged that is cut off, and reads the next', () => {
  const line = '{"a":"one","payload":{"b":[1,{"x":"}"}],"in":{"deep":true}},"c":2}';
  for (let length = 1; length < line.length; length++) {
    const bytes = Buffer.from(`${line.slice(0, length)}\n${line}\n`);
    for (const size of [1, 7, 1_000]) expect(walked(bytes, size)).toEqual([null, parsed(line)]);
  }
});

it('leaves a last line alone that is still being written', () => {
  const line = '{"a":"one"}';
  expect(walked(Buffer.from(`${line}\r\n\n  \n${line.slice(0, 7)}`), 3)).toEqual([{ a: 'one' }]);
  expect(walked(Buffer.from(`${line}\n${line}`), 3)).toEqual([{ a: 'one' }, { a: 'one' }]);
});

it.each(['[1]', 'x', '{"a" 1}', '{"a":1,}', '{,}', '{"a":1}{', '{"a":}', '"a"'])('%s is no line', (text) => {
  expect(walked(Buffer.from(`${text}\n`), 2)).toEqual([null]);
});

it('passes over the rest of a line that tells nothing', () => {
  const bytes = Buffer.from('{"a":"no","payload":{"b":1}, this is no JSON\n{"a":"yes","payload":{"b":1}}\n');
  expect(walked(bytes, 5, ({ a }) => a !== 'no')).toEqual([{ a: 'yes', b: 1 }]);
});

describe('The head of a line', () => {
  const bytes = (text: string) => Buffer.from(`..${text}\n`);
  const kind = (text: string) => kindByHead(bytes(text), 2, bytes(text).length - 1);
  const time = '{"timestamp":"2026-11-23T01:53:43.679Z"';

  it.each([
    [`${time},"type":"event_msg","payload":{"type":"token_count","info":null}}`, 'event_msg', 'token_count'],
    [`${time},"ordinal":12,"type":"response_item","payload":{"type":"message"`, 'response_item', 'message'],
    [`${time},"type":"turn_context","payload":{"cwd":"/","type":"x"}}`, 'turn_context', undefined],
  ])('%s tells its kind', (text, type, payloadType) => {
    expect(kind(text)).toEqual(payloadType === undefined ? { type } : { type, payloadType });
    for (let length = 0; length < text.length; length++) {
      const cut = kind(text.slice(0, length));
      if (cut !== null) expect(cut.type).toBe(type);
    }
  });

  it.each([
    '{"type":"event_msg"}',
    `${time}, "type":"event_msg"}`,
    '{"timestamp":null,"type":"event_msg"}',
    `${time},"type":"event\\u005fmsg","payload":{}}`,
    `${time},"type":"${'x'.repeat(50)}"}`,
    '',
  ])('%s does not', (text) => {
    expect(kind(text)).toBeNull();
  });
});
