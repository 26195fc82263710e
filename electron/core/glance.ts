import { basename } from 'node:path';
import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { EditReport } from '../shared/edit.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import { createDemoHome, type DemoHome } from './demo/demo-home.ts';
import type { Glance } from './glance-interface.ts';
import type { GlanceOptions } from './glance-options.ts';
import type { Ports } from './ports.ts';
import { configContext, openDemoRooms, openOwnRooms, type Rooms } from './rooms.ts';
import { composeSnapshot, sameButTime } from './snapshot.ts';
import { InspectionRoom } from './telemetry/inspect/inspection-room.ts';
import { nextWake } from './wake.ts';

export type { Glance, UsageQuery } from './glance-interface.ts';

/** While samples are shown, they grow this often, in milliseconds. */
const DEMO_STEP_MS = 2_000;

/** While a first scan runs, the Snapshot follows it this often, in milliseconds. */
const SCAN_STEP_MS = 100;

export function createGlance(options: GlanceOptions, ports: Ports): Glance {
  const { clock, watcher, logger } = ports;
  const own = openOwnRooms(options, ports, () => publish());
  let rooms = own;
  let following = false;
  let closed = false;
  let cancelWake = () => {};
  let cancelDemo = () => {};
  let changedPaths = new Set<string>();
  let settling = false;
  const inspection = new InspectionRoom({ clock, config: () => rooms.config.report(['otel']) });
  let opened: StoreApi<Snapshot> | null = null;

  /** Whoever asks for nothing but a report needs no Snapshot. */
  function store(): StoreApi<Snapshot> {
    opened ??= createStore<Snapshot>(compose);
    return opened;
  }

  function compose(): Snapshot {
    return composeSnapshot(rooms, { ...options, now: clock.now() });
  }

  /** Puts the Snapshot in the store where it says something new, and arranges for the next look. */
  function publish(): void {
    if (closed) return;
    const next = compose();
    if (!sameButTime(store().getState(), next)) store().setState(next, true);
    cancelWake();
    if (!following) return;
    rooms.health.configRead();
    const wake = nextWake(next, clock.now());
    cancelWake = wake ? clock.after(wake.delay, onWake) : () => {};
  }

  function onWake(): void {
    rooms.usage.readLocks();
    publish();
  }

  async function load(): Promise<void> {
    const { usage, config, health, risk } = rooms;
    await config.read(configContext(usage));
    await scan();
    await config.read(configContext(usage));
    await rooms.drift.observe();
    await Promise.all([health.read(), risk.read()]);
    publish();
  }

  async function scan(): Promise<void> {
    rooms.pricing.read();
    let published = clock.now();
    await rooms.usage.scan(() => {
      // Nobody looks at the Snapshot of a report.
      if (opened === null || clock.now() - published < SCAN_STEP_MS) return;
      published = clock.now();
      publish();
    });
  }

  async function follow(): Promise<void> {
    const targets = { folders: rooms.usage.watchFolders(), files: rooms.config.watchPaths() };
    await watcher.watch(targets, onChange);
  }

  function onChange(path: string): void {
    changedPaths.add(path);
    if (settling) return;
    settling = true;
    queueMicrotask(() => void settle());
  }

  /** Takes all changes that came since the last time in one go. */
  async function settle(): Promise<void> {
    const paths = [...changedPaths];
    changedPaths = new Set();
    settling = false;
    try {
      const { usage, config } = rooms;
      if (paths.some((path) => config.concerns(path))) {
        await config.read(configContext(usage));
        await rooms.drift.observe();
        await rooms.risk.read();
      }
      await usage.changed(paths);
      publish();
    } catch (error) {
      logger.warn(`A change could not be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** The Snapshot tells of an edit before its report does. */
  async function editing(writes: boolean, edit: (rooms: Rooms) => Promise<EditReport>): Promise<EditReport> {
    const edited = rooms;
    if (writes) edited.drift.hold();
    try {
      return await edit(edited);
    } finally {
      if (writes) {
        await edited.config.read(configContext(edited.usage));
        await edited.drift.observe(true);
        publish();
      }
    }
  }

  async function setDemo(on: boolean): Promise<void> {
    if (on === (rooms.demo !== null)) return;
    const before = rooms.demo;
    cancelDemo();
    if (on) {
      const demo = await createDemoHome({ now: clock.now() });
      rooms = openDemoRooms(demo, options, ports);
      growDemo(demo);
    } else {
      rooms = own;
    }
    await load();
    if (following) await follow();
    await before?.close();
  }

  function growDemo(demo: DemoHome): void {
    cancelDemo = clock.after(DEMO_STEP_MS, () => {
      void demo.grow(clock.now());
      growDemo(demo);
    });
  }

  return {
    get store() {
      return store();
    },
    load,
    readUsage: scan,
    async start() {
      following = true;
      await follow();
      await load();
    },
    refresh: load,
    setDemo,
    usageReport: (query) => rooms.usage.report(query, clock.now()),
    rolloutPaths: () => rooms.usage.rolloutPaths(),
    pricingReport: () => rooms.pricing.report(clock.now()),
    updatePrices: (from) => own.pricing.update(from, clock.now()).finally(publish),
    configReport: (keys) => rooms.config.report(keys),
    verifyConfig: (codexBin) => rooms.config.verify(codexBin),
    configFiles: () => rooms.config.watchPaths().filter((path) => basename(path) !== 'auth.json'),
    editAnalytics: (enabled, { dryRun }) =>
      editing(!dryRun, ({ editor }) => editor.edit(enabled, { dryRun })),
    undoAnalytics: ({ dryRun } = { dryRun: false }) =>
      editing(!dryRun, ({ editor }) => editor.undo({ dryRun })),
    async probeOtel(signals) {
      await rooms.health.probe(signals);
      publish();
    },
    setAutomaticProbing: (on) => own.health.setAutomatic(on),
    looked: () => own.health.looked(),
    inspection,
    networkReturned: () => own.health.networkReturned(),
    async close() {
      closed = true;
      following = false;
      cancelWake();
      cancelDemo();
      await inspection.close();
      await watcher.close();
      own.health.close();
      await own.usage.close();
      await rooms.demo?.close();
    },
  };
}
