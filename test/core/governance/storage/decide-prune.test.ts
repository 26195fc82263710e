import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decidePrune,
  type PrunableSession,
} from '../../../../electron/core/governance/storage/decide-prune.ts';

const DAY = 86_400_000;
const CUTOFF = 100 * DAY;

function session(threadId: string, part: Partial<PrunableSession> = {}): PrunableSession {
  return {
    threadId,
    files: [{ path: `/${threadId}`, mtimeMs: CUTOFF - DAY, compressed: false, isCounted: true }],
    lastActivityAt: CUTOFF - DAY,
    lock: 'absent',
    state: 'ended',
    parentId: null,
    ...part,
  };
}

const decide = (sessions: readonly PrunableSession[], how: 'remove' | 'compress' = 'remove') =>
  decidePrune(sessions, CUTOFF, how).map(({ file, keep }) => [file.path, keep?.id ?? 'goes']);

const file = { path: '/a', mtimeMs: 0, compressed: false, isCounted: true };

test.each<[string, Partial<PrunableSession>, string | null]>([
  ['old', {}, 'goes'],
  ['active since', { lastActivityAt: CUTOFF }, null],
  ['changed since', { files: [{ ...file, mtimeMs: CUTOFF }] }, null],
  ['without a time', { lastActivityAt: null }, 'goes'],
  ['held', { lock: 'held' }, 'storage.open'],
  ['locked, by whom is not known', { lock: 'present' }, 'storage.lock'],
  ['with a lock that nobody holds', { lock: 'free' }, 'goes'],
  ['running', { state: 'running' }, 'storage.running'],
  ['not counted', { files: [{ ...file, isCounted: false }] }, 'storage.not-counted'],
])('a session that is %s', (_name, part, outcome) => {
  expect(decide([session('a', part)])).toEqual(outcome === null ? [] : [['/a', outcome]]);
});

test('a session that one which stays was forked from stays, and so do its own parents', () => {
  const sessions = [
    session('root'),
    session('middle', { parentId: 'root' }),
    session('leaf', { parentId: 'middle', lastActivityAt: CUTOFF + 1 }),
    session('other', { parentId: 'root' }),
  ];
  expect(decide(sessions)).toEqual([
    ['/root', 'storage.needed'],
    ['/middle', 'storage.needed'],
    ['/other', 'goes'],
  ]);
  expect(decide(sessions, 'compress').every(([, outcome]) => outcome === 'goes')).toBe(true);
});

test('nothing that is needed, open, running or new ever goes', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const one = fc.record({
    lastActivityAt: fc.option(fc.integer({ min: 0, max: 200 * DAY })),
    lock: fc.constantFrom('held' as const, 'free' as const, 'absent' as const, 'present' as const),
    state: fc.constantFrom('running' as const, 'ended' as const, 'crashed' as const),
    parentId: fc.option(fc.constantFrom(...ids)),
  });
  fc.assert(
    fc.property(fc.tuple(one, one, one, one, one), (parts) => {
      const sessions = parts.map((part, index) => session(ids[index] ?? '', part));
      const goes = new Set(
        decidePrune(sessions, CUTOFF, 'remove').flatMap(({ session: { threadId }, keep }) =>
          keep === null ? [threadId] : [],
        ),
      );
      for (const { threadId, lock, state, lastActivityAt, parentId } of sessions) {
        if (goes.has(threadId)) {
          expect([lock === 'held' || lock === 'present', state === 'running']).toEqual([false, false]);
          expect(lastActivityAt ?? 0).toBeLessThan(CUTOFF);
        } else if (parentId !== null) {
          expect(goes.has(parentId)).toBe(false);
        }
      }
    }),
  );
});
