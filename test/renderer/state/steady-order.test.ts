import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LiveSession, SessionState } from '../../../electron/shared/usage.ts';
import { steadyOrder } from '../../../renderer/features/live/steady-order.ts';
import { sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';

const [sample] = sampleSnapshot('filled').usage.live;

function session(threadId: string, state: SessionState): LiveSession {
  if (sample === undefined) throw new Error('The sample has a live session.');
  return { ...sample, threadId, state };
}

const names = (sessions: readonly LiveSession[]) => sessions.map(({ threadId }) => threadId).join(' ');
const [a, b, c] = [session('a', 'running'), session('b', 'running'), session('c', 'idle')];

const sessions = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('running', 'idle', 'failed')),
    {
      selector: ([name]) => name,
    },
  )
  .map((all) => all.map(([name, state]) => session(name, state)));

describe('steadyOrder', () => {
  it('begins as the host says', () => {
    expect(names(steadyOrder([], [b, a, c]))).toBe('b a c');
  });
  it('keeps the places of those that only went on', () => {
    expect(names(steadyOrder([a, b, c], [b, a, c]))).toBe('a b c');
  });
  it('puts one that is new first', () => {
    expect(names(steadyOrder([a, c], [a, b, c]))).toBe('b a c');
  });
  it('puts one that came to rest at the head of those that rest, and back again', () => {
    const rested = session('a', 'idle');
    const after = steadyOrder([a, b, c], [b, rested, c]);
    expect(names(after)).toBe('b a c');
    expect(names(steadyOrder(after, [a, b, c]))).toBe('a b c');
  });
  it('shows each of them once, running first, and is steady, whatever was before', () => {
    fc.assert(
      fc.property(sessions, sessions, (before, after) => {
        const shown = steadyOrder(before, after);
        expect(new Set(shown)).toEqual(new Set(after));
        const resting = shown.findIndex(({ state }) => state !== 'running');
        const rest = resting < 0 ? [] : shown.slice(resting);
        expect(rest.every(({ state }) => state !== 'running')).toBe(true);
        expect(steadyOrder(shown, after)).toEqual(shown);
      }),
    );
  });
});
