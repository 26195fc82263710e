import { basename } from 'node:path';
import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { ConfigReport, UsageReport } from '../shared/commands.ts';
import type { EditReport } from '../shared/edit.ts';
import type { PricingReport } from '../shared/pricing.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import type { OtelSignal } from '../shared/telemetry.ts';
import type { ConfigVerification } from '../shared/verify.ts';
import { createDemoHome, type DemoHome } from './demo/demo-home.ts';
import type { GlanceOptions } from './glance-options.ts';
import type { Ports } from './ports.ts';
import { configContext, openDemoRooms, openOwnRooms, type Rooms } from './rooms.ts';
import { composeSnapshot, sameButTime } from './snapshot.ts';
import type { UsageReportQuery } from './usage/usage-report.ts';
import { nextWake } from './wake.ts';

export type UsageQuery = UsageReportQuery;

/** The product behind every host. One truth: `store`. */
export interface Glance {
  /** The Snapshot. Only the core writes it. */
  readonly store: Pick<StoreApi<Snapshot>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** Reads everything once. */
  load(): Promise<void>;
  /** Reads what was used once, and nothing else: all that `usageReport` needs. */
  readUsage(): Promise<void>;
  /** Reads everything, then follows what changes until `close`. */
  start(): Promise<void>;
  /** Reads again what may have changed unseen. */
  refresh(): Promise<void>;
  /** Switches to generated sample sessions that grow, and back. */
  setDemo(on: boolean): Promise<void>;
  usageReport(query: UsageQuery): UsageReport;
  /** Absolute paths of the rollouts on disk, by thread id. */
  rolloutPaths(): ReadonlyMap<string, readonly string[]>;
  /** The prices in force. */
  pricingReport(): PricingReport;
  /** Takes a newer table from a file (absolute), unless it is older or broken. Throws where it cannot be kept. */
  updatePrices(from: string): Promise<PricingReport>;
  /** Values at or below the given dotted keys; all where none is given. */
  configReport(keys: readonly string[]): ConfigReport;
  /**
   * Asks a Codex program what it makes of the same files. `codexBin` is absolute; null looks for one.
   *
   * @throws CannotAsk where there is none, or it cannot be asked without side effects.
   */
  verifyConfig(codexBin: string | null): Promise<ConfigVerification>;
  /** Every file that decides the configuration, whether or not it exists. Credentials are none of them. */
  configFiles(): readonly string[];
  /**
   * Writes `analytics.enabled` to the user's config.toml, or tells what that would do.
   *
   * @throws EditError where the file could not be read or written; nothing is lost then.
   */
  editAnalytics(enabled: boolean, options: { readonly dryRun: boolean }): Promise<EditReport>;
  /** Takes the last such edit back. Throws as `editAnalytics` does. */
  undoAnalytics(options?: { readonly dryRun: boolean }): Promise<EditReport>;
  /**
   * Sends an empty export of the named signals to the user's own collectors, else of all; the Snapshot
   * tells how that went. A collector that asked to be left alone is, until then.
   */
  probeOtel(signals?: readonly OtelSignal['signal'][]): Promise<void>;
  /** Also probe without being asked, or no longer. Kept. */
  setAutomaticProbing(on: boolean): Promise<void>;
  /** A person looks at the page: probes that nobody asks for begin with this, and go on for a day. */
  looked(): void;
  /** The network is back after a time without. */
  networkReturned(): void;
  close(): Promise<void>;
}

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
    networkReturned: () => own.health.networkReturned(),
    async close() {
      closed = true;
      following = false;
      cancelWake();
      cancelDemo();
      await watcher.close();
      own.health.close();
      await own.usage.close();
      await rooms.demo?.close();
    },
  };
}
