import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LimitHistory } from '../../../../electron/core/ingest/limits/limit-history.ts';
import { thinLimits } from '../../../../electron/core/ingest/limits/thin-limits.ts';
import type { LimitObservation } from '../../../../electron/core/ingest/lines/rollout-state.ts';
import { runs } from '../../../setup/runs.ts';

const NOON = Date.parse('2026-11-23T12:00:00Z');
const MINUTE = 60_000;

function said(at: number, usedPercent: number, change: Partial<LimitObservation> = {}): LimitObservation {
  return {
    at,
    limitId: 'codex',
    limitName: null,
    planType: null,
    windows: [{ usedPercent, windowMinutes: 300, resetsAt: NOON + 300 * MINUTE }],
    credits: null,
    reachedType: null,
    ...change,
  };
}

const anySaid = fc
  .record({ minute: fc.integer({ min: 0, max: 4_000 }), used: fc.integer({ min: 0, max: 100 }) })
  .map(({ minute, used }) => said(NOON + minute * MINUTE, used));

describe('what limits said over time', () => {
  test('is kept by limit and length, oldest first', () => {
    const history = new LimitHistory();
    history.observe(said(NOON + 9 * MINUTE, 12));
    history.observe(said(NOON, 10));
    history.observe(said(NOON, 70, { limitId: 'codex_bengalfox' }));
    expect(
      history.points({ limitId: 'codex', windowMinutes: 300 }).map(({ usedPercent }) => usedPercent),
    ).toEqual([10, 12]);
    expect(history.points({ limitId: 'codex_bengalfox', windowMinutes: 300 })).toHaveLength(1);
    expect(history.points({ limitId: 'codex', windowMinutes: 10_080 })).toEqual([]);
  });

  test('does not depend on the order in which it was read', () => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(anySaid, { maxLength: 400, selector: ({ at }) => at })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const [one, other] = [new LimitHistory(), new LimitHistory()];
          for (const each of all) one.observe(each);
          for (const each of shuffled) other.observe(each);
          expect(one.store()).toEqual(other.store());
        },
      ),
    );
  });

  test('needs nothing from before its floor', () => {
    const ids = ['codex', 'codex_bengalfox'];
    const windows = [{ usedPercent: 1, windowMinutes: 600, resetsAt: null }];
    const any = fc.tuple(anySaid, fc.constantFrom(...ids), fc.boolean()).map(([each, limitId, both]) => ({
      ...each,
      limitId,
      windows: both ? [...each.windows, ...windows] : each.windows,
    }));
    let passed = 0;
    fc.assert(
      fc.property(fc.array(any, { minLength: 900, maxLength: 1_500 }), (all) => {
        const [whole, short] = [new LimitHistory(), new LimitHistory()];
        // As files come: the newest first.
        for (const each of all.toSorted((a, b) => b.at - a.at)) {
          whole.observe(each);
          if (each.at < (short.cutoffs().get(each.limitId) ?? 0)) passed += 1;
          else short.observe(each);
        }
        expect(short.store()).toEqual(whole.store());
      }),
      // Fewer may draw no reading below the floor.
      { numRuns: 30 },
    );
    expect(passed).toBeGreaterThan(100);
  });

  test('takes little room, however much is observed, and ends with the newest', () => {
    const history = new LimitHistory();
    for (let minute = 0; minute < 20_000; minute++)
      history.observe(said(NOON + minute * MINUTE, minute % 100));
    const points = history.points({ limitId: 'codex', windowMinutes: 300 });
    expect(points.length).toBeLessThanOrEqual(480);
    expect(points.at(-1)?.at).toBe(NOON + 19_999 * MINUTE);
    expect(JSON.stringify(history.store()).length).toBeLessThan(16_000);
  });

  test('is the same after it was stored', () => {
    const history = new LimitHistory();
    history.observe(said(NOON + 1_234, 10));
    history.observe(
      said(NOON + 9 * MINUTE + 1, 12.5, {
        windows: [{ usedPercent: 12.5, windowMinutes: null, resetsAt: null }],
      }),
    );
    const again = new LimitHistory();
    again.load(JSON.parse(JSON.stringify(history.store())));
    expect(again.points({ limitId: 'codex', windowMinutes: 300 })).toEqual(
      history.points({ limitId: 'codex', windowMinutes: 300 }),
    );
    expect(again.points({ limitId: 'codex', windowMinutes: null })).toEqual(
      history.points({ limitId: 'codex', windowMinutes: null }),
    );
    expect(again.points({ limitId: 'codex', windowMinutes: null })[0]?.resetsAt).toBeNull();
  });
});

describe('observations that are thinned out', () => {
  test('leave the history and the newest as they were', () => {
    const anyOf = fc
      .record({
        minute: fc.integer({ min: 0, max: 40_000 }),
        used: fc.integer({ min: 0, max: 100 }),
        limitId: fc.constantFrom('codex', 'codex_other'),
        windowMinutes: fc.constantFrom(300, 10_080, null),
        bare: fc.boolean(),
      })
      .map(({ minute, used, limitId, windowMinutes, bare }) =>
        said(NOON + minute * MINUTE, used, {
          limitId,
          windows: bare ? [] : [{ usedPercent: used, windowMinutes, resetsAt: null }],
        }),
      );
    const stored = (observations: readonly LimitObservation[]) => {
      const history = new LimitHistory();
      for (const observation of observations) history.observe(observation);
      const byAge = (list: readonly LimitObservation[]) =>
        list.reduce<LimitObservation | null>((a, b) => (a && a.at > b.at ? a : b), null);
      const ofLimit = (id: string) =>
        observations.filter(({ limitId, windows }) => limitId === id && windows.length > 0);
      const series = history.store().map((one) => JSON.stringify(one));
      return [series.sort(), byAge(observations), byAge(ofLimit('codex')), byAge(ofLimit('codex_other'))];
    };
    fc.assert(
      fc.property(fc.array(anyOf, { maxLength: 400 }), fc.array(anyOf, { maxLength: 40 }), (first, then) => {
        const thinned = thinLimits(first);
        expect(stored([...thinned, ...then])).toEqual(stored([...first, ...then]));
      }),
      { numRuns: runs(150) },
    );
  });
});
