import { describe, expect, test } from 'vitest';
import { parseProcLocks } from '../../../electron/core/ingest/rollouts/thread-locks.ts';
import {
  decideSessionState,
  locksThreads,
  type SessionEvidence,
} from '../../../electron/core/views/session-state.ts';

const now = Date.parse('2026-11-23T10:00:00Z');
const base: SessionEvidence = {
  lifecycle: { state: 'running', at: now - 60_000, error: null },
  lock: 'held',
  locksThreads: true,
  lastActivityAt: now - 60_000,
  now,
};

describe('what a session does', () => {
  test.each<[string, Partial<SessionEvidence>, string]>([
    ['a turn under way, held', {}, 'running'],
    ['a long silent turn, held', { lastActivityAt: now - 3_600_000 }, 'running'],
    ['killed: nobody holds it', { lock: 'free' }, 'crashed'],
    ['killed and cleaned up', { lock: 'absent' }, 'crashed'],
    ['just started, lock still to come', { lock: 'absent', lastActivityAt: now - 500 }, 'running'],
    ['old Codex, recent', { lock: 'absent', locksThreads: false }, 'running'],
    [
      'old Codex, long silent',
      { lock: 'absent', locksThreads: false, lastActivityAt: now - 3_600_000 },
      'crashed',
    ],
    ['lock cannot be told, recent', { lock: 'present' }, 'running'],
    ['failed', { lifecycle: { state: 'failed', at: now, error: 'usage_limit_exceeded' } }, 'failed'],
    ['completed and open', { lifecycle: { state: 'completed', at: now, error: null } }, 'idle'],
    [
      'completed long ago',
      {
        lifecycle: { state: 'completed', at: 0, error: null },
        lock: 'absent',
        lastActivityAt: now - 3_600_000,
      },
      'ended',
    ],
    [
      'aborted a moment ago',
      { lifecycle: { state: 'aborted', at: now, error: null }, lock: 'absent' },
      'idle',
    ],
  ])('%s', (_name, change, state) => {
    const verdict = decideSessionState({ ...base, ...change });
    expect(verdict.state).toBe(state);
    expect(verdict.reason).toMatch(/^[A-Z].*\.$/);
  });

  test('Codex locks threads from 0.147 on', () => {
    expect(['0.146.9', '0.147.0', '0.169.0', '1.0.0', null].map(locksThreads)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  test('reads inodes out of /proc/locks', () => {
    const text =
      '1: FLOCK  ADVISORY  WRITE 812 fe:00:1835056 0 EOF\n1: -> POSIX  ADVISORY  WRITE 5 00:1a:77 0 EOF\n';
    expect([...parseProcLocks(text)]).toEqual(['1835056', '77']);
  });
});
