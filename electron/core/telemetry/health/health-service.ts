import { defaultSettings, type Settings } from '../../../shared/settings.ts';
import type { Otel, OtelSignal } from '../../../shared/telemetry/telemetry.ts';
import { createSerialQueue } from '../../async/serial-queue.ts';
import type { ResolvedConfig } from '../../config/resolve.ts';
import type { CodexEnvironment } from '../../exporters/export-plan/codex-environment.ts';
import type { Environment } from '../../exporters/export-plan/environment.ts';
import {
  type ExportPlan,
  exportPlan,
  isKeptPlan,
  planKey,
  secretPlanKey,
} from '../../exporters/export-plan/plan.ts';
import type { SignalName } from '../../exporters/exporter.ts';
import type { Clock, Logger } from '../../platform/ports.ts';
import { probeAll } from '../probe/probe-all.ts';
import { CodexLog } from './codex-log.ts';
import {
  changeHealth,
  type HealthRecord,
  healthFile,
  readHealth,
  type StoredHealth,
} from './health-store.ts';
import { keptOf } from './kept-results.ts';
import { nextProbe, type Probed, type ProbePlan } from './schedule.ts';
import { SightingLog } from './sighting-log.ts';
import type { SeenSpans } from './sightings.ts';
import { withHealth } from './view.ts';

export interface HealthServiceOptions {
  readonly codexHome: string;
  /** Where results are stored; null for samples, which store nothing and probe nobody. */
  readonly stateDir: string | null;
  /** The environment that Codex exports in. */
  readonly env: () => Environment;
  /** The file that is a part of it, where that was not read. */
  readonly unread?: CodexEnvironment['unread'];
  readonly clock: Clock;
  readonly logger: Logger;
  /** The configuration in force, with what follows from it alone. */
  readonly current: () => { readonly resolved: ResolvedConfig; readonly otel: Otel };
  /** The user's settings; left out, the defaults. */
  readonly settings?: () => Pick<Settings, 'automaticProbing' | 'retentionDays'>;
  /** What is shown as seen before in a demo; left out, what was. */
  readonly sample?: SeenSpans;
  /** Called when there is something new to show. */
  readonly onChange: () => void;
  /** Default: over the network. */
  readonly send?: typeof probeAll;
  /** From 0 to 1. */
  readonly random?: () => number;
}

/** Knows whether the telemetry of one Codex home arrives: from probes, Codex's own logs and their history. */
export class HealthService {
  private readonly options: HealthServiceOptions;
  private records = new Map<SignalName, HealthRecord>();
  private readonly seen: SightingLog;
  /** The plans probed in this run, secrets included, to notice any change. */
  private readonly probedPlans = new Map<SignalName, string>();
  private readonly noticed = new Map<SignalName, { readonly key: string; readonly at: number }>();
  private readonly log: CodexLog;
  private viewedAt: number | null = null;
  private networkAt: number | null = null;
  /** One round at a time, so that no host is probed twice at once. */
  private readonly enqueue = createSerialQueue();
  private closed = false;
  private jitter: number;
  private cancel = () => {};

  constructor(options: HealthServiceOptions) {
    this.options = options;
    // These variables never come from the Codex home's own file.
    this.log = new CodexLog({ ...options, env: options.env(), resolved: () => options.current().resolved });
    this.seen = new SightingLog({ ...options, days: () => this.settings.retentionDays });
    this.jitter = this.draw();
  }

  /** Reads stored results and Codex's logs. Sends nothing. */
  async read(): Promise<void> {
    const { stateDir, codexHome } = this.options;
    if (stateDir === null) return;
    const [stored] = await Promise.all([readHealth(healthFile(stateDir)), this.log.read()]);
    for (const record of stored.homes[codexHome] ?? []) {
      const own = this.records.get(record.signal);
      if (own === undefined || own.checkedAt < record.checkedAt) this.records.set(record.signal, record);
    }
    this.seen.take(stored);
    this.arrange();
  }

  /** Returns what follows from the configuration, with the health of each signal. */
  otel(): Otel {
    const { clock, env, current } = this.options;
    const { resolved, otel } = current();
    const { records, settings, seen, log } = this;
    const sightings = this.options.sample ?? seen.sightings;
    const { errors } = log;
    const isCurrent = (plan: ExportPlan) => !this.isChanged(plan);
    const unread = this.options.unread?.() ?? null;
    const known = { records, errors, sightings, settings, isCurrent, unread, now: clock.now() };
    return withHealth(otel, resolved, env(), known);
  }

  /** Probes now because the user asked: the named signals, else all that have a collector. */
  async probe(names?: readonly SignalName[]): Promise<void> {
    const now = this.options.clock.now();
    const asked = this.plans().filter(({ signal }) => names === undefined || names.includes(signal));
    await this.send(asked.filter((plan) => !this.isHeld(plan, now)));
  }

  /** The user looks at the page, so results are kept up to date. */
  onViewed(): void {
    this.viewedAt = this.options.clock.now();
    this.arrange();
  }

