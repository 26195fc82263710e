import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SessionTurns } from '../../../../electron/shared/sessions.ts';
import { noTokens } from '../../../../electron/shared/tokens.ts';
import { loadDesk } from '../../../../renderer/features/desk/load-desk.ts';
import {
  byKind,
  groupTurns,
  labelledPlaces,
} from '../../../../renderer/features/sessions/turns/turn-groups.ts';
import { sampleSessionTurns, threadIdOf } from '../../../fixtures/sessions.ts';
import { SAMPLE_NOW, type SampleName } from '../../../fixtures/snapshots/sample-snapshot.ts';
import { runs } from '../../../setup/runs.ts';
import { setUpDesk } from '../../desk-window.ts';
import { auditPage, openPage, textOf } from '../../opened.tsx';

async function openSession(change: Partial<SessionTurns> = {}, name: SampleName = 'filled', count = 14) {
  await loadDesk();
  const opened = await openPage(name, {
    sessionTurns: (threadId) => ({ ...sampleSessionTurns(threadId, SAMPLE_NOW, count), ...change }),
  });
  await act(async () => opened.page.navigation.open({ view: 'session', threadId: threadIdOf(7) }, ''));
  await screen.findByRole('complementary', { name: 'Chosen' });
  return opened;
}

const chart = (name: string) => screen.findByRole('region', { name });
const chosen = () => screen.getByRole('complementary', { name: 'Chosen' });

// As in the browser, where it is loaded by then.
beforeAll(async () => {
  await import('../../../../renderer/features/sessions/turns/turn-charts.tsx');
});
setUpDesk();

describe('a session of the past', () => {
  it('shows the context over its turns, with its compactions, to eyes, keys and screen readers', async () => {
    const { user, container } = await openSession();
    const context = within(await chart('Context by turn'));
    const options = context.getAllByRole('option');
    expect(options).toHaveLength(14);
    const compacted = options.filter((option) => option.getAttribute('aria-label')?.includes('1 compaction'));
    expect(compacted).toHaveLength(1);
    expect(options[4]?.getAttribute('aria-label')).toContain('Context not known');
    act(() => options.at(-1)?.focus());
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement).toBe(options[12]);
    expect(await auditPage(container)).toEqual([]);
  });

  it('stacks the tokens of each turn by kind, and has them as a table', async () => {
    const { user } = await openSession();
    const tokens = within(await chart('Tokens by turn'));
    expect(tokens.getAllByRole('option')[4]?.getAttribute('aria-label')).toMatch(
      /^Turn 5 · .* · Failed: .*Input from cache .*New input .*Output /,
    );
    await user.click(tokens.getByRole('button', { name: 'Tokens by turn: table' }));
    const rows = tokens.getAllByRole('row');
    expect(rows).toHaveLength(15);
    expect(textOf(rows[0] as Element)).toContain('Effort');
    expect(textOf(rows[14] as Element)).toContain('gpt-6.1-sol');
  });

  it('draws many turns in groups, and lists them all', async () => {
    const { user } = await openSession({}, 'filled', 500);
    const tokens = within(await chart('Tokens by turn'));
    expect(tokens.getAllByRole('option').length).toBeLessThanOrEqual(60);
    expect(tokens.getAllByRole('option')[0]?.getAttribute('aria-label')).toMatch(/^Turns 1 to 9/);
    await user.click(tokens.getByRole('button', { name: 'Tokens by turn: table' }));
    expect(tokens.getAllByRole('row')).toHaveLength(501);
  });

  it('links what it comes from and led to, and what was copied counts elsewhere', async () => {
    const { user, page } = await openSession();
    const tree = within(await chart('Related sessions'));
    expect(textOf(tree.getByText('3 subagents · 558K'))).toBeDefined();
    expect(tree.getByText('not among the sessions on this machine')).toBeDefined();
    expect(tree.getAllByText('Subagent')).toHaveLength(3);
    expect(textOf(chosen())).toContain('3 turns were copied from the session it was forked from');
    await user.click(tree.getAllByRole('button')[0] as Element);
    expect(page.navigation.store.getState().route).toEqual({ view: 'session', threadId: threadIdOf(9_001) });
    await user.click(within(chosen()).getByRole('button', { name: 'Back' }));
    expect(page.navigation.store.getState().route).toEqual({ view: 'session', threadId: threadIdOf(7) });
  });

  it('says where its turns are no longer there', async () => {
    const told = sampleSessionTurns(threadIdOf(7), SAMPLE_NOW);
    const { tokens, responses } = told.session;
    await openSession({
      turns: [],
      copiedTurns: 0,
      elsewhere: { tokens, responses },
      session: { ...told.session, gone: true },
    });
    await waitFor(() => expect(textOf(chosen())).toContain('Its files are gone'));
    cleanup();
    await openSession({ elsewhere: { tokens: { ...noTokens, input: 5_000, total: 5_000 }, responses: 2 } });
    await waitFor(() => expect(textOf(chosen())).toContain('5K tokens were counted from files'));
  });

  it('hides folders where others may look on', async () => {
    await openSession({}, 'private');
    await chart('Related sessions');
    expect(chosen().innerHTML).not.toContain('harbor');
  });

  it('says where no session of that name is known', async () => {
    await loadDesk();
    const { page } = await openPage('filled');
    await act(async () => page.navigation.open({ view: 'session', threadId: 'none' }, ''));
    await waitFor(() => expect(textOf(chosen())).toContain('Nothing there.'));
  });
});

it('groups hold every turn once, with all that they used', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 130 }), (count, most) => {
      const { turns } = sampleSessionTurns('a', SAMPLE_NOW, count);
      const groups = groupTurns(turns, most);
      expect(groups.length).toBeLessThanOrEqual(most);
      let next = 1;
      for (const { first, last } of groups) {
        expect(first).toBe(next);
        next = last + 1;
      }
      expect(next).toBe(count + 1);
      const sum = (of: readonly { readonly tokens: { readonly total: number } }[]) =>
        of.reduce((all, { tokens }) => all + tokens.total, 0);
      expect(sum(groups)).toBe(sum(turns));
      for (const { tokens } of turns)
        expect(Object.values(byKind(tokens)).reduce((all, part) => all + part, 0)).toBe(tokens.total);
      for (const place of labelledPlaces(groups.length, 12)) expect(groups[place]).toBeDefined();
      expect(labelledPlaces(groups.length, 12).length).toBeLessThanOrEqual(14);
    }),
    { numRuns: runs(30) },
  );
});
