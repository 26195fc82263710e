import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventKeys } from '../../../../electron/core/organisation/compliance/event-key.ts';
import { EventStream, NotEvents } from '../../../../electron/core/organisation/compliance/event-stream.ts';
import { endOfObject, memberValue } from '../../../../electron/core/organisation/compliance/json-objects.ts';
import { hasKey, KnownKeys } from '../../../../electron/core/organisation/compliance/known-keys.ts';
import { readListing } from '../../../../electron/core/organisation/compliance/listing.ts';

const split = (text: string, cut = Number.POSITIVE_INFINITY) => {
  const events: unknown[] = [];
  const stream = new EventStream((bytes, start, end) =>
    events.push(JSON.parse(bytes.toString('utf8', start, end))),
  );
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += Math.min(cut, bytes.length)) {
    stream.push(bytes.subarray(at, at + Math.min(cut, bytes.length)));
  }
  stream.end();
  return { events, isPlain: stream.isPlain };
};

const event = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 });

describe('events', () => {
  it('are split however they are written and cut', () => {
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 6 }),
        fc.constantFrom('\n', '', '\r\n', ' ', '\n\n'),
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        (events, between, isPretty, cut) => {
          const text = events.map((one) => JSON.stringify(one, null, isPretty ? 1 : 0)).join(between);
          expect(split(text, cut).events).toEqual(JSON.parse(JSON.stringify(events)));
        },
      ),
    );
  });

  it('on lines of their own are plain, and nothing else is', () => {
    expect(split('{"a":1}\n{"b":"}{"}\n').isPlain).toBe(true);
    for (const text of [
      '{"a":1}{"b":2}\n',
      '{"a":1}\n{"b":2}',
      '{"a":1}\n\n',
      '{"a":1}\r\n',
      ' {"a":1}\n',
      '{"a":\n1}\n',
    ]) {
      expect(split(text).isPlain, JSON.stringify(text)).toBe(false);
    }
  });

  it.each(['{"a":1', 'x\n', '[1]\n', '{"a":"\n', '{"a":1}\n"b"\n', '\u0000'])('are not in %j', (text) => {
    expect(() => split(text)).toThrow(NotEvents);
  });
});

describe('a member', () => {
  it('is found at the outermost level alone', () => {
    const text =
      '{"x":{"event_id":"in"},"y":"\\"event_id\\":\\"text\\"","list":[{"event_id":1}], "event_id" : "out"}';
    const at = memberValue(Buffer.from(text), 'event_id');
    expect(text.slice(at, at + 5)).toBe('"out"');
    expect(memberValue(Buffer.from('{"x":{"event_id":1}}'), 'event_id')).toBe(-1);
  });

  it('ends where JSON says', () => {
    fc.assert(
      fc.property(event, fc.string(), (one, more) => {
        const bytes = Buffer.from(JSON.stringify(one));
        expect(endOfObject(Buffer.concat([bytes, Buffer.from(more)]), 0)).toBe(bytes.length);
      }),
    );
  });
});

describe('keys', () => {
  const keysOf = (...events: string[]) => {
    const keys = new EventKeys();
    for (const one of events) keys.add(Buffer.from(one));
    return keys.keys();
  };

  it('are of the id, wherever it is and however it is written', () => {
    const id = 'C97EE69D-41a6-4587-91ee-b4c5d6e7f8a9';
    const [a, b, c, d] = keysOf(
      `{"event_id":"${id}","x":1}`,
      `{ "x": 2, "event_id": "${id.toLowerCase()}" }`,
      '{"event_id":"not-a-uuid"}',
      '{"y":1,"event_id":"not-a-uuid"}',
    );
    expect(a).toBe(b);
    expect(c).toBe(d);
    expect(a).not.toBe(c);
  });

  it('without an id are of the whole event', () => {
    const [a, b, c] = keysOf('{"x":1}', '{"x":1}', '{"x":2}');
    expect(a).toBe(b);
    expect(a).not.toBe(c);
  });

  it('of different ids differ', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 50 }), (ids) => {
        expect(new Set(keysOf(...ids.map((id) => `{"event_id":"${id}"}`))).size).toBe(ids.length);
      }),
    );
  });

  it('that were added are known ever after', () => {
    const known = new KnownKeys();
    const keys = BigUint64Array.from(
      { length: 20_000 },
      (_, index) => (BigInt(index) * 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn,
    );
    expect(known.add(keys).length).toBeLessThan(3);
    expect(known.add(keys)).toHaveLength(keys.length);
    const sorted = keys.slice().sort();
    for (const key of keys.slice(0, 100)) expect(hasKey(sorted, key)).toBe(true);
    expect(hasKey(sorted, 3n)).toBe(false);
  });
});

describe('a listing', () => {
  const entry = { id: 'a', event_type: 'CODEX_LOG', end_time: '2026-11-19T10:00:00Z' };
  const file = { id: 'a', endTime: Date.parse(entry.end_time), size: null, sha256: null };

  it.each([
    ['as documented', JSON.stringify({ data: [entry], has_more: true, last_end_time: entry.end_time }), true],
    ['that is bare', JSON.stringify([entry]), null],
    ['of documents run together', JSON.stringify(entry) + JSON.stringify({ ...entry, id: 'b' }), null],
    [
      'of pages run together',
      `${JSON.stringify({ data: [entry], has_more: true })}\n${JSON.stringify({ data: [], has_more: false })}`,
      false,
    ],
  ])('%s is read', (_name, text, hasMore) => {
    expect(readListing(text)).toMatchObject({ hasMore, lastEndTime: file.endTime });
    expect(readListing(text).files[0]).toEqual(file);
  });

  it('without anything is empty', () => {
    for (const text of ['', '[]', '{"data":[],"has_more":false,"last_end_time":null}']) {
      expect(readListing(text)).toMatchObject({ files: [], lastEndTime: null });
    }
  });

  it.each(['<html>', '{"data":[{"id":1}]}', '{"data":[{}]}', '{"a"'])(
    'in another shape is refused: %s',
    (text) => {
      expect(() => readListing(text)).toThrow();
    },
  );

  it('takes only what is a checksum, a size and a time', () => {
    const odd = { id: 'a', end_time: '2026-11-19 10:00', file_size: -1, file_sha256: 'no' };
    expect(readListing(JSON.stringify([odd])).files).toEqual([{ ...file, endTime: null }]);
  });
});