  networkReturned(): void {
    this.networkAt = this.options.clock.now();
    this.arrange();
  }

  /** Returns the paths of Codex's own logs. */
  watchPaths(): string[] {
    return this.options.stateDir === null ? [] : this.log.watchPaths();
  }

  /** To be called when one of Codex's own logs has changed. */
  logChanged(): void {
    if (!this.closed && this.plans().length > 0) this.log.changed();
  }

  /** To be called when the configuration was read again, or the settings changed, with what is so now. */
  configRead(signals: readonly OtelSignal[]): void {
    this.arrange();
    if (this.closed || !this.seen.isNews(signals)) return;
    this.enqueue(() => this.seen.keep(signals)).catch((error: unknown) =>
      this.options.logger.warn(`The state of OTel was not kept: ${String(error)}`),
    );
  }

  /** Stops sending; results of running probes are ignored. */
  close(): void {
    this.closed = true;
    this.cancel();
    this.log.close();
  }

  private plans(): ExportPlan[] {
    const { current, env, stateDir } = this.options;
    if (stateDir === null) return [];
    const { resolved, otel } = current();
    return otel.signals.flatMap(({ signal, health }) => {
      // Other states are decided without asking the collector.
      const plan = health.state === 'untested' ? exportPlan(resolved, signal, env()) : null;
      return plan === null ? [] : [plan];
    });
  }

  private isHeld(plan: ExportPlan, now: number): boolean {
    const record = this.records.get(plan.signal);
    return record !== undefined && !this.isChanged(plan) && (record.retryAt ?? 0) > now;
  }

  private isChanged(plan: ExportPlan): boolean {
    const probed = this.probedPlans.get(plan.signal);
    if (probed !== undefined) return probed !== secretPlanKey(plan);
    const record = this.records.get(plan.signal);
    return record !== undefined && !isKeptPlan(plan, record.plan);
  }

  private send(plans: readonly ExportPlan[]): Promise<void> {
    return this.enqueue(() => this.sendRound(plans));
  }

  private async sendRound(plans: readonly ExportPlan[]): Promise<void> {
    if (this.closed || plans.length === 0) return;
    const { send = probeAll, clock, codexHome, onChange, logger } = this.options;
    const results = await send(plans, { now: clock.now });
    if (this.closed) return;
    for (const { plan, result } of results) {
      const { signal } = plan;
      const before = this.records.get(signal);
      const failures = result.state === 'accepted' ? 0 : (before?.failures ?? 0) + 1;
      const kept = keptOf(before, result, this.settings.retentionDays);
      this.records.set(signal, { ...result, ...kept, signal, plan: planKey(plan), failures });
      this.probedPlans.set(signal, secretPlanKey(plan));
    }
    this.jitter = this.draw();
    await this.log.read();
    this.arrange();
    onChange();
    const records = [...this.records.values()];
    await this.keep((stored) => ({ ...stored, homes: { ...stored.homes, [codexHome]: records } })).catch(
      (error: unknown) => logger.warn(`The result of the probe was not kept: ${String(error)}`),
    );
  }

  private get settings() {
    return this.options.settings?.() ?? defaultSettings;
  }

  private draw(): number {
    return (this.options.random ?? Math.random)();
  }

  private async keep(change: (stored: StoredHealth) => StoredHealth): Promise<void> {
    const { stateDir } = this.options;
    if (stateDir !== null) await changeHealth(healthFile(stateDir), change);
  }

  /** Sets the timer for the next automatic probe. */
  private arrange(): void {
    this.cancel();
    if (this.closed) return;
    const { clock } = this.options;
    const next = this.next();
    if (next.state === 'wait')
      this.cancel = clock.after(Math.max(0, next.at - clock.now()), () => this.sendDue());
  }

  /** Sends what is due: it may have been probed since the timer was set. */
  private sendDue(): void {
    this.enqueue(async () => {
      const next = this.next();
      if (next.state === 'idle' || next.at > this.options.clock.now()) return this.arrange();
      return this.sendRound(this.plans().filter(({ signal }) => next.signals.includes(signal)));
    }).catch((error: unknown) => this.options.logger.warn(`A probe could not be made: ${String(error)}`));
  }

  private next(): ProbePlan {
    const now = this.options.clock.now();
    return nextProbe({
      now,
      automatic: this.settings.automaticProbing,
      viewedAt: this.viewedAt,
      networkAt: this.networkAt,
      jitter: this.jitter,
      signals: this.plans().map((plan): Probed => {
        const record = this.records.get(plan.signal);
        return {
          signal: plan.signal,
          probedAt: record?.checkedAt ?? null,
          failures: record?.failures ?? 0,
          retryAt: record?.retryAt ?? null,
          changedAt: this.isChanged(plan) ? this.noticedAt(plan, now) : null,
        };
      }),
    });
  }

  private noticedAt(plan: ExportPlan, now: number): number {
    const key = secretPlanKey(plan);
    const noticed = this.noticed.get(plan.signal);
    if (noticed?.key === key) return noticed.at;
    this.noticed.set(plan.signal, { key, at: now });
    return now;
  }
}
