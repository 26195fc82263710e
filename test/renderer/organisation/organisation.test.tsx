import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { loadDesk } from '../../../renderer/features/desk/load-desk.ts';
import { loadOrganisation } from '../../../renderer/features/organisation/load-organisation.ts';
import '../../../renderer/features/organisation/row/organisation-row.tsx';
import { fail } from '../../../electron/shared/contract/result.ts';
import { verbatim } from '../../../electron/shared/messages/en/words.ts';
import { defaultSettings } from '../../../electron/shared/settings.ts';
import {
  largeOrganisationView,
  sparseOrganisationView,
  wholeOrganisationView,
} from '../../fixtures/organisation-views.ts';
import { SAMPLE_NOW, type SampleName, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { openSection, setUpDesk, setWidth } from '../desk-window.ts';
import type { FakeHost } from '../fake-connection.ts';
import { auditPage, openPage, textOf } from '../opened.tsx';

type Sample = typeof wholeOrganisationView;

async function openOrganisation(
  view: Sample = wholeOrganisationView,
  parts: Partial<FakeHost> = {},
  name: SampleName = 'organisation',
) {
  await loadDesk();
  await loadOrganisation();
  const opened = await openPage(name, { organisation: (query) => view(query, SAMPLE_NOW), ...parts });
  await openSection(opened.user, 'Organisation');
  return opened;
}

const region = (name: string) => screen.getByRole('region', { name });
const marks = (name: string) =>
  within(region(name))
    .queryAllByRole('option')
    .map((one) => one.getAttribute('aria-label'));
const tableOf = (of: HTMLElement) =>
  within(of)
    .getAllByRole('row')
    .map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.trim()));
const asked = (host: FakeHost) => host.asked.filter((one) => one.startsWith('organisation')).at(-1);

setUpDesk();

describe('the organisation on the desk', () => {
  it('fills the centre, asks for 30 days, and is whole for a screen reader', async () => {
    const { host, container } = await openOrganisation();
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(asked(host)).toBe('organisation 2026-10-22 2026-11-20 day');
    expect(container.querySelector('[aria-busy="true"]')).toBeNull();
    for (const name of [
      'In this time',
      'Use by surface',
      'Session starts and messages a person',
      'Credits this month',
      'Spend caps this month',
      'Code reviews',
      'Answers to review comments',
      'Models',
      'Clients',
      'Chargeback by team',
      'Return on the subscription',
      'Code by Codex',
      'Here and in the organisation',
      'Compliance logs',
      'People',
    ])
      expect(region(name)).toBeTruthy();
    expect(await auditPage(container)).toEqual([]);
  });

  it('asks for other ranges and for weeks, two years by week first', async () => {
    const { host, user } = await openOrganisation();
    await user.click(screen.getByRole('button', { name: '90 days' }));
    expect(asked(host)).toBe('organisation 2026-08-23 2026-11-20 day');
    await user.click(screen.getByRole('button', { name: '2 years' }));
    expect(asked(host)).toBe('organisation 2024-11-21 2026-11-20 week');
    await user.click(screen.getByRole('button', { name: 'Day' }));
    expect(asked(host)).toBe('organisation 2024-11-21 2026-11-20 day');
  });

  it('says of a day that was never read that, and of the last that they may rise', async () => {
    const { user } = await openOrganisation();
    const chart = region('Use by surface');
    const credits = within(chart).getByRole('button', { name: 'Credits' });
    await user.click(credits);
    expect(document.activeElement).toBe(credits);
    expect(marks('Use by surface')[0]).toBe('22 Oct: not read');
    expect(marks('Use by surface').at(-1)).toContain('may still rise');
    await user.click(within(chart).getByRole('button', { name: 'Use by surface: table' }));
    const rows = tableOf(chart);
    expect(rows[0]).toEqual(['Day', 'CLI', 'IDE', 'Desktop', 'Cloud', 'Review', 'Total', 'State']);
    expect(rows.at(-1)).toEqual(['22 Oct', '–', '–', '–', '–', '–', '–', 'not read']);
    expect(rows[1]?.at(-1)).toBe('may still rise');
  });

  it('counts people once each, though they use several surfaces', async () => {
    await openOrganisation();
    expect(textOf(region('Use by surface'))).toContain('10 different people in all');
    expect(marks('Use by surface').at(-1)).toMatch(/^20 Nov: \d+, may still rise, CLI \d+, IDE \d+/);
  });

  it('reaches days by keys', async () => {
    const { user } = await openOrganisation();
    const last = within(region('Use by surface')).getAllByRole('option').at(-1);
    act(() => last?.focus());
    await user.keyboard('{Home}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('22 Oct: not read');
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^23 Oct: /);
  });

  it('never shows what is not known as zero', async () => {
    const { container, user } = await openOrganisation(sparseOrganisationView);
    const figures = textOf(region('In this time'));
    expect(figures).toContain('Creditsnot known');
    expect(figures).not.toMatch(/[a-z]0([A-Z]|$)/);
    expect(textOf(region('Credits this month'))).toContain('it takes 14 days');
    expect(textOf(region('People'))).toContain('The rows name no person.');
    expect(screen.queryByRole('region', { name: 'Spend caps this month' })).toBeNull();
    expect(marks('Code reviews')).toContain('23 Oct: not given');
    await user.click(within(region('Code reviews')).getByRole('button', { name: 'Code reviews: table' }));
    expect(tableOf(region('Code reviews')).flat()).not.toContain('0');
    expect(await auditPage(container)).toEqual([]);
  });

  it('says why here and the organisation differ', async () => {
    const { user } = await openOrganisation();
    const chart = region('Here and in the organisation');
    expect(marks('Here and in the organisation').at(-1)).toContain('the day may still rise');
    expect(textOf(chart)).toContain('Tokens of ada@harbor.example');
    await user.click(within(chart).getByRole('button', { name: 'Here and in the organisation: table' }));
    expect(tableOf(chart).flat()).toContain('the day was not read');
  });

  it('says how the window of compliance logs stands, and what was found', async () => {
    await openOrganisation(wholeOrganisationView, {}, 'organisation-failing');
    const logs = textOf(region('Compliance logs'));
    expect(logs).toContain('Logs were lost');
    expect(logs).toContain('Types not pulled whole2');
    expect(logs).toContain('Can do more than read');
    expect(within(region('Findings')).getAllByRole('listitem')).toHaveLength(3);
  });

  it('says that the host could not answer, and still shows the logs', async () => {
    await loadDesk();
    await loadOrganisation();
    const { page, host } = await openPage('organisation');
    Object.assign(host.api, {
      getOrganisationView: async () => fail('failed', verbatim('The store is damaged.')),
    });
    act(() => page.navigation.choose({ view: 'organisation' }, ''));
    await act(async () => {});
    expect(region('Compliance logs')).toBeTruthy();
    expect(textOf(document.body)).toContain('The store is damaged.');
    expect(screen.queryByRole('region', { name: 'In this time' })).toBeNull();
  });
});

