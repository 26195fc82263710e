import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { previewOf } from '../../../electron/core/telemetry/preview/snapshot-preview.ts';
import { matching, previewGroups } from '../../../renderer/features/preview/preview-groups.ts';
import { type SampleName, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { auditPage, openPage, pressByKeyboard } from '../opened.tsx';

afterEach(cleanup);

async function openPreview(sample: SampleName, parts: Parameters<typeof openPage>[1] = {}) {
  const opened = await openPage(sample, parts);
  await pressByKeyboard(opened.user, /^Analytics/);
  await pressByKeyboard(opened.user, 'See all events');
  await act(async () => {});
  return opened;
}

const entriesOf = (sample: SampleName) => previewOf(sampleSnapshot(sample)).entries;

describe('the preview', () => {
  test('lists what Codex can send, asked for only when it is opened', async () => {
    const { host } = await openPage('analytics-default');
    expect(host.asked).not.toContain('preview');
    cleanup();
    const opened = await openPreview('analytics-default');
    expect(opened.host.asked).toContain('preview');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('All events and metrics');
    const { events, metrics } = {
      events: screen.getByRole('region', { name: 'Usage events' }),
      metrics: screen.getByRole('region', { name: 'Metrics' }),
    };
    const all = entriesOf('analytics-default');
    const counted = (kind: string) => {
      const own = all.filter((entry) => entry.kind === kind);
      return `${own.filter(({ sentBy }) => sentBy.length > 0).length} of ${own.length} sent`;
    };
    expect(events.textContent).toContain(counted('event'));
    expect(metrics.textContent).toContain(counted('metric'));
    expect(await auditPage(opened.container)).toEqual([]);
  });

  test('opens a part of Codex with what each entry says and holds', async () => {
    const { container, user } = await openPreview('analytics-default');
    expect(screen.queryByText('codex_turn_event')).toBeNull();
    const events = screen.getByRole('region', { name: 'Usage events' });
    await user.click(within(events).getByText('turn'));
    expect(screen.getByText('codex_turn_event')).toBeTruthy();
    expect(events.textContent).toContain('model_provider: your own name of a custom provider');
    expect(await auditPage(container)).toEqual([]);
  });

  test('finds by name, field or description, says how many, and shows them', async () => {
    const { user } = await openPreview('analytics-default');
    const search = screen.getByRole('searchbox', { name: 'Search names and fields' });
    await user.type(search, 'sandbox_network_access');
    expect(screen.getByText('1 found')).toBeTruthy();
    expect(screen.getByText('codex_turn_event')).toBeTruthy();
    await user.clear(search);
    await user.type(search, 'no such thing');
    expect(screen.getByText('Nothing found')).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'Metrics' })).toBeNull();
  });

  test('says that nothing is sent where analytics are off', async () => {
    await openPreview('analytics-off');
    expect(screen.getByRole('region', { name: 'Usage events' }).textContent).toContain('0 of 35 sent');
    expect(screen.getByRole('region', { name: 'Metrics' }).textContent).toMatch(/0 of \d+ sent/);
  });

  test('says why the catalogue could not be read', async () => {
    const { host, user } = await openPage('analytics-default');
    await pressByKeyboard(user, /^Analytics/);
    host.snapshot = null;
    await pressByKeyboard(user, 'See all events');
    await act(async () => {});
    expect(screen.queryByRole('searchbox')).toBeNull();
    expect(screen.queryByText('Reading the catalogue')).toBeNull();
  });
});

describe('matching and grouping', () => {
  const entries = entriesOf('analytics-default');

  test('keep every entry once where nothing is asked', () => {
    const grouped = previewGroups(matching(entries, ' ', 'all'));
    const names = grouped.flatMap(({ areas }) =>
      areas.flatMap((area) => area.entries.map(({ name }) => name)),
    );
    expect(names.toSorted()).toEqual(entries.map(({ name }) => name).toSorted());
    for (const { isSent, areas } of grouped)
      for (const { entries: members } of areas)
        for (const { sentBy } of members) expect(sentBy.length > 0).toBe(isSent);
  });

  test('need every word of the query, in any case', () => {
    const found = matching(entries, 'GUARDIAN duration', 'all');
    expect(found.length).toBeGreaterThan(0);
    for (const entry of found)
      expect(JSON.stringify(entry).toLowerCase()).toMatch(/guardian.*duration|duration.*guardian/);
  });

  test('keep only what is sent, or what identifies', () => {
    expect(matching(entriesOf('analytics-off'), '', 'sent')).toEqual([]);
    const identifying = matching(entries, '', 'identifying');
    expect(identifying.length).toBeGreaterThan(0);
    expect(identifying.every(({ privacy }) => privacy.length > 0)).toBe(true);
  });
});
