import { describe, expect, it } from 'vitest';
import type { AlertFacts } from '../../../electron/core/alerts/alert-facts.ts';
import { createTeller, factsOf, NOW } from './facts.ts';

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
    const teller = createTeller();
    expect(teller.look(at({ cap: cap(85) }))).toEqual([]);
    expect(teller.look(at({ cap: cap(96) }))).toEqual(['spend-cap:95']);
    expect(teller.look(at({ cap: null }))).toEqual([]);
    expect(teller.look(at({ cap: cap(100, true) }))).toEqual(['spend-cap:reached']);
    expect(teller.look(at({ cap: cap(100, true) }))).toEqual([]);
    expect(teller.look(at({ cap: cap(2) }))).toEqual([]);
    expect(teller.look(at({ cap: cap(81) }))).toEqual(['spend-cap:80']);
  });

  it('say once that no credits are left, also where nothing is known in between', () => {
    const teller = createTeller();
    teller.look(at({ creditsOut: false }));
    expect(teller.look(at({ creditsOut: true }))).toEqual(['credits-out']);
    expect(teller.look(at({ creditsOut: null }))).toEqual([]);
    expect(teller.look(at({ creditsOut: true }))).toEqual([]);
    teller.restart();
    expect(teller.look(at({ creditsOut: true }))).toEqual([]);
    teller.look(at({ creditsOut: false }));
    expect(teller.look(at({ creditsOut: true }))).toEqual(['credits-out']);
  });

  it('wait for the end of the quiet hours, and say nothing where it is switched off', () => {
    const quiet = createTeller({ quietHours: { from: '00:00', to: '23:59' } });
    quiet.look(at({ creditsOut: false }));
    expect(quiet.look(at({ creditsOut: true }))).toEqual([]);
    expect(quiet.look(at({ creditsOut: true }), NOW, { quietHours: null })).toEqual(['credits-out']);
    const off = createTeller({ limits: false });
    off.look(at({ cap: cap(10) }));
    expect(off.look(at({ cap: cap(99) }))).toEqual([]);
  });
});
