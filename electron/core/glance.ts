import { isDeepStrictEqual } from 'node:util';
import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { Snapshot } from '../shared/snapshot.ts';
import { ChangeBatch } from './change-batch.ts';
import { createCodexRequests } from './codex-requests.ts';
import { createDemoHome } from './demo/demo-home.ts';
import { keepGrowing } from './demo/growth.ts';
import { createEdits } from './edits.ts';
import { createExports } from './exports.ts';
import type { Glance } from './glance-interface.ts';
import type { GlanceOptions } from './glance-options.ts';
import { createTurns } from './in-turn.ts';
import type { Ports } from './ports.ts';
import { configContext, openDemoRooms, openOwnRooms, type Rooms } from './rooms.ts';
import { homesInForce } from './settings/homes-in-force.ts';
import { removeOwnData } from './settings/own-data.ts';
import { SettingsRoom } from './settings/settings-room.ts';
import { composeWhole, sameButTime } from './snapshot.ts';
import { InspectionRoom } from './telemetry/inspect/inspection-room.ts';
import { nextWake } from './wake.ts';

export type { Glance, UsageQuery } from './glance-interface.ts';

/** While a first scan runs, the Snapshot follows it this often, in milliseconds. */
const SCAN_STEP_MS = 100;

export function createGlance(options: GlanceOptions, ports: Ports): Glance {
  const { clock, watcher, logger } = ports;
  const { stateDir } = options;
  const settings = new SettingsRoom({ stateDir, clock, logger });
  /** The rooms are not replaced while something is read into them. */
  const inTurn = createTurns();
  const inForce = () => settings.current;
  let homes = homesInForce(options, inForce().codexHomes);
  let own = openOwn();
  let rooms = own;
  let following = false;
  let closed = false;
  let told: Snapshot['findings'] = [];
  let cancelWake = () => {};
  let cancelDemo = () => {};
  const inspection = new InspectionRoom({ clock, config: () => rooms.config.report(['otel']) });
  let opened: StoreApi<Snapshot> | null = null;
  const firstRead = Promise.withResolvers<void>();

  function openOwn(): Rooms {
    return openOwnRooms({ ...options, ...homes }, ports, inForce, () => publish());
  }

  /** Whoever asks for nothing but a report needs no Snapshot. */
  function store(): StoreApi<Snapshot> {
    opened ??= createStore<Snapshot>(compose);
    return opened;
  }

  function compose(): Snapshot {
    const findings = [...settings.findings(), ...told];
    return composeWhole(rooms, { ...options, now: clock.now(), settings: inForce(), findings }, publish);
  }

  /** Puts the Snapshot in the store where it says something new, and arranges for the next look. */
  function publish(): void {
    if (closed) return;
    const next = compose();
    if (!sameButTime(store().getState(), next)) store().setState(next, true);
    cancelWake();
    if (!following) return;
    rooms.health.configRead();
    rooms.live?.apply();
    const wake = nextWake(next, clock.now());
    cancelWake = wake ? clock.after(wake.delay, onWake) : () => {};
  }

  function onWake(): void {
    rooms.usage.readLocks();
    publish();
  }

  async function load(): Promise<void> {
    const { config, codex, environment, health, risk, files } = rooms;
    try {
      await Promise.all([files.read(), codex.read(), environment.read()]);
      await config.read(configContext(rooms));
      await health.read();
      // Nobody looks at the Snapshot of a report.
      if (opened !== null) publish();
    } finally {
      firstRead.resolve();
    }
    await scan();
    // What was found may name another Codex or sign-in, which have other rules.
    if (!config.isReadFor(configContext(rooms))) await config.read(configContext(rooms));
    await rooms.drift.observe();
    await risk.read();
    publish();
    await rooms.usage.mending;
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
    const files = [
      ...rooms.config.watchPaths(),
      rooms.environment.file,
      ...rooms.health.watchPaths(),
      ...(rooms.live?.watchPaths() ?? []),
      settings.file,
    ];
    const targets = { folders: rooms.usage.watchFolders(), files };
    await watcher.watch(targets, changes.add);
  }

  const changes = new ChangeBatch(
    (paths) => inTurn(() => settle(paths)),
    (error) =>
      logger.warn(`A change could not be read: ${error instanceof Error ? error.message : String(error)}`),
  );

  async function settle(paths: readonly string[]): Promise<void> {
    const { usage, config, drift, risk, environment } = rooms;
    if (paths.includes(environment.file)) await environment.read();
    await usage.changed(paths);
    // A session may be the first of another Codex, which has other rules.
    if (paths.some((path) => config.concerns(path)) || !config.isReadFor(configContext(rooms))) {
      await config.read(configContext(rooms));
      await drift.observe();
      await risk.read();
    }
    for (const path of paths) rooms.live?.changed(path);
    const logs = rooms.health.watchPaths();
    if (paths.some((path) => logs.includes(path))) rooms.health.logChanged();
    if (paths.includes(settings.file)) {
      settings.read();
      await applySettings();
    }
    publish();
  }

  /** What settings change beyond what the Snapshot tells. */
  async function applySettings(): Promise<void> {
    const next = homesInForce(options, inForce().codexHomes);
    if (!isDeepStrictEqual(next, homes)) await reopen(async () => {});
    else if (following) await follow();
  }

  /** Lets go of the user's own rooms and begins anew with them; `between` is done while none is open. */
  async function reopen(between: () => Promise<void>): Promise<void> {
    const before = own;
    before.health.close();
    before.live?.close();
    await before.usage.close();
    try {
      await between();
    } finally {
      homes = homesInForce(options, inForce().codexHomes);
      own = openOwn();
      if (rooms === before) rooms = own;
    }
    await load();
    if (following) await follow();
  }

  async function showDemo(on: boolean): Promise<void> {
    if (on === (rooms.demo !== null)) return;
    const before = rooms.demo;
    cancelDemo();
    if (on) {
      const demo = await createDemoHome({ now: clock.now() });
      rooms = openDemoRooms(demo, options, ports, inForce);
      cancelDemo = keepGrowing(demo, clock);
    } else {
      rooms = own;
    }
    await load();
    if (following) await follow();
    await before?.close();
  }

  return {
    get store() {
      return store();
    },
    firstRead: firstRead.promise,
    load,
    readUsage: scan,
    async start() {
      following = true;
      await follow();
      await load();
    },
    refresh() {
      own.live?.looked('refresh');
      return load();
    },
    setDemo: (on) => inTurn(() => showDemo(on)),
    whole: (view) => rooms.usage.whole(view),
    usageReport: (query) => rooms.usage.report(query, clock.now()),
    rolloutPaths: () => rooms.usage.rolloutPaths(),
    pricingReport: () => rooms.pricing.report(clock.now()),
    updatePrices: (from) => own.pricing.update(from, clock.now()).finally(publish),
    ...createCodexRequests(() => rooms, publish),
    ...createEdits(() => rooms, publish),
    async probeOtel(signals) {
      await rooms.health.probe(signals);
      publish();
    },
    looked() {
      own.health.looked();
      own.live?.looked('look');
    },
    inspection,
    async changeSettings(patch) {
      const after = await settings.change(patch);
      await inTurn(applySettings);
      publish();
      return after;
    },
    ...createExports({
      stateDir,
      clock,
      settings: inForce,
      shown: () => rooms.usage,
      own: () => own.usage,
    }),
    resetData: () =>
      inTurn(() =>
        reopen(async () => {
          await removeOwnData(stateDir);
          settings.read();
        }),
      ),
    tell(findings) {
      told = findings;
      publish();
    },
    networkReturned: () => own.health.networkReturned(),
    async close() {
      closed = true;
      following = false;
      cancelWake();
      cancelDemo();
      await inspection.close();
      await watcher.close();
      own.health.close();
      own.live?.close();
      await own.usage.close();
      await rooms.demo?.close();
    },
  };
}
