import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DamagedIndex,
  joinColumns,
  numbers,
  PackedTexts,
  packTexts,
  splitColumns,
  widthOf,
} from '../../../electron/core/usage/packed-columns.ts';

const texts = fc.array(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')));

describe('Packed columns', () => {
  it('give back numbers and texts as they were, wherever the bytes begin', () => {
    fc.assert(
      fc.property(fc.array(fc.double()), texts, fc.nat(9), (values, names, offset) => {
        const joined = joinColumns([packTexts(names), Float64Array.from(values), packTexts([])]);
        const within = new Uint8Array(joined.length + offset);
        within.set(joined, offset);
        const [first, second, third] = splitColumns(within.subarray(offset));
        expect(new PackedTexts(() => first).all).toEqual(names);
        expect([...numbers(second)]).toEqual(values);
        expect(new PackedTexts(() => third).all).toEqual([]);
      }),
    );
  });

  it('cut anywhere are damaged, or the columns that are left are whole', () => {
    const joined = joinColumns([Float64Array.of(1, 2, 3), packTexts(['a', 'b'])]);
    for (let length = 0; length < joined.length - 8; length++) {
      expect(() => splitColumns(joined.subarray(0, length))).toThrow(DamagedIndex);
    }
  });

  it.each([Number.NaN, -1, 1e300, 5])('with %d columns are damaged', (count) => {
    const joined = joinColumns([Float64Array.of(1)]);
    new Float64Array(joined.buffer)[0] = count;
    expect(() => splitColumns(joined)).toThrow(DamagedIndex);
  });

  it.each([0, 1, 7])('find texts of one length without cutting them up, and others as well: %d', (others) => {
    const length = fc.string({ unit: 'grapheme-ascii', minLength: 4, maxLength: 4 });
    const some = fc.array(length.filter((text) => !text.includes('\0')));
    fc.assert(
      fc.property(some, texts, fc.nat(30), (same, more, place) => {
        const all = [...same, ...more.slice(0, others)];
        const packed = () => new PackedTexts(() => packTexts(all), widthOf(all));
        for (const text of [...all, 'none', '', 'a\0bc']) {
          expect(packed().indexOf(text)).toBe(all.indexOf(text));
        }
        expect(packed().at(place)).toBe(all[place]);
        expect(packed().at(-1)).toBeUndefined();
        expect(packed().all).toEqual(all);
      }),
    );
  });

  it('read texts once, when they are asked for', () => {
    let reads = 0;
    const column = packTexts(['one', '', 'größe']);
    const packed = new PackedTexts(() => {
      reads += 1;
      return column;
    });
    expect(reads).toBe(0);
    expect(packed.all).toEqual(['one', '', 'größe']);
    expect(packed.all[2]).toBe('größe');
    expect(reads).toBe(1);
  });
});
