import { isDeepStrictEqual } from 'node:util';
import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { Snapshot } from '../shared/snapshot.ts';
import { ChangeBatch } from './async/change-batch.ts';
import { createSerialQueue } from './async/serial-queue.ts';
import { createCodexRequests } from './composition/codex-requests.ts';
import { createEdits } from './composition/edits.ts';
import { createExportFollower } from './composition/export/export-follower.ts';
import { addShown } from './composition/export/shown-exports.ts';
import { createExports } from './composition/exports.ts';
import type { Glance } from './composition/glance-interface.ts';
import { readChanges, watchTargets } from './composition/reading.ts';
import { createReports } from './composition/reports.ts';
import { configContext, openDemoServices, openOwnServices, type Services } from './composition/services.ts';
import { warmUp } from './composition/warm-up.ts';
import { createDemoHome } from './demo/demo-home.ts';
import { keepGrowing } from './demo/growth.ts';
import type { Ports } from './platform/ports.ts';
import type { GlanceOptions } from './settings/glance-options.ts';
import { homesInForce } from './settings/homes-in-force.ts';
import { removeOwnData } from './settings/own-data.ts';
import { SettingsService } from './settings/settings-service.ts';
import { composeWhole, sameButTime } from './snapshot.ts';
import { InspectionService } from './telemetry/inspect/inspection-service.ts';
import { nextWake } from './wake.ts';

export type { Glance, UsageQuery } from './composition/glance-interface.ts';

/** During a first scan the Snapshot is updated this often, in milliseconds. */
const SCAN_STEP_MS = 100;

