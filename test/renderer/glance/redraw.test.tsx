import { act, cleanup } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import type { LiveSession } from '../../../electron/shared/usage.ts';
import { FindingsSection } from '../../../renderer/features/findings/findings-section.tsx';
import { Footer } from '../../../renderer/features/footer/footer.tsx';
import { LeavesBlock } from '../../../renderer/features/glance/leaves-block.tsx';
import { LimitLine } from '../../../renderer/features/glance/limit-line.tsx';
import { LimitsBlock } from '../../../renderer/features/glance/limits-block.tsx';
import { NowBlock } from '../../../renderer/features/glance/now-block.tsx';
import { SessionLine } from '../../../renderer/features/glance/session-line.tsx';
import { TokensBlock } from '../../../renderer/features/glance/tokens-block.tsx';
import { Row } from '../../../renderer/ui/row/row.tsx';
import type { SampleName } from '../../fixtures/snapshots/sample-snapshot.ts';
import { openPage } from '../opened.tsx';

/** What is memoised, by name: each block and each row of the overview. */
const parts = {
  FindingsSection,
  Footer,
  LeavesBlock,
  LimitLine,
  LimitsBlock,
  NowBlock,
  Row,
  SessionLine,
  TokensBlock,
};

/** Opens the page, then counts what a Snapshot that the host pushes makes React call and write. */
async function watch(name: SampleName) {
  const calls = Object.entries(parts).map(([part, { type }]) => {
    const call = vi.fn(type as (props: object) => React.ReactNode);
    vi.spyOn(parts[part as keyof typeof parts] as { type: unknown }, 'type', 'get').mockReturnValue(call);
    return [part, call] as const;
  });
  const { host, container } = await openPage(name);
  const observer = new MutationObserver(() => {});
  const whole = { subtree: true, childList: true, characterData: true, attributes: true };
  observer.observe(document.documentElement, whole);
  return {
    container,
    /** A host sends everything anew, over a line that keeps no reference. */
    push(change: (snapshot: Snapshot) => Snapshot): { drawn: Record<string, number>; written: Node[] } {
      if (host.snapshot === null) throw new Error('The host has no Snapshot.');
      for (const [, call] of calls) call.mockClear();
      observer.takeRecords();
      const next = change(structuredClone(host.snapshot));
      act(() => host.push({ ...next, generatedAt: '2026-03-03T03:03:03.000Z' }));
      const drawn = calls.map(([part, call]) => [part, call.mock.calls.length] as const);
      return {
        drawn: Object.fromEntries(drawn.filter(([, count]) => count > 0)),
        written: observer.takeRecords().map(({ target }) => target),
      };
    },
  };
}

const withLive = (snapshot: Snapshot, live: readonly LiveSession[]): Snapshot => ({
  ...snapshot,
  usage: { ...snapshot.usage, live },
});

/** The first session has gone on. */
function goOn(snapshot: Snapshot): Snapshot {
  const grow = (session: LiveSession): LiveSession => ({
    ...session,
    tokens: { ...session.tokens, total: session.tokens.total + 40_000 },
    tokensPerMinute: 123_456,
    minutes: [...session.minutes.slice(0, -1), 123_456],
    context: { usedTokens: 100_000, windowTokens: 272_000, usedPercent: 36.8 },
  });
  return withLive(
    snapshot,
    snapshot.usage.live.map((session, index) => (index === 0 ? grow(session) : session)),
  );
}

afterEach(cleanup);

it('draws nothing where only the moment of the Snapshot is another', async () => {
  const { push } = await watch('problems');
  expect(push((snapshot) => snapshot)).toEqual({ drawn: {}, written: [] });
});

it.each(['filled', 'private'] as const)('draws one row where one session went on (%s)', async (name) => {
  const { push, container } = await watch(name);
  const { drawn, written } = push(goOn);
  expect(drawn).toEqual({ NowBlock: 1, SessionLine: 1 });
  const row = container.querySelector('[data-opens^="row session"]')?.closest('section');
  expect(written.length).toBeGreaterThan(0);
  expect(written.filter((node) => !row?.contains(node))).toEqual([]);
});

it('leaves rows in place where the host names another session as the most recent', async () => {
  const { push, container } = await watch('filled');
  const run = (session: LiveSession): LiveSession => ({ ...session, state: 'running' });
  push((snapshot) => withLive(snapshot, snapshot.usage.live.map(run)));
  const rows = container.textContent;
  const reverse = (snapshot: Snapshot) => withLive(snapshot, snapshot.usage.live.toReversed());
  expect(push(reverse)).toEqual({ drawn: { NowBlock: 1 }, written: [] });
  expect(container.textContent).toBe(rows);
});

it('draws one limit where one limit changed', async () => {
  const { push } = await watch('filled');
  const { drawn } = push((snapshot) => ({
    ...snapshot,
    limits: {
      ...snapshot.limits,
      windows: snapshot.limits.windows.map((window, index) =>
        index === 0 ? { ...window, usedPercent: 63 } : window,
      ),
    },
  }));
  expect(drawn).toEqual({ LimitsBlock: 1, LimitLine: 1 });
});

it('draws one row of what leaves where one signal changed', async () => {
  const { push } = await watch('filled');
  const { drawn } = push((snapshot) => ({
    ...snapshot,
    otel: {
      ...snapshot.otel,
      signals: snapshot.otel.signals.map((signal, index) =>
        index === 0 ? { ...signal, health: { ...signal.health, state: 'failing' } } : signal,
      ),
    },
  }));
  expect(drawn).toEqual({ LeavesBlock: 1 });
});

it('writes no bar but the one that grew', async () => {
  const { push, container } = await watch('filled');
  const bars = [...container.querySelectorAll('g:has(> title)')];
  expect(bars).toHaveLength(30);
  push((snapshot) => ({
    ...snapshot,
    usage: {
      ...snapshot.usage,
      days: snapshot.usage.days.map((day, index, days) =>
        index === days.length - 1
          ? { ...day, tokens: { ...day.tokens, total: day.tokens.total + 50_000_000 } }
          : day,
      ),
    },
  }));
  expect([...container.querySelectorAll('g:has(> title)')]).toEqual(bars);
});
