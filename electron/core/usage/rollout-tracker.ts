import { basename, dirname, join, relative, sep } from 'node:path';
import { verbatim } from '../../shared/messages/en/words.ts';
import type { ScanProgress } from '../../shared/usage.ts';
import type { UsageIndex } from '../index/usage-index.ts';
import { LimitCutoffs } from '../ingest/kernel/limit-cutoffs.ts';
import type { RolloutState } from '../ingest/lines/rollout-state.ts';
import { discoverRollouts, type IsKnown } from '../ingest/rollouts/discover-rollouts.ts';
import { sourceOf } from '../ingest/rollouts/file-source.ts';
import type { FolderState } from '../ingest/rollouts/folder-state.ts';
import type { FoundTree } from '../ingest/rollouts/found-tree.ts';
import { takeMoved } from '../ingest/rollouts/moved-files.ts';
import {
  type FileProblem,
  parseRolloutName,
  ROLLOUT_FOLDERS,
  type RolloutFile,
  type RolloutName,
  statRollout,
} from '../ingest/rollouts/rollout-files.ts';
import { type NewThread, readingOf } from '../ingest/scan/new-thread.ts';
import type { FileReading } from '../ingest/scan/read-job.ts';
import type { Checkpoint } from '../ingest/scan/read-rollout.ts';
import { type FileJob, readFiles } from '../ingest/scan/scan-files.ts';
import { WorkerPool } from '../ingest/scan/worker-pool.ts';
import type { UsageLedger } from '../ledger/ledger.ts';
import type { LimitReadings } from '../limits/limit-readings.ts';
import { ResponseList } from '../tokens/response-list.ts';
import { FileTable } from './file-table.ts';
import { ForksLast } from './forks-last.ts';
import { readAll } from './read-copies.ts';
import { newFileOf, readFileOf } from './read-file.ts';
import type { ReadingTotals } from './reading-totals.ts';

/** Cutoffs advance once this many limits were read: they change little from one to the next. */
const LIMITS_PER_ADVANCE = 64;

/** Reads the rollout files of one Codex home into a ledger, and only new bytes of them. */
export class RolloutTracker {
  readonly codexHome: string;
  readonly files: FileTable;
  /** The states that reading resumes from, by path; for other files only the index has them. */
  readonly states = new Map<string, RolloutState>();
  readonly problems = new Map<string, FileProblem>();
  /** As of the last scan. */
  folders: readonly FolderState[] = [];
  /** Paths that changed since they were saved. */
  readonly unsaved = new Set<string>();
  readonly removed = new Set<string>();
  /** Files that became shorter and of which there are copies. */
  private readonly replaced = new Set<RolloutFile>();
  private readonly ledger: UsageLedger;
  private readonly limits: LimitReadings;
  private readonly index: UsageIndex;
  private readonly now: () => number;

  constructor(
    codexHome: string,
    ledger: UsageLedger,
    limits: LimitReadings,
    index: UsageIndex,
    now: () => number = Date.now,
  ) {
    this.now = now;
    this.codexHome = codexHome;
    this.ledger = ledger;
    this.limits = limits;
    this.index = index;
    this.files = new FileTable(codexHome, index.files());
  }

  get totals(): ReadingTotals {
    return this.files.sums.totals;
  }

  /** Files with problems; the others are not searched for findings. */
  get flawed(): ReadonlySet<string> {
    return this.files.sums.flawed;
  }

  private readonly isKnown: IsKnown = (...file) => this.files.isSame(...file);

  /** Finds all files, reads what changed, newest first, and drops files that are gone. `tree` records what was found. */
  async scan(onProgress: (progress: ScanProgress) => void, tree?: FoundTree): Promise<void> {
    const workers = new WorkerPool();
    try {
      const onFile = ({ path, size }: RolloutFile) => void (this.files.has(path) || workers.expect(size));
      const { isKnown } = this;
      const { knownFolders } = this.files;
      const found = discoverRollouts(this.codexHome, {
        isKnown,
        onFile,
        knownFolders,
        tree,
        now: this.now(),
      });
      const { files, known, problems } = found;
      this.folders = found.folders;
      this.problems.clear();
      for (const problem of problems) this.problems.set(problem.path, problem);
      await this.read([...files].sort(newestFirst), onProgress, workers);
      if (takeMoved(this.problems)) await this.read(discoverRollouts(this.codexHome, { isKnown }).files);
      if (this.files.size > files.length + known) this.forgetMissing(tree);
    } catch (error) {
      await workers.stop();
      throw error;
    }
  }

  private forgetMissing(tree: FoundTree | undefined): void {
    tree?.spoil();
    const present = new Set(discoverRollouts(this.codexHome).files.map((file) => file.path));
    for (const path of [...this.files.keys()]) if (!present.has(path)) this.forget(path);
  }