export function createGlance(options: GlanceOptions, ports: Ports): Glance {
  const { clock, watcher, logger } = ports;
  const { stateDir } = options;
  const settings = new SettingsService({ stateDir, clock, logger });
  /** Services are not replaced while something is being read into them. */
  const enqueue = createSerialQueue();
  const inForce = () => settings.current;
  let homes = homesInForce(options, inForce().codexHomes);
  let own = openOwn();
  let services = own;
  let following = false;
  let closed = false;
  let hostFindings: Snapshot['findings'] = [];
  let cancelWake = () => {};
  let cancelDemo = () => {};
  const inspection = new InspectionService({ clock, config: () => services.config.report(['otel']) });
  let opened: StoreApi<Snapshot> | null = null;
  const firstRead = Promise.withResolvers<void>();

  function openOwn(): Services {
    return openOwnServices({ ...options, ...homes }, ports, inForce, () => publish());
  }

  /** Creates the store when first needed: a report needs no Snapshot. */
  function store(): StoreApi<Snapshot> {
    opened ??= createStore<Snapshot>(compose);
    return opened;
  }

  function compose(): Snapshot {
    const now = clock.now();
    const findings = [...settings.findings(), ...exports.allFindings(now), ...hostFindings];
    const context = { ...options, now, settings: inForce(), exports: exports.view(now), findings };
    return composeWhole(services, context, publish);
  }

  /** Puts a changed Snapshot in the store and schedules the next one. */
  function publish(): void {
    if (closed) return;
    const next = compose();
    if (!sameButTime(store().getState(), next)) store().setState(next, true);
    cancelWake();
    if (!following) return;
    services.health.configRead(next.otel.signals);
    services.live?.apply();
    services.baseline.follow(services.config.inForce());
    const wake = nextWake(next, clock.now());
    cancelWake = wake ? clock.after(wake.delay, onWake) : () => {};
  }

  function onWake(): void {
    services.usage.readLocks();
    publish();
  }

  async function load(): Promise<void> {
    const { config, codex, editor, environment, health, risk, files, organisation } = services;
    try {
      await Promise.all([files.read(), codex.read(), environment.read(), organisation.read()]);
      await config.read(configContext(services));
      await Promise.all([editor.look(), health.read(), exports.read()]);
      if (opened !== null) publish();
    } finally {
      firstRead.resolve();
    }
    await scan();
    // What was found may name another Codex or sign-in, which have other rules.
    if (!config.isReadFor(configContext(services))) await config.read(configContext(services));
    await services.drift.observe();
    await risk.read();
    publish();
    await services.usage.mending;
  }

  async function scan(): Promise<void> {
    services.pricing.read();
    let published = clock.now();
    await services.usage.scan(() => {
      // A report needs no Snapshot.
      if (opened === null || clock.now() - published < SCAN_STEP_MS) return;
      published = clock.now();
      publish();
    });
  }

  async function follow(): Promise<void> {
    await watcher.watch(watchTargets(services, settings.file), changes.add);
  }

  const changes = new ChangeBatch(
    (paths) => enqueue(() => settle(paths)),
    (error) =>
      logger.warn(`A change could not be read: ${error instanceof Error ? error.message : String(error)}`),
  );

  async function settle(paths: readonly string[]): Promise<void> {
    await readChanges(services, paths);
    // Again until it is as it was applied: what changes while watches are replaced is not reported.
    while (paths.includes(settings.file) && settings.read()) await applySettings();
    publish();
  }

  /** Applies the settings that have effects outside the Snapshot. */
  async function applySettings(): Promise<void> {
    exports.settingsChanged();
    const next = homesInForce(options, inForce().codexHomes);
    if (!isDeepStrictEqual(next, homes)) await reopen(async () => {});
    else if (following) await follow();
  }

  /** Closes the user's services, runs `between`, and opens them again. */
  async function reopen(between: () => Promise<void>): Promise<void> {
    const before = own;
    await exports.release();
    before.health.close();
    before.live?.close();
    await before.usage.close();
    try {
      await between();
    } finally {
      homes = homesInForce(options, inForce().codexHomes);
      own = openOwn();
      if (services === before) services = own;
    }
    if (following) await follow();
    await load();
    exports.settingsChanged();
  }

  async function showDemo(on: boolean): Promise<void> {
    if (on === (services.demo !== null)) return;
    const before = services.demo;
    cancelDemo();
    if (on) {
      const demo = await createDemoHome({ now: clock.now() });
      services = openDemoServices(demo, options, ports, inForce);
      cancelDemo = keepGrowing(demo, clock);
    } else {
      services = own;
    }
    if (following) await follow();
    await load();
    await before?.close();
  }

  const reports = createReports(() => services, { ...options, ...ports, own: () => own, store });
  const shown = { settings, isPaused: () => services.demo !== null, onChange: publish };
  const exports = addShown(
    createExportFollower({ stateDir, clock, logger, openExport: reports.openExport, ...shown }),
    { platform: ports.platform, logger, ...shown },
  );

  return {
    get store() {
      return store();
    },
    firstRead: firstRead.promise,
    load,
    readUsage: scan,
    async start() {
      following = true;
      store().subscribe(exports.changed);
      await follow();
      await load();
      warmUp(services, options, clock.now());
    },
    refresh() {
      own.live?.onViewed('refresh');
      return load();
    },
    setDemo: (on) => enqueue(() => showDemo(on)),
    ...reports,
    exports,
    pricingReport: () => services.pricing.report(clock.now()),
    updatePrices: (from) => own.pricing.update(from, clock.now()).finally(publish),
    ...createCodexRequests(() => services, publish),
    ...createEdits(() => services, publish),
    async probeOtel(signals) {
      await services.health.probe(signals);
      publish();
    },
    onViewed() {
      own.health.onViewed();
      if (own.editor.seen().last !== null) void own.editor.look().then(publish);
      own.live?.onViewed('look');
    },
    inspection,
    async changeSettings(patch) {
      const after = await settings.change(patch);
      await enqueue(applySettings);
      publish();
      return after;
    },
    ...createExports({
      stateDir,
      clock,
      settings: inForce,
      shown: () => services.usage,
      own: () => own.usage,
    }),
    resetData: () =>
      enqueue(() =>
        reopen(async () => {
          await removeOwnData(stateDir);
          settings.read();
        }),
      ),
    setHostFindings(findings) {
      hostFindings = findings;
      publish();
    },
    networkReturned: () => own.health.networkReturned(),
    async close() {
      closed = true;
      following = false;
      cancelWake();
      cancelDemo();
      await exports.close();
      await inspection.close();
      await watcher.close();
      own.health.close();
      own.live?.close();
      await own.usage.close();
      await services.demo?.close();
    },
  };
}
