import { cleanup, render, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { Page } from '../../../renderer/app/page.tsx';
import type { Mirror } from '../../../renderer/state/mirror.ts';
import { createPageState } from '../../../renderer/state/page-state.ts';
import {
  SAMPLE_NOW,
  type SampleName,
  sampleNames,
  sampleSnapshot,
} from '../../fixtures/snapshots/sample-snapshot.ts';
import { FakeHost } from '../fake-connection.ts';

function show(name: SampleName | null, change: Partial<Mirror> = {}) {
  const snapshot = name === null ? null : sampleSnapshot(name);
  const mirror: Mirror = { snapshot, link: 'live', busy: false, problem: null, ...change };
  return render(<Page mirror={mirror} page={createPageState(new FakeHost(snapshot))} now={SAMPLE_NOW} />);
}

const block = (name: string) => within(screen.getByRole('region', { name }));
const text = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();
const rowOf = (name: string, title: string) => {
  const row = block(name).getByText(title).closest('li');
  if (row === null) throw new Error(`${title} stands in no row.`);
  return text(row);
};

afterEach(cleanup);

describe('structure', () => {
  it.each(sampleNames)('of %s is sound', async (name) => {
    const { container } = show(name);
    // Contrast needs real layout and colours; it is checked where the page is drawn by Chromium.
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map((rule) => `${rule.id}: ${rule.nodes[0]?.html}`)).toEqual([]);
  });

  it('has one top heading, and says what changes there and at the switch', () => {
    const { container } = show('filled');
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
    const live = container.querySelectorAll('[aria-live], [role=status], [role=alert]');
    expect([...live].map(text)).toEqual(['Lasts until reset · 1 running', 'by your config.toml, line 12']);
  });

  it('has its landmarks', () => {
    show('filled');
    for (const role of ['banner', 'main', 'contentinfo']) expect(screen.getByRole(role)).toBeDefined();
    expect(
      screen.getAllByRole('region').map((region) => text(within(region).getByRole('heading', { level: 2 }))),
    ).toEqual([
      'Limits',
      'Now',
      'Tokens',
      'What leaves this machine',
      'By day, 30 days',
      'By model, 30 days',
      'Reports and exports',
      'Findings',
    ]);
  });

  it('brings no style or script element, which the content policy would refuse', () => {
    const { container } = show('filled');
    expect(container.querySelectorAll('style, script')).toHaveLength(0);
  });
});

describe('limits', () => {
  it('are meters that speak in words', () => {
    show('filled');
    const meter = block('Limits').getByRole('meter', { name: '5-hour' });
    expect(meter.getAttribute('aria-valuenow')).toBe('62');
    expect(meter.getAttribute('aria-valuetext')).toBe(
      '62% used, Resets in 2 h 14 min, about 87% used by the reset',
    );
  });
  it('have one verdict each, in words', () => {
    show('problems');
    expect(rowOf('Limits', '5-hour')).toContain('97% used');
    expect(rowOf('Limits', 'Weekly')).toContain('Runs out about Sat 19:40');
    expect(block('Limits').queryByText(/even/)).toBeNull();
  });
  it('are one line where they are not known', () => {
    show('limits-stale');
    expect(rowOf('Limits', '5-hour')).toBe('5-hourNot known since 04:46');
    expect(block('Limits').getAllByRole('meter')).toHaveLength(1);
    expect(rowOf('Limits', 'Weekly')).toContain('Lasts until reset · seen 9 hr ago');
  });
  it('are three at most, and the rest one line', () => {
    show('limits-six');
    expect(block('Limits').getAllByRole('meter')).toHaveLength(3);
    expect(block('Limits').getByRole('button', { name: '3 more limits · Monthly 33%' })).toBeDefined();
  });
  it('say so where there are none', () => {
    show('limits-none');
    expect(block('Limits').getByRole('button', { name: 'No limit was seen yet' })).toBeDefined();
  });
  it('name credits as a number that can be read', () => {
    show('credits-only');
    expect(block('Limits').getByRole('button', { name: 'Credits 1,234,568' })).toBeDefined();
  });
});

describe('live sessions', () => {
  it('are one line each, below their sum', () => {
    show('filled');
    expect(rowOf('Now', 'harbor')).toBe('harbor, Runninggpt-5.6-codex41%12.4K12.4K/min');
    expect(screen.getByText('harbor').getAttribute('title')).toBe('/home/ada/code/harbor');
    expect(block('Now').getByText('1 at work')).toBeDefined();
    expect(
      block('Now')
        .getAllByRole('img')
        .map((img) => img.getAttribute('aria-label'))
        .slice(0, 2),
    ).toEqual([
      'Last 15 minutes: 190K tokens, at most 21K in one minute',
      'Context 41% full, 112K of 272K tokens',
    ]);
  });
  it('are three at most, and the rest one line', () => {
    show('sessions-twenty');
    expect(block('Now').getAllByRole('listitem')).toHaveLength(3);
    expect(block('Now').getByRole('button', { name: '17 more · 5 running · 120K/min' })).toBeDefined();
  });
  it('are not denied before the first read has ended', () => {
    show('scanning');
    expect(block('Now').queryByText(/^No session is running/)).toBeNull();
  });
});