describe('the people of the organisation', () => {
  const grid = () => screen.getByRole('grid', { name: 'People' });
  const rows = () => within(grid()).getAllByRole('row').slice(1);

  it('draws those that are seen of 500, sorts them, and moves by keys', async () => {
    const { user } = await openOrganisation(largeOrganisationView);
    expect(grid().getAttribute('aria-rowcount')).toBe('501');
    expect(rows().length).toBeLessThan(60);
    expect(textOf(rows()[0] as HTMLElement)).toContain('ada@harbor.example');
    await user.click(within(grid()).getByRole('button', { name: 'Person' }));
    expect(within(grid()).getByRole('columnheader', { name: 'Person' }).getAttribute('aria-sort')).toBe(
      'ascending',
    );
    await user.click(within(grid()).getByRole('button', { name: 'Person' }));
    expect(textOf(rows()[0] as HTMLElement)).toMatch(/^user-june/);
    act(() => grid().focus());
    await user.keyboard('{End}');
    const active = document.getElementById(grid().getAttribute('aria-activedescendant') ?? '');
    expect(active?.getAttribute('aria-rowindex')).toBe('501');
  });

  it('finds people by words and those without a team, and saves what is shown', async () => {
    const { user, host } = await openOrganisation(largeOrganisationView, {});
    await user.type(screen.getByRole('searchbox', { name: 'Search people' }), 'ada.12@');
    expect(rows()).toHaveLength(1);
    expect(textOf(region('People'))).toContain('1 of 500 people');
    await user.clear(screen.getByRole('searchbox', { name: 'Search people' }));
    await user.click(within(region('People')).getByRole('button', { name: 'No team' }));
    expect(textOf(region('People'))).toContain('100 of 500 people');
    expect(host.saved).toBeNull();
  });

  it('hides names in private mode, in each place', async () => {
    const snapshot = sampleSnapshot('organisation');
    await openOrganisation(wholeOrganisationView, {
      snapshot: { ...snapshot, settings: { ...defaultSettings, privacy: true } },
    });
    const page = textOf(document.body);
    expect(page).not.toMatch(/harbor\.example|user-june|\bada\b/);
    expect(page).not.toContain('Platform');
    expect(textOf(rows()[0] as HTMLElement)).toMatch(/^Person \d+/);
    expect(screen.queryByRole('button', { name: 'Save as CSV' })).toBeNull();
    expect(within(region('Models')).queryByRole('button', { name: /save/i })).toBeNull();
  });
});

describe('an organisation that is not set up', () => {
  it('has no link and no row, and says in the settings and the help how to set it up', async () => {
    await loadDesk();
    await loadOrganisation();
    const { user, container } = await openPage('filled');
    const sections = within(await screen.findByRole('navigation', { name: 'Sections' }));
    expect(sections.queryByRole('link', { name: 'Organisation' })).toBeNull();
    expect(screen.queryByRole('region', { name: 'Organisation' })).toBeNull();
    await user.click(sections.getByRole('link', { name: 'Settings' }));
    await user.click(screen.getByRole('button', { name: 'How to set it up' }));
    expect(textOf(region('Set it up'))).toContain('codex-glance org doctor');
    expect(await auditPage(container)).toEqual([]);
    await user.click(sections.getByRole('link', { name: 'Help' }));
    await user.click(screen.getByRole('button', { name: 'The organisation, and how to set it up' }));
    expect(region('Set it up')).toBeTruthy();
  });
});

describe('the row of the popover', () => {
  it('says credits with their forecast and the window, and opens the view', async () => {
    setWidth(360);
    await loadOrganisation();
    const { user } = await openPage('organisation', {
      organisation: (query) => wholeOrganisationView(query, SAMPLE_NOW),
    });
    await act(async () => {});
    const row = await screen.findByRole('button', { name: 'Credits this month' });
    expect(textOf(region('Organisation'))).toMatch(
      /Credits this month ?\S+ credits ?About \S+ credits by the month’s end \(\S+ to \S+\)\. ?Compliance logs are pulled\./,
    );
    await user.click(row);
    expect(await screen.findByRole('heading', { level: 1, name: 'Organisation' })).toBeTruthy();
  });
});
