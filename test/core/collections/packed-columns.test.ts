import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DamagedIndex,
  joinColumns,
  numbers,
  PackedTexts,
  packTexts,
  splitColumns,
} from '../../../electron/core/collections/packed-columns.ts';

const texts = fc.array(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')));

/** As they stand in an index. */
function asColumns(all: readonly string[]): [ends: Uint8Array | undefined, bytes: Uint8Array | undefined] {
  const [ends, bytes] = splitColumns(joinColumns(packTexts(all)));
  return [ends, bytes];
}

describe('Packed columns', () => {
  it('give back numbers and texts as they were, wherever the bytes begin', () => {
    fc.assert(
      fc.property(fc.array(fc.double()), texts, fc.nat(9), (values, names, offset) => {
        const joined = joinColumns([...packTexts(names), Float64Array.from(values), ...packTexts([])]);
        const within = new Uint8Array(joined.length + offset);
        within.set(joined, offset);
        const [ends, bytes, some, ...none] = splitColumns(within.subarray(offset));
        expect(new PackedTexts(() => [ends, bytes]).all).toEqual(names);
        expect([...numbers(some)]).toEqual(values);
        expect(new PackedTexts(() => [none[0], none[1]]).all).toEqual([]);
      }),
    );
  });

  it('cut anywhere are damaged, or the columns that are left are whole', () => {
    const joined = joinColumns([...packTexts(['a', 'b']), Float64Array.of(1, 2, 3)]);
    for (let length = 0; length < joined.length - 8; length++) {
      expect(() => splitColumns(joined.subarray(0, length))).toThrow(DamagedIndex);
    }
  });

  it.each([Number.NaN, -1, 1e300, 5])('with %d columns are damaged', (count) => {
    const joined = joinColumns([Float64Array.of(1)]);
    new Float64Array(joined.buffer)[0] = count;
    expect(() => splitColumns(joined)).toThrow(DamagedIndex);
  });

  it('find texts without cutting them up, and after that', () => {
    fc.assert(
      fc.property(texts, fc.nat(30), fc.nat(200), (all, place, before) => {
        const packed = new PackedTexts(() => asColumns(all));
        for (let time = 0; time < before; time++) packed.at(0);
        for (const text of [...all, 'none', '']) {
          expect(packed.indexOf(text)).toBe(all.indexOf(text));
          expect(packed.indexOf(text, place)).toBe(all.indexOf(text, place));
        }
        expect(packed.at(place)).toBe(all[place]);
        expect(packed.at(-1)).toBeUndefined();
        expect(packed.all).toEqual(all);
      }),
    );
  });

  it('read texts once, when they are asked for', () => {
    let reads = 0;
    const columns = asColumns(['one', '', 'größe']);
    const packed = new PackedTexts(() => {
      reads += 1;
      return columns;
    });
    expect(reads).toBe(0);
    expect(packed.all).toEqual(['one', '', 'größe']);
    expect(packed.all[2]).toBe('größe');
    expect(reads).toBe(1);
  });
});

it('packs texts of one byte a character and others alike', () => {
  const [ends, bytes] = packTexts(['ab', '', 'ç€', 'd']);
  expect([...ends]).toEqual([3, 4, 10, 12]);
  expect(bytes.toString()).toBe(Buffer.from('ab\0\0ç€\0d\0').toString());
  expect([...packTexts(['ab', '', 'c'])[0]]).toEqual([3, 4, 6]);
});
