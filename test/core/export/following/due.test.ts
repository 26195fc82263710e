import { describe, expect, it } from 'vitest';
import { pacedSource } from '../../../../electron/core/export/sources/paced-source.ts';
import { type KnownThread, nextSettling } from '../../../../electron/core/export/sources/session-source.ts';
import type { ReadContext } from '../../../../electron/core/export/sources/source.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../electron/shared/durations.ts';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const thread = (state: KnownThread['state'], ago: number | null): KnownThread => ({
  threadId: 'a',
  state,
  lastActivityAt: ago === null ? null : NOW - ago,
  revision: '1',
});

describe('When sessions are to be looked at though nothing has changed', () => {
  it.each([
    ['none', [], null],
    ['one that runs', [thread('running', 0)], null],
    ['one that is idle', [thread('idle', 4 * MINUTE_MS)], 6 * MINUTE_MS],
    ['the first of several', [thread('idle', 4 * MINUTE_MS), thread('idle', 9 * MINUTE_MS)], MINUTE_MS],
    ['one that has settled', [thread('idle', 10 * MINUTE_MS)], null],
    ['one of which no time is known', [thread('idle', null)], null],
    ['one of the future, as of a clock set back', [thread('idle', -DAY_MS)], 10 * MINUTE_MS],
  ])('for %s', (_what, threads, wait) => {
    expect(nextSettling(threads, NOW)).toBe(wait === null ? null : NOW + wait);
  });
});

describe('A source that takes long to read', () => {
  it('is read at its pace, and again after a clock that was set back', async () => {
    let reads = 0;
    const source = pacedSource(
      {
        name: 'slow',
        // biome-ignore lint/correctness/useYield: it only counts
        async *read() {
          reads += 1;
        },
      },
      { least: MINUTE_MS, most: HOUR_MS },
    );
    const readAt = async (now: number) => {
      for await (const _found of source.read({ now } as ReadContext));
      return [reads, source.dueAt?.()];
    };
    expect(source.dueAt?.()).toBeNull();
    expect(await readAt(NOW)).toEqual([1, NOW + HOUR_MS]);
    expect(await readAt(NOW + 1_000)).toEqual([1, NOW + MINUTE_MS]);
    expect(await readAt(NOW + MINUTE_MS)).toEqual([2, NOW + MINUTE_MS + HOUR_MS]);
    expect(await readAt(NOW - DAY_MS)).toEqual([3, NOW - DAY_MS + HOUR_MS]);
  });
});
