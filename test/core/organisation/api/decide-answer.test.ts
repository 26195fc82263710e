import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideAnswer,
  detailIn,
  MOST_RETRIES,
} from '../../../../electron/core/organisation/api/decide-answer.ts';

const facts = { status: 200, retryAfterMs: null, body: '', failures: 0, random: 0 };

describe('decideAnswer', () => {
  it.each([
    [401, 'key-rejected', 'Check that it is complete'],
    [403, 'no-access', 'Ask an owner'],
    [404, 'not-found', 'Check the id'],
    [410, 'gone', 'withdrawn'],
    [422, 'refused', 'Check the ids'],
    [400, 'refused', 'Check the ids'],
    [302, 'unexpected-answer', 'a key is not sent there'],
    [204, 'unexpected-answer', '204'],
  ])('stops at %i and says what to do', (status, code, words) => {
    const decision = decideAnswer({ ...facts, status });
    expect(decision).toMatchObject({ kind: 'stop', error: { code, status } });
    expect(decision.kind === 'stop' && decision.error.message).toContain(words);
  });

  it.each([408, 429, 500, 502, 503, 504])('asks again after %i, and stops in the end', (status) => {
    expect(decideAnswer({ ...facts, status, retryAfterMs: 7_000 })).toEqual({
      kind: 'retry',
      afterMs: 7_000,
    });
    expect(decideAnswer({ ...facts, status })).toEqual({ kind: 'retry', afterMs: 500 });
    expect(decideAnswer({ ...facts, status, failures: MOST_RETRIES })).toMatchObject({ kind: 'stop' });
  });

  it('does not wait for hours', () => {
    expect(decideAnswer({ ...facts, status: 429, retryAfterMs: 3_600_000 })).toMatchObject({
      kind: 'stop',
      error: { code: 'too-many-requests' },
    });
  });

  it('decides on every status, and waits no longer than a minute by itself', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 599 }),
        fc.nat(9),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (status, failures, random) => {
          const decision = decideAnswer({ ...facts, status, failures, random });
          if (decision.kind === 'retry') expect(decision.afterMs).toBeLessThanOrEqual(60_000);
          expect(decision.kind === 'proceed').toBe(status === 200);
        },
      ),
    );
  });
});

describe('detailIn', () => {
  it.each([
    ['{"detail":"API key not authorized for enterprise logs"}', 'API key not authorized for enterprise logs'],
    ['{"detail":[{"loc":["query","after"],"msg":"Field required"}]}', 'query.after: Field required'],
    [
      '{"error":{"message":"Incorrect API key provided: sk-proj-abcdef123456"}}',
      'Incorrect API key provided: …',
    ],
    ['<html>', null],
    ['null', null],
    ['{"detail":[]}', null],
  ])('reads %s', (body, detail) => {
    expect(detailIn(body)).toBe(detail);
  });
});
