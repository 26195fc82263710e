import { cleanup, render, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { Page } from '../../renderer/app/page.tsx';
import type { Mirror } from '../../renderer/state/mirror.ts';
import { createPageState } from '../../renderer/state/page-state.ts';
import {
  SAMPLE_NOW,
  type SampleName,
  sampleNames,
  sampleSnapshot,
} from '../fixtures/snapshots/sample-snapshot.ts';
import { FakeHost } from './fake-connection.ts';

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

  it('has one top heading, which is the one live region', () => {
    const { container } = show('filled');
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
    const live = container.querySelectorAll('[aria-live], [role=status], [role=alert]');
    expect([...live].map(text)).toEqual(['Good: All well, 1 session running']);
  });

  it('has its landmarks', () => {
    show('filled');
    for (const role of ['banner', 'main', 'contentinfo']) expect(screen.getByRole(role)).toBeDefined();
    expect(
      screen.getAllByRole('region').map((region) => text(within(region).getByRole('heading', { level: 2 }))),
    ).toEqual(['Limits', 'Now', 'Tokens', 'What leaves this machine']);
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
      '62% used, Resets in 2 h 14 min, 7% over even pace, about 87% used by the reset at this pace',
    );
  });
  it('say in words what their colour says', () => {
    show('problems');
    expect(rowOf('Limits', '5-hour')).toContain('Almost used97% used');
    expect(rowOf('Limits', 'Weekly')).toContain('Nearing88% used');
    expect(rowOf('Limits', 'Weekly')).toContain('Runs out Sat 19:40 at this pace');
  });
  it('are not known once they have reset', () => {
    show('limits-stale');
    expect(rowOf('Limits', '5-hour')).toBe(
      '5-hourNot knownReset since it was seen 9 hr ago. The next answer in any session tells it anew.',
    );
    expect(block('Limits').getAllByRole('meter')).toHaveLength(1);
    expect(rowOf('Limits', 'Weekly')).toContain('Seen 9 hr ago');
  });
  it('say why there are none', () => {
    show('limits-none');
    expect(
      block('Limits').getByText('No session has recorded a limit. API keys and other providers send none.'),
    ).toBeDefined();
  });
});

describe('live sessions', () => {
  it('tell folder, model, state, context and pace', () => {
    show('filled');
    expect(rowOf('Now', 'harbor')).toBe('harborgpt-5.6-codex · highRunning41%Context12.4K/min');
    expect(screen.getByText('harbor').getAttribute('title')).toBe('/home/ada/code/harbor');
    expect(
      block('Now')
        .getAllByRole('img')
        .map((img) => img.getAttribute('aria-label'))
        .slice(0, 2),
    ).toEqual([
      'Context 41% full, 112K of 272K tokens',
      'Last 15 minutes: 151K tokens, at most 21K in one minute',
    ]);
  });
  it('are not denied before the first read has ended', () => {
    show('scanning');
    expect(block('Now').queryByText('No session is running')).toBeNull();
  });
});

describe('tokens', () => {
  it('stand in a table of periods and parts', () => {
    show('filled');
    const rows = block('Tokens').getAllByRole('row').map(text);
    expect(rows).toEqual([
      'Today7 days30 days',
      'Total2.5M16.4M63.5M',
      'Cost$0.91$6.08$23.55',
      'Input2.4M15.7M60.7M',
      'cached2M13M50.4M',
      'Output107K711K2.8M',
      'reasoning43.7K291K1.1M',
    ]);
  });
  it('are marked as lower bounds while that is all they are', () => {
    show('problems');
    expect(text(block('Tokens').getByRole('row', { name: /^Total/ }))).toBe('Total≥2.5M≥16.4M≥63.5M');
    expect(block('Tokens').getByText('Sums may be low: 1 session could not be read')).toBeDefined();
  });
  it('leave cost out where no price is known', () => {
    const snapshot = sampleSnapshot('filled');
    const unpriced = (period: typeof snapshot.usage.today) => ({ ...period, costUsd: null });
    const { today, last7Days, last30Days } = snapshot.usage;
    show(null, {
      snapshot: {
        ...snapshot,
        usage: {
          ...snapshot.usage,
          today: unpriced(today),
          last7Days: unpriced(last7Days),
          last30Days: unpriced(last30Days),
        },
      },
    });
    expect(block('Tokens').queryByText('Cost')).toBeNull();
  });
  it('tell their days in words', () => {
    show('filled');
    expect(block('Tokens').getByRole('img').getAttribute('aria-label')).toBe(
      'Last 30 days: 63.5M tokens. Most on 12 Nov: 4.5M. Today: 2.5M.',
    );
  });
});

describe('what leaves this machine', () => {
  it('names state and decider of each', () => {
    show('filled');
    const dataSharing = 'What leaves this machine';
    expect(rowOf(dataSharing, 'Analytics')).toBe(
      'AnalyticsOffOff, because your config.toml says so, line 12',
    );
    expect(rowOf(dataSharing, 'OTel logs')).toContain('Not testedOTLP over HTTP to collector.harbor.example');
    expect(rowOf(dataSharing, 'OTel traces')).toBe('OTel tracesOff');
    expect(rowOf(dataSharing, 'OTel metrics')).toContain('Not checkable');
    expect(rowOf(dataSharing, 'Compliance export')).toContain('38 of 46 sessions');
  });
  it('says when a layer above locks a value', () => {
    show('analytics-managed');
    expect(rowOf('What leaves this machine', 'Analytics')).toContain('Locked by a higher layer');
  });
  it('names why an export fails', () => {
    show('otel-failing');
    expect(rowOf('What leaves this machine', 'OTel logs')).toContain('The collector answered 401');
  });
});

describe('findings', () => {
  it('tell level, place and remedy', () => {
    show('problems');
    const rows = block('Findings').getAllByRole('listitem').map(text);
    expect(rows).toHaveLength(5);
    expect(rows[0]).toBe(
      'Error: The configuration is invalid. `analytics.enabled` must be true or false.Codex does not start./home/ada/.codex/config.toml:14Repair it, then restart Codex.',
    );
  });
  it('have no block where there are none', () => {
    show('filled');
    expect(screen.queryByRole('region', { name: 'Findings' })).toBeNull();
  });
});