describe('tokens', () => {
  it('are those of today and of 30 days, with their cost', () => {
    show('filled');
    expect(text(screen.getByRole('region', { name: 'Tokens' }))).toBe(
      'TokensTokensToday2.5M$0.9130 days63.5M$23.55',
    );
  });
  it('are marked as lower bounds while that is all they are', () => {
    show('problems');
    expect(block('Tokens').getByText('≥2.5M')).toBeDefined();
    expect(block('Tokens').getByTitle('Sums may be low: 1 session could not be read')).toBeDefined();
  });
  it('say that no price is known', () => {
    show('unpriced');
    expect(block('Tokens').getAllByText('No price known')).toHaveLength(2);
  });
  it('tell their days in words', () => {
    show('filled');
    expect(block('By day, 30 days').getByRole('img').getAttribute('aria-label')).toBe(
      'Last 30 days: 63.5M tokens. Most on 12 Nov: 4.5M. Today: 2.5M.',
    );
  });
});

describe('what leaves this machine', () => {
  const leaves = 'What leaves this machine';
  const tile = (name: string) => {
    const button = block(leaves).getByRole('button', { name });
    const described = document.getElementById(button.getAttribute('aria-describedby') ?? '');
    return described === null ? null : text(described);
  };
  it('names the state of each', () => {
    show('filled');
    expect(tile('Analytics')).toBe('Off');
    expect(block(leaves).getByRole('status').textContent).toBe('by your config.toml, line 12');
    expect(tile('OTel logs')).toBe('Not tested');
    expect(tile('OTel traces')).toBe('Off');
    expect(tile('OTel metrics')).toBe('Off');
    expect(tile('Prompts in logs')).toBe('Off');
    expect(rowOf('Reports and exports', 'Compliance export')).toContain('38 of 46 sessions');
  });
  it('says when a layer above locks a value', () => {
    show('analytics-managed');
    expect(tile('Analytics')).toContain('Locked by a higher layer');
  });
  it('says where analytics go', () => {
    show('analytics-default');
    expect(tile('Analytics')).toBe('On by default');
    expect(block(leaves).getByRole('status').textContent).toBe('to chatgpt.com, ab.chatgpt.com');
  });
  it('keeps what Glance changed in sight, with the way back', () => {
    show('analytics-switched');
    expect(text(block(leaves).getByRole('status'))).toBe('Off for new runsconfig.toml:29Undo2 still sending');
  });
});

describe('the blocks', () => {
  const shownBlocks = () =>
    screen.getAllByRole('region').map((region) => text(within(region).getByRole('heading', { level: 2 })));
  it('are those that are chosen, in the chosen order', () => {
    const snapshot = sampleSnapshot('filled');
    const settings = { ...snapshot.settings, sections: ['leaves', 'limits'] as const };
    show(null, { snapshot: { ...snapshot, settings } });
    expect(shownBlocks()).toEqual(['What leaves this machine', 'Limits']);
  });
  it('take fewer lines where that is chosen', () => {
    show('compact');
    expect(block('Limits').queryByText('Lasts until reset')).toBeNull();
    expect(block('Now').queryByRole('list')).toBeNull();
  });
});

describe('a host that has gone', () => {
  it('is said first, with the command that starts it again', () => {
    show('filled', { link: 'lost' });
    expect(text(screen.getByRole('banner'))).toBe(
      'Attention: Last known 11:46, host stoppedStart it again: codex-glance servePlus',
    );
  });
});

describe('findings', () => {
  it('tell level, place and remedy', () => {
    show('problems');
    const rows = block('Findings').getAllByRole('listitem').map(text);
    expect(rows).toHaveLength(6);
    expect(rows[0]).toBe(
      'Error: The configuration is invalid. analytics.enabled must be true or false.Codex in the IDE and the desktop app goes on without your config.toml, so an opt-out in it is not in force. The TUI and codex exec do not start./home/ada/.codex/config.toml:12Repair it, then restart Codex.',
    );
  });
  it('have no block where there are none', () => {
    show('analytics-default');
    expect(screen.queryByRole('region', { name: 'Findings' })).toBeNull();
  });
});
