import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeJson } from '../../../../electron/core/views/report/safe-json.ts';

describe('JSON that is printed', () => {
  it('holds no character that steers a terminal or turns the direction', () => {
    const text = 'a\u007f\u0080\u009b31m\u061c\u200e\u200f\u2028\u2029\u202e\u2066\u2069\u206f\u{e0041}b';
    const json = safeJson({ [text]: text });
    expect(json).toMatch(/^[ -~]*$/);
    expect(JSON.parse(json)).toEqual({ [text]: text });
  });

  it('is the same document, and all else stays as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (document) => {
        expect(JSON.parse(safeJson(document))).toEqual(JSON.parse(JSON.stringify(document)));
      }),
    );
    expect(safeJson(['ä', '日本', '😀', '"', '\n'])).toBe('["ä","日本","😀","\\"","\\n"]');
  });
});
