import { expect, it } from 'vitest';
import type { NotificationLog } from '../../../electron/core/alerts/notification-log.ts';
import { createAlertWatch } from '../../../electron/main/alerts/alert-watch.ts';
import type { AlertSettings } from '../../../electron/shared/settings.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { HOUR, NOW, windowOf } from '../../core/alerts/facts.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';

function snapshotAt(
  used: number,
  alerts: Partial<AlertSettings> = {},
  more: Partial<Snapshot> = {},
): Snapshot {
  const filled = sampleSnapshot('filled', NOW);
  return {
    ...filled,
    timezone: 'UTC',
    limits: { ...filled.limits, windows: [windowOf({ used })] },
    outlook: { ...filled.outlook, windows: [] },
    settings: { ...filled.settings, alerts: { ...filled.settings.alerts, ...alerts } },
    ...more,
  };
}

function setUp(kept: NotificationLog | null = null) {
  const clock = createFakeClock(NOW);
  const titles: string[] = [];
  const written: NotificationLog[] = [];
  const watch = createAlertWatch({
    clock,
    store: { read: async () => kept, write: async (notified) => void written.push(notified) },
    show: ({ title }) => titles.push(title.replace(/\s/g, ' ')),
  });
  return { clock, titles, written, watch };
}

/** What was kept is read by now. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('shows once what is due, and writes only what is new', async () => {
  const { titles, written, watch } = setUp();
  watch.look(snapshotAt(50));
  await settled();
  for (const used of [50, 83, 83, 83]) watch.look(snapshotAt(used));
  expect(titles).toEqual(['5-hour limit: 83% used']);
  expect(written.map(({ windows }) => windows[0]?.peak)).toEqual([50, 83]);
});

it('is silent on samples and before the first read is over, and goes on after them', async () => {
  const { titles, written, watch } = setUp();
  const { usage } = sampleSnapshot('scanning', NOW);
  watch.look(snapshotAt(10, {}, { usage }));
  await settled();
  watch.look(snapshotAt(90, {}, { demo: true }));
  expect(written).toEqual([]);
  watch.look(snapshotAt(50));
  watch.look(snapshotAt(97, {}, { demo: true }));
  watch.look(snapshotAt(85));
  expect(titles).toEqual(['5-hour limit: 85% used']);
});

it('waits for the end of the quiet hours with one timer, and with none else', async () => {
  const { clock, titles, watch } = setUp();
  const quietHours = { from: '10:00', to: '12:00' };
  watch.look(snapshotAt(50, { quietHours }));
  await settled();
  expect(clock.pending).toBe(0);
  watch.look(snapshotAt(83, { quietHours }));
  watch.look(snapshotAt(84, { quietHours }));
  expect(clock.pending).toBe(1);
  expect(titles).toEqual([]);
  clock.advance(2 * HOUR);
  expect(titles).toEqual(['5-hour limit: 84% used']);
  expect(clock.pending).toBe(0);
});

it('shows nothing and leaves no timer once it is closed', async () => {
  const { clock, titles, watch } = setUp();
  watch.look(snapshotAt(50, { quietHours: { from: '10:00', to: '12:00' } }));
  await settled();
  watch.look(snapshotAt(83, { quietHours: { from: '10:00', to: '12:00' } }));
  await watch.close();
  expect(clock.pending).toBe(0);
  watch.look(snapshotAt(97));
  expect(titles).toEqual([]);
});