  /** Reads one changed path below this home. Resolves to false where it is no rollout. */
  async changed(path: string): Promise<boolean> {
    const [root] = relative(this.codexHome, path).split(sep);
    if (!ROLLOUT_FOLDERS.some((folder) => folder === root)) return false;
    const name = basename(path);
    const parsed = parseRolloutName(name);
    if (!parsed) return false;
    const hadProblem = this.problems.delete(path);
    const archived = root === 'archived_sessions';
    const found = statRollout(path, parsed, this.codexHome, archived);
    const plainTwin = join(dirname(path), parsed.name);
    if (found && 'kind' in found) {
      this.problems.set(path, found);
    } else if (!found) {
      if (!this.files.has(path)) return hadProblem;
      if (!parsed.compressed) await this.readCompressed(path, parsed, archived);
      this.forget(path);
    } else if (parsed.compressed && this.files.has(plainTwin)) {
      return hadProblem;
    } else if (this.isStale(found)) {
      await this.read([found]);
    } else {
      return hadProblem;
    }
    return true;
  }

  /** Reads the compressed copy of a plain file, which is ignored while the plain file exists. */
  private async readCompressed(plain: string, name: RolloutName, archived: boolean): Promise<void> {
    const copy = statRollout(`${plain}.zst`, { ...name, compressed: true }, this.codexHome, archived);
    if (copy && !('kind' in copy) && this.isStale(copy)) await this.read([copy]);
  }

  private isStale(file: RolloutFile): boolean {
    return !this.files.isSame(file.path, dirname(file.path), basename(file.path), file);
  }

  private async read(
    files: readonly RolloutFile[],
    onProgress: (progress: ScanProgress) => void = () => {},
    workers?: WorkerPool,
  ): Promise<void> {
    const jobs: FileJob[] = files.map((file) => ({ file, before: this.checkpointOf(file.path) }));
    const cutoffs = new LimitCutoffs();
    let sinceAdvanced = 0;
    const forks = new ForksLast(this.ledger.threads, (file, reading) => this.take(file, reading));
    const take = (file: RolloutFile, reading: FileReading) => {
      forks.take(file, reading);
      if (!('limits' in reading) || reading.limits.length === 0) return;
      sinceAdvanced += reading.limits.length;
      if (sinceAdvanced < LIMITS_PER_ADVANCE) return;
      sinceAdvanced = 0;
      cutoffs.advance(this.limits.history.cutoffs());
    };
    await readFiles(
      jobs,
      take,
      onProgress,
      workers,
      cutoffs,
      files.length > 0 && this.index.acceptsBulkInsert(),
    );
    forks.finish();
    await this.readCopies();
  }

  /** What reading a file goes on from; null where it is not known. */
  checkpointOf(path: string): Checkpoint | null {
    const tracked = this.files.get(path);
    const state = tracked ? (this.states.get(path) ?? this.index.fileState(path)) : null;
    return tracked && state ? { state, mark: tracked.mark } : null;
  }

  private take(file: RolloutFile, reading: FileReading): void {
    if (!('cliVersion' in reading)) this.takeReading(file, reading);
    else if (!this.insertNew(file, reading)) this.takeReading(file, readingOf(reading));
  }

  /** Returns false where the thread or the file is known already. */
  private insertNew(file: RolloutFile, thread: NewThread): boolean {
    if (this.files.has(file.path) || !this.ledger.applyNew(file, thread)) return false;
    this.problems.delete(file.path);
    this.removed.delete(file.path);
    this.files.set(newFileOf(file, thread));
    this.limits.observeAll(thread.limits, thread.quarters);
    return true;
  }

  private takeReading(file: RolloutFile, reading: Exclude<FileReading, NewThread>): void {
    const before = this.files.get(file.path) ?? null;
    if ('error' in reading) {
      // What was read before the failure is read again once the file is readable: responses count once.
      this.untrack(file.path);
      this.problems.set(file.path, { path: file.path, kind: 'unreadable', message: verbatim(reading.error) });
      return;
    }
    const { continued, limits, responses, quarters, rebooked } = reading;
    const { state } = reading.checkpoint;
    const threadId = state.meta?.threadId ?? file.threadId;
    if (before && before.threadId !== threadId) this.ledger.forget(file.path, before.threadId, true);
    this.problems.delete(file.path);
    this.untrack(file.path);
    this.files.set(readFileOf(file, threadId, reading, before));
    this.states.set(file.path, state);
    this.unsaved.add(file.path);
    this.removed.delete(file.path);
    const list = new ResponseList(responses);
    const { isUnsure, columns } = this.ledger.apply(file, state, list, quarters, !continued);
    if (isUnsure) this.replaced.add(file);
    this.limits.observeAll(limits, columns);
    this.ledger.rebook(threadId, rebooked);
  }

  /** Reads the copies of replaced files again, which may hold what those held before. */
  private async readCopies(): Promise<void> {
    const replaced = [...this.replaced];
    this.replaced.clear();
    for (const { path, name } of replaced) {
      const threadId = this.files.get(path)?.threadId ?? '';
      const thread = this.ledger.threads.get(threadId);
      const said = await readAll(thread?.othersThan('') ?? []);
      if (said) this.ledger.keepOnly(threadId, sourceOf(name), said);
    }
  }

  private forget(path: string): void {
    const tracked = this.files.get(path);
    if (!tracked) return;
    this.ledger.forget(path, tracked.threadId);
    this.untrack(path);
    this.unsaved.delete(path);
    this.removed.add(path);
  }

  private untrack(path: string): void {
    this.files.delete(path);
    this.states.delete(path);
  }
}

function newestFirst(a: RolloutFile, b: RolloutFile): number {
  return b.mtimeMs - a.mtimeMs;
}
