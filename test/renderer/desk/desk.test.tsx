import { act, screen, waitFor, within } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GlanceSection, glanceSections } from '../../../electron/shared/glance/glance-sections.ts';
import { cellsOf } from '../../../renderer/features/desk/cells.ts';
import { loadDesk } from '../../../renderer/features/desk/load-desk.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { sampleSessionList } from '../../fixtures/sessions.ts';
import { SAMPLE_NOW, type SampleName } from '../../fixtures/snapshots/sample-snapshot.ts';
import { setUpDesk, setWidth } from '../desk-window.ts';
import { auditPage, openPage, textOf } from '../opened.tsx';

async function openDesk(name: SampleName) {
  await loadDesk();
  // A table that another test has loaded is there at once, and asks.
  const opened = await openPage(name, { sessionList: sampleSessionList(3, SAMPLE_NOW) });
  await screen.findByRole('navigation', { name: 'Sections' });
  return opened;
}

const sections = () => within(screen.getByRole('navigation', { name: 'Sections' }));
const sectionLink = (name: string | RegExp) => sections().getByRole('link', { name });
const panel = () => screen.getByRole('complementary', { name: 'Chosen' });

setUpDesk();

describe('a window of 900 pixels and more', () => {
  it('has the sections, the dashboard and what was chosen beside each other', async () => {
    const { user, container } = await openDesk('filled');
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(sectionLink('Overview').getAttribute('aria-current')).toBe('page');
    await user.click(sectionLink('Limits'));
    expect(within(panel()).getByRole('heading', { level: 2, name: 'Limits' })).toBe(document.activeElement);
    expect(sectionLink('Limits').getAttribute('aria-current')).toBe('page');
    expect(sections().getAllByRole('link', { current: 'page' })).toHaveLength(1);
    expect(screen.getByRole('main').contains(panel())).toBe(false);
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
    expect(await auditPage(container)).toEqual([]);
  });

  it('chooses another thing in place of the first, and goes deeper only from beside', async () => {
    const { user, page } = await openDesk('filled');
    await user.click(sectionLink('Limits'));
    await user.click(sectionLink('Tokens'));
    expect(page.navigation.store.getState().behind).toHaveLength(1);
    await user.click(sectionLink('Limits'));
    await user.click(within(panel()).getByRole('button', { name: '5-hour' }));
    expect(sectionLink('Limits').getAttribute('aria-current')).toBe('page');
    await user.click(within(panel()).getByRole('button', { name: 'Back' }));
    expect(document.activeElement).toBe(within(panel()).getByRole('button', { name: '5-hour' }));
  });

  it('goes past its sections with the first press of Tab and Enter', async () => {
    const { user } = await openDesk('filled');
    await user.tab();
    expect(document.activeElement).toBe(sections().getByRole('button', { name: 'Skip to the content' }));
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('main'));
    await user.tab();
    expect(screen.getByRole('main').contains(document.activeElement)).toBe(true);
  });

  it('closes with its own control, and gives the focus back to what opened it', async () => {
    const { user } = await openDesk('filled');
    const now = within(screen.getByRole('region', { name: 'Now' }));
    await user.click(now.getByRole('button', { name: 'harbor' }));
    expect(sectionLink(/^Now/).getAttribute('aria-current')).toBe('page');
    await user.click(within(panel()).getByRole('button', { name: 'Close this view' }));
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(document.activeElement).toBe(now.getByRole('button', { name: 'harbor' }));
    await user.click(sectionLink('Settings'));
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(sectionLink('Settings'));
  });

  it('shows every section without a fault', async () => {
    const { user, container } = await openDesk('problems');
    for (const link of sections().getAllByRole('link')) {
      await user.click(link);
      expect(link.getAttribute('aria-current')).toBe('page');
      expect(screen.queryByText(en.page.blockFailed)).toBeNull();
      expect(link.getAttribute('href')).toMatch(/^#/);
    }
    await user.click(sectionLink(/^Findings/));
    expect(textOf(panel())).toContain('6 findings');
    expect(await auditPage(container)).toEqual([]);
  });

  it('has the hours and the month in sight', async () => {
    await openDesk('filled');
    for (const name of ['By hour and weekday, 12 weeks', 'By model, 30 days'])
      expect(await screen.findByRole('region', { name })).toBeDefined();
  });

  it.each(['first-run', 'empty-home', 'scanning', 'sessions-twenty', 'limits-six', 'private'] as const)(
    'is sound with %s',
    async (name) => {
      const { container } = await openDesk(name);
      expect(await auditPage(container)).toEqual([]);
    },
  );

  it('becomes the popover when it is made narrower', async () => {
    const { user } = await openDesk('filled');
    await user.click(sectionLink('Limits'));
    // The document in memory tells of a change only after a first one.
    await act(async () => setWidth(1281));
    await act(async () => setWidth(800));
    await waitFor(() => expect(screen.queryByRole('navigation', { name: 'Sections' })).toBeNull());
    expect(within(screen.getByRole('main')).getByRole('heading', { level: 1 }).textContent).toBe('Limits');
  });
});

describe('the cells of the dashboard', () => {
  it('hold each chosen block once', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...glanceSections]), (sections) => {
        const parts = cellsOf(sections).flatMap((cell) => cell.parts);
        const own = parts.filter((part) => glanceSections.includes(part as GlanceSection));
        expect(own.toSorted()).toEqual(sections.toSorted());
        for (const [part, section] of [
          ['hours', 'days'],
          ['month', 'models'],
          ['course', 'limits'],
          ['sessions', 'now'],
          ['tools', 'models'],
          ['health', 'leaves'],
          ['flow', 'leaves'],
        ] as const) {
          expect(parts.includes(part)).toBe(sections.includes(section));
        }
        expect(new Set(parts).size).toBe(parts.length);
      }),
    );
  });
});
