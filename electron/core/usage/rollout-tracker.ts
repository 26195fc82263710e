import { basename, dirname, join, relative, sep } from 'node:path';
import type { ScanProgress } from '../../shared/usage.ts';
import type { UsageLedger } from './ledger.ts';
import { type Breath, type ReadMark, readRollout } from './read-rollout.ts';
import {
  discoverRollouts,
  type FileProblem,
  parseRolloutName,
  ROLLOUT_FOLDERS,
  type RolloutFile,
  statRollout,
} from './rollout-files.ts';
import type { LineIssue, RolloutState } from './rollout-state.ts';

/** A rollout file with what was read of it. */
export interface TrackedFile {
  file: RolloutFile;
  threadId: string;
  state: RolloutState;
  mark: ReadMark;
  issues: LineIssue[];
}

/** Called now and then while files are read. May return a promise to wait for. */
export type OnProgress = (progress: ScanProgress) => void;

/** Sums over all files, kept as files are read. */
export interface ReadingTotals {
  files: number;
  bytes: number;
  lines: number;
  notUnderstood: number;
  bareLines: number;
}

/** How long reading may keep a thread busy before others get a turn, in milliseconds. */
const SLICE_MS = 8;

/** Follows the rollout files of one Codex home into a ledger. Reads only bytes that are new. */
export class RolloutTracker {
  readonly codexHome: string;
  readonly files = new Map<string, TrackedFile>();
  /** Files with something wrong in them; the others are not looked through for findings. */
  readonly flawed = new Set<string>();
  readonly problems = new Map<string, FileProblem>();
  readonly totals: ReadingTotals = { files: 0, bytes: 0, lines: 0, notUnderstood: 0, bareLines: 0 };
  private readonly ledger: UsageLedger;
  private sliceStart = 0;

  constructor(codexHome: string, ledger: UsageLedger) {
    this.codexHome = codexHome;
    this.ledger = ledger;
  }

  /** Finds all files, reads what changed, newest first, and lets go of files that are gone. */
  async scan(onProgress: OnProgress): Promise<void> {
    const { files, problems } = discoverRollouts(this.codexHome);
    this.problems.clear();
    for (const problem of problems) this.problems.set(problem.path, problem);
    const present = new Set(files.map((file) => file.path));
    const stale = files.filter((file) => this.isStale(file)).sort((a, b) => b.mtimeMs - a.mtimeMs);
    const bytesTotal = stale.reduce((sum, file) => sum + file.size, 0);
    let bytesDone = 0;
    let filesDone = 0;
    this.sliceStart = performance.now();
    const report = () => onProgress({ filesDone, filesTotal: stale.length, bytesDone, bytesTotal });
    const breathe: Breath = (read) => {
      bytesDone += read;
      if (performance.now() - this.sliceStart < SLICE_MS) return undefined;
      report();
      return this.pause();
    };
    for (const file of stale) {
      await this.read(file, breathe);
      filesDone += 1;
    }
    for (const path of [...this.files.keys()]) if (!present.has(path)) this.forget(path);
  }

  /** Looks again at one path below this home that changed. Returns false where it is no rollout. */
  async changed(path: string): Promise<boolean> {
    const [root] = relative(this.codexHome, path).split(sep);
    const archived = root === 'archived_sessions';
    if (!ROLLOUT_FOLDERS.some((folder) => folder === root)) return false;
    const name = basename(path);
    const parsed = parseRolloutName(name);
    if (!parsed) return false;
    this.problems.delete(path);
    const found = statRollout(path, name, this.codexHome, archived);
    const twin = join(dirname(path), parsed.compressed ? parsed.name : `${parsed.name}.zst`);
    if (found && 'kind' in found) {
      this.problems.set(path, found);
    } else if (!found) {
      if (!this.files.has(path)) return false;
      this.forget(path);
    } else if (parsed.compressed && this.files.has(twin)) {
      return false;
    } else if (this.isStale(found)) {
      this.sliceStart = performance.now();
      await this.read(found, () =>
        performance.now() - this.sliceStart < SLICE_MS ? undefined : this.pause(),
      );
    } else {
      return false;
    }
    return true;
  }

  private isStale(file: RolloutFile): boolean {
    const mark = this.files.get(file.path)?.mark;
    return (
      !mark || mark.size !== file.size || mark.mtimeMs !== file.mtimeMs || mark.identity !== file.identity
    );
  }

  private async read(file: RolloutFile, breathe: Breath): Promise<void> {
    const before = this.files.get(file.path) ?? null;
    const old = before ? { ...before.state } : null;
    try {
      const { state, delta, mark, continued } = await readRollout(file, before, breathe);
      const threadId = state.meta?.threadId ?? file.threadId;
      if (before && before.threadId !== threadId) this.ledger.forget(file.path, before.threadId);
      const issues = continued && before ? [...before.issues, ...delta.issues] : delta.issues;
      this.files.set(file.path, { file, threadId, state, mark, issues });
      this.problems.delete(file.path);
      this.flag(file.path, issues.length > 0);
      this.count(old, state);
      this.ledger.apply(file, state, delta.responses, delta.limits);
    } catch (error) {
      // What was read before the failure is read again once the file can be read: responses count once.
      this.files.delete(file.path);
      this.flag(file.path, false);
      this.count(old, null);
      const message = error instanceof Error ? error.message : String(error);
      this.problems.set(file.path, { path: file.path, kind: 'unreadable', message });
    }
  }

  private forget(path: string): void {
    const tracked = this.files.get(path);
    if (!tracked) return;
    this.files.delete(path);
    this.flag(path, false);
    this.count(tracked.state, null);
    this.ledger.forget(path, tracked.threadId);
  }

  private flag(path: string, flawed: boolean): void {
    if (flawed) this.flawed.add(path);
    else this.flawed.delete(path);
  }

  private count(before: RolloutState | null, after: RolloutState | null): void {
    this.totals.files += (after ? 1 : 0) - (before ? 1 : 0);
    this.totals.bytes += (after?.consumed ?? 0) - (before?.consumed ?? 0);
    this.totals.lines += (after?.lines ?? 0) - (before?.lines ?? 0);
    this.totals.notUnderstood += (after?.notUnderstood ?? 0) - (before?.notUnderstood ?? 0);
    this.totals.bareLines += (after?.bareLines ?? 0) - (before?.bareLines ?? 0);
  }

  private async pause(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.sliceStart = performance.now();
  }
}
