import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { channelFlow, exportOf, flowEdges } from '../../../renderer/features/analytics/channel-flow.ts';
import { type SampleName, sampleNames, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { auditPage, openPage } from '../opened.tsx';
import { tableOf } from './open-chart.tsx';

afterEach(cleanup);

const TITLE = 'Surfaces and channels';

describe('what leaves from where to where', () => {
  it.each(sampleNames)('has each channel of %s as one edge, at the port of its state', (name: SampleName) => {
    const { channels } = sampleSnapshot(name).analytics;
    const flow = channelFlow(channels);
    const edges = flowEdges(flow);
    expect(edges).toHaveLength(channels.length);
    for (const { id, surface, state, destination } of channels) {
      expect(edges).toContainEqual({ surface, channel: id, state, destination });
    }
    for (const { ports } of flow.targets) {
      for (const { state, edges: own } of ports) expect(own.every((edge) => edge.state === state)).toBe(true);
    }
  });

  it('has what Glance sends off this machine, and nothing that stays', () => {
    const { analytics, exports } = sampleSnapshot('exports-failing');
    const edges = flowEdges(channelFlow(analytics.channels, exports.targets)).filter(
      ({ surface }) => surface === 'glance',
    );
    expect(edges.map(({ channel, state }) => [exportOf(channel), state])).toEqual([['soc', 'on']]);
    const off = sampleSnapshot('exports-off').exports.targets;
    expect(flowEdges(channelFlow([], off)).map(({ state }) => state)).toEqual(['off']);
  });

  it('says each edge in words, and the same as a table, in the popover too', async () => {
    const { user, page, container } = await openPage('analytics-default');
    await act(async () => page.navigation.open({ view: 'analytics' }, ''));
    const region = await screen.findByRole('region', { name: TITLE });
    const chart = within(region);
    const marks = chart.getAllByRole('option').map((mark) => mark.getAttribute('aria-label'));
    expect(marks.length).toBeGreaterThan(5);
    await user.click(chart.getByRole('button', { name: `${TITLE}: table` }));
    const rows = tableOf(region).slice(1);
    expect(rows.map(([from, channel, to, state]) => `${from}: ${channel}: ${state}, ${to}`)).toEqual(marks);
    expect(await auditPage(container)).toEqual([]);
  });
});
