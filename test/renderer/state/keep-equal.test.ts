import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepEqual } from '../../../renderer/state/keep-equal.ts';
import { sameProps } from '../../../renderer/state/same-props.ts';
import { sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';

const json = fc.jsonValue({ maxDepth: 4 });
const entry = fc.record(
  { id: fc.integer({ min: 0, max: 5 }).map(String), value: json },
  { noNullPrototype: true },
);
const value = fc.oneof(json, fc.uniqueArray(entry, { selector: ({ id }) => id }), fc.array(entry));
const parts = fc.dictionary(fc.string(), value, { noNullPrototype: true });

/** A pair in which the second often shares most of the first. */
const pair = fc
  .tuple(parts, parts)
  .map(([before, changed]) => [before, structuredClone({ ...before, ...changed })] as const);

function freeze<T>(part: T): T {
  if (typeof part === 'object' && part !== null) Object.values(part).forEach(freeze);
  return Object.freeze(part);
}

describe('keepEqual', () => {
  it('says what is new, whatever was before, and changes neither', () => {
    fc.assert(
      fc.property(fc.oneof(pair, fc.tuple(value, value)), ([before, after]) => {
        const expected = structuredClone(after);
        expect(keepEqual(freeze(before), freeze(after))).toStrictEqual(expected);
      }),
    );
  });

  it('is the old object where nothing changed', () => {
    fc.assert(fc.property(value, (one) => Object.is(keepEqual(one, structuredClone(one)), one)));
  });

  it('keeps every part that did not change', () => {
    fc.assert(
      fc.property(parts, fc.string(), (before, added) => {
        const after = structuredClone({ ...before, [added]: 'something that was not there' });
        const kept = keepEqual(before, after);
        for (const name of Object.keys(before)) {
          if (name !== added) expect(Object.is(kept[name], before[name])).toBe(true);
        }
      }),
    );
  });

  it('keeps entries of a list that move, come or go, by their id', () => {
    const entries = fc.uniqueArray(entry, { selector: ({ id }) => id, minLength: 1 });
    fc.assert(
      fc.property(
        entries.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all))),
        ([all, some]) => {
          const kept = keepEqual(all, structuredClone(some));
          expect(kept.every((one, index) => Object.is(one, some[index]))).toBe(true);
        },
      ),
    );
  });

  it('keeps nothing twice: what was kept once is kept again', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const once = keepEqual(before, after);
        expect(keepEqual(once, structuredClone(after))).toBe(once);
      }),
    );
  });

  it('tells a missing entry from an undefined one', () => {
    const before: { readonly a?: undefined; readonly b?: undefined } = { a: undefined };
    expect(keepEqual(before, { b: undefined })).toStrictEqual({ b: undefined });
    expect(keepEqual(before, {})).toStrictEqual({});
  });

  it('keeps all of a Snapshot but the session that changed', () => {
    const before = sampleSnapshot('filled');
    const after = structuredClone(before);
    const [first, second] = after.usage.live;
    if (first === undefined || second === undefined) throw new Error('The sample has two live sessions.');
    const changed = { ...first, tokens: { ...first.tokens, total: first.tokens.total + 1 } };
    const next = keepEqual(before, {
      ...after,
      generatedAt: 'later',
      usage: { ...after.usage, live: [second, changed] },
    });
    expect(next.usage.live[0]).toBe(before.usage.live[1]);
    expect(next.usage.live[1]).toStrictEqual(changed);
    expect(next.usage.live[1]?.minutes).toBe(before.usage.live[0]?.minutes);
    const others = ['limits', 'outlook', 'analytics', 'otel', 'coverage', 'settings', 'findings'] as const;
    for (const part of others) expect(next[part]).toBe(before[part]);
    for (const part of ['today', 'days', 'models', 'recent'] as const) {
      expect(next.usage[part]).toBe(before.usage[part]);
    }
  });
});

it('tells props apart by what they say', () => {
  const click = () => {};
  expect(sameProps({ row: { notes: ['a'] }, click }, { row: { notes: ['a'] }, click })).toBe(true);
  expect(sameProps({ row: { notes: ['a'] }, click }, { row: { notes: ['b'] }, click })).toBe(false);
  expect(sameProps({ click }, { click: () => {} })).toBe(false);
});
