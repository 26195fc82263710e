import { describe, expect, it } from 'vitest';
import type { AlertFacts } from '../../../electron/core/alerts/alert-facts.ts';
import { createAlertDecider, factsOf, NOW } from './facts.ts';

type Reserves = NonNullable<AlertFacts['reserves']>;

const cap = (usedPercent: number, isReached = false): Reserves['cap'] => ({
  usedPercent,
  isReached,
  resetsAt: null,
});
const at = (change: Partial<Reserves>): AlertFacts => {
  return { ...factsOf([]), reserves: { cap: null, creditsOut: null, ...change } };
};

describe('the spend cap and credits', () => {
  it('are silent at first sight, then said once a mark, and again after a reset', () => {
    const decider = createAlertDecider();
    expect(decider.look(at({ cap: cap(85) }))).toEqual([]);
    expect(decider.look(at({ cap: cap(96) }))).toEqual(['spend-cap:95']);
    expect(decider.look(at({ cap: null }))).toEqual([]);
    expect(decider.look(at({ cap: cap(100, true) }))).toEqual(['spend-cap:reached']);
    expect(decider.look(at({ cap: cap(100, true) }))).toEqual([]);
    expect(decider.look(at({ cap: cap(2) }))).toEqual([]);
    expect(decider.look(at({ cap: cap(81) }))).toEqual(['spend-cap:80']);
  });

  it('say once that no credits are left, also where nothing is known in between', () => {
    const decider = createAlertDecider();
    decider.look(at({ creditsOut: false }));
    expect(decider.look(at({ creditsOut: true }))).toEqual(['credits-out']);
    expect(decider.look(at({ creditsOut: null }))).toEqual([]);
    expect(decider.look(at({ creditsOut: true }))).toEqual([]);
    decider.restart();
    expect(decider.look(at({ creditsOut: true }))).toEqual([]);
    decider.look(at({ creditsOut: false }));
    expect(decider.look(at({ creditsOut: true }))).toEqual(['credits-out']);
  });

  it('wait for the end of the quiet hours, and say nothing where it is switched off', () => {
    const quiet = createAlertDecider({ quietHours: { from: '00:00', to: '23:59' } });
    quiet.look(at({ creditsOut: false }));
    expect(quiet.look(at({ creditsOut: true }))).toEqual([]);
    expect(quiet.look(at({ creditsOut: true }), NOW, { quietHours: null })).toEqual(['credits-out']);
    const off = createAlertDecider({ limits: false });
    off.look(at({ cap: cap(10) }));
    expect(off.look(at({ cap: cap(99) }))).toEqual([]);
  });
});
