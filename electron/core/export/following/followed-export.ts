import { isDeepStrictEqual } from 'node:util';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../shared/durations.ts';
import type { ExportReport } from '../../../shared/export/export-report.ts';
import type { Finding } from '../../../shared/finding.ts';
import { createSerialQueue } from '../../async/serial-queue.ts';
import type { Clock } from '../../platform/ports.ts';
import { type ExportRun, exportSettings, readExportReport } from '../export-run.ts';
import { outboxFile } from '../outbox/outbox-file.ts';
import { decideFault, type ExportFault, faultFinding, reopenAfter } from './decide-fault.ts';

export interface FollowedParts {
  readonly stateDir: string;
  readonly clock: Clock;
  /** Opens an export to the targets of the settings. */
  readonly open: (onStep: () => void) => Promise<ExportRun>;
  /** True while samples are shown. */
  readonly isPaused: () => boolean;
  /** Called where the report or the findings are others than they were. */
  readonly onChange: () => void;
}

/** What has changed is read after so long, together with what comes meanwhile. */
const GATHER_MS = 2 * SECOND_MS;

/** A reading is followed by a pause of so many times its length, up to `LONGEST_PAUSE_MS`. */
const PAUSE_FACTOR = 10;
const LONGEST_PAUSE_MS = 2 * MINUTE_MS;

/** The report is made at most this often. */
const REPORT_MS = SECOND_MS;

/** Readings that are due by the clock are at least and at most so far away, so that a clock that jumps does no harm. */
const [SOONEST_MS, LATEST_MS] = [SECOND_MS, HOUR_MS];

interface Open {
  readonly run: ExportRun;
  /** The settings that it was opened with, as JSON. */
  readonly settings: string;
  readonly ending: AbortController;
  /** Resolves once nothing more is sent. */
  readonly following: Promise<void>;
  collecting: Promise<void>;
}

/** Exports what happens to the targets of the settings, for as long as a host runs. */
export class FollowedExport {
  private readonly parts: FollowedParts;
  private readonly enqueue = createSerialQueue();
  private opened: Open | null = null;
  private closed = false;
  private fault: ExportFault | null = null;
  private failures = 0;
  private current: ExportReport;
  private shown: readonly Finding[] = [];
  private isCollecting = false;
  private hasChanged = false;
  private wasPaused = false;
  /** When sources may be read again, in milliseconds since the epoch. */
  private restsUntil = 0;
  private collectAt = Number.POSITIVE_INFINITY;
  private cancelCollect = () => {};
  private cancelReport: (() => void) | null = null;
  private cancelReopen = () => {};

  constructor(parts: FollowedParts) {
    this.parts = parts;
    this.current = readExportReport(parts.stateDir, parts.clock.now());
  }

  /** Returns how it stands, as of the last step. Reads nothing. */
  report(): ExportReport {
    return this.current;
  }

  findings(): readonly Finding[] {
    return this.fault === null ? [] : [faultFinding(this.fault, outboxFile(this.parts.stateDir))];
  }

  /** Takes in the settings as they now are. */
  apply(): Promise<void> {
    // At once, whatever is being read.
    if (this.opened !== null && this.wanted() !== this.opened.settings) this.opened.ending.abort();
    return this.enqueue(() => this.adapt());
  }

  /** Says that something was read or has changed. */
  changed(): void {
    if (this.parts.isPaused() !== this.wasPaused) void this.apply();
    if (this.opened === null) return;
    this.hasChanged = true;
    if (!this.isCollecting) this.collectIn(this.changeDelay());
  }

  /** Releases the files of the export until the settings are taken in again. */
  release(): Promise<void> {
    this.opened?.ending.abort();
    this.cancelReopen();
    return this.enqueue(() => this.end(0));
  }

  /** Ends everything; before that it reads and sends for up to so long, in milliseconds. */
  close(drainMs = 0): Promise<void> {
    this.closed = true;
    if (drainMs === 0) this.opened?.ending.abort();
    this.cancelReopen();
    this.cancelReport?.();
    return this.enqueue(() => this.end(drainMs));
  }

  /** Returns the settings to export by, as JSON; null where nothing is to be sent. */
  private wanted(): string | null {
    if (this.closed || this.parts.isPaused()) return null;
    const { general, targets } = exportSettings(this.parts.stateDir);
    const enabled = targets.filter((target) => target.enabled);
    return general.enabled && enabled.length > 0 ? JSON.stringify([general, enabled]) : null;
  }

  private async adapt(): Promise<void> {
    this.wasPaused = this.parts.isPaused();
    const wanted = this.wanted();
    if (wanted === null || wanted !== this.opened?.settings || this.opened.ending.signal.aborted) {
      await this.end(0);
      // Settings that were changed may have mended it.
      this.cancelReopen();
      this.failures = 0;
      if (wanted === null) this.fault = null;
      else await this.begin(wanted);
    }
    this.show();
  }

  private async begin(settings: string): Promise<void> {
    let run: ExportRun;
    try {
      run = await this.parts.open(() => this.showSoon());
    } catch (error) {
      this.fail(error);
      return;
    }
    // Of a full disk nothing is known before something was written.
    if (this.fault?.kind === 'secret' || this.fault?.kind === 'unusable') this.fault = null;
    if (run.wasDamaged) this.fault = { kind: 'damaged', reason: '' };
    const ending = new AbortController();
    const following = run.exporter.follow(ending.signal).catch((error: unknown) => this.break(error));
    this.opened = { run, settings, ending, following, collecting: Promise.resolve() };
    this.collectIn(0);
  }

  private async end(drainMs: number): Promise<void> {
    const { opened } = this;
    if (opened === null) return;
    this.opened = null;
    this.cancelCollect();
    this.collectAt = Number.POSITIVE_INFINITY;
    opened.ending.abort();
    await Promise.all([opened.following, opened.collecting]);
    if (drainMs > 0) {
      const limit = AbortSignal.timeout(drainMs);
      await opened.run.exporter.collect(limit).catch(() => {});
      await opened.run.exporter.drain(limit).catch(() => {});
    }
    await opened.run.close().catch(() => {});
  }

  /** The queue of an export that is open cannot be used: it is opened again. */
  private break(error: unknown): void {
    const { opened } = this;
    if (opened === null || opened.ending.signal.aborted) return;
    opened.ending.abort();
    void this.enqueue(async () => {
      if (this.opened === opened) await this.end(0);
      this.fail(error);
      this.show();
    });
  }

  private fail(error: unknown): void {
    if (this.closed) return;
    this.fault = decideFault(error);
    this.failures += 1;
    this.cancelReopen();
    this.cancelReopen = this.parts.clock.after(reopenAfter(this.failures), () => {
      void this.enqueue(async () => {
        const wanted = this.wanted();
        if (wanted !== null && this.opened === null) await this.begin(wanted);
        this.show();
      });
    });
  }

  private changeDelay(): number {
    return Math.max(GATHER_MS, Math.min(LONGEST_PAUSE_MS, this.restsUntil - this.parts.clock.now()));
  }

  private collectIn(delay: number): void {
    const { clock } = this.parts;
    const at = clock.now() + delay;
    if (at >= this.collectAt && this.collectAt - clock.now() <= LATEST_MS) return;
    this.cancelCollect();
    this.collectAt = at;
    this.cancelCollect = clock.after(delay, () => this.collect());
  }

  private collect(): void {
    const { opened } = this;
    this.collectAt = Number.POSITIVE_INFINITY;
    if (opened === null || this.isCollecting) return;
    const { clock } = this.parts;
    const begun = clock.now();
    this.isCollecting = true;
    this.hasChanged = false;
    opened.collecting = opened.run.exporter
      .collect(opened.ending.signal)
      .then(() => {
        // What was written shows that the queue is in order; that it was damaged stays worth knowing.
        this.failures = 0;
        if (this.fault !== null && this.fault.kind !== 'damaged') this.fault = null;
      })
      .catch((error: unknown) => this.break(error))
      .finally(() => {
        this.isCollecting = false;
        const now = clock.now();
        this.restsUntil = now + Math.min(LONGEST_PAUSE_MS, Math.max(0, now - begun) * PAUSE_FACTOR);
        if (this.opened !== opened || opened.ending.signal.aborted) return;
        opened.run.exporter.wake();
        this.showSoon();
        const due = opened.run.exporter.dueAt();
        if (due !== null) this.collectIn(Math.min(LATEST_MS, Math.max(SOONEST_MS, due - now)));
        if (this.hasChanged) this.collectIn(this.changeDelay());
      });
  }

  private showSoon(): void {
    if (this.closed) return;
    this.cancelReport ??= this.parts.clock.after(REPORT_MS, () => this.show());
  }

  private show(): void {
    this.cancelReport?.();
    this.cancelReport = null;
    if (this.closed) return;
    const before = { report: withoutLag(this.current), findings: this.shown };
    this.shown = this.findings();
    try {
      const { stateDir, clock } = this.parts;
      this.current = this.opened?.run.report() ?? readExportReport(stateDir, clock.now());
    } catch (error) {
      if (this.opened !== null) this.break(error);
      return;
    }
    if (isDeepStrictEqual(before, { report: withoutLag(this.current), findings: this.shown })) return;
    this.parts.onChange();
  }
}

/** Time alone makes a lag another; taken for a change, it would have everything read again and again. */
function withoutLag(report: ExportReport): ExportReport {
  return { ...report, targets: report.targets.map((target) => ({ ...target, lagMs: null })) };
}
