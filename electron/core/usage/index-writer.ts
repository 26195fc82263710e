import type { LedgerBase, ThreadChange, UsageIndex } from '../index/usage-index.ts';
import type { StoredFile } from '../ingest/scan/stored-rows.ts';
import type { UsageLedger } from '../ledger/ledger.ts';
import { packDays } from '../ledger/stored/packed-days.ts';
import type { ThreadLedger } from '../ledger/thread-ledger.ts';
import type { LimitReadings } from '../limits/limit-readings.ts';
import type { RolloutTracker } from './rollout-tracker.ts';

/** How often a save is repeated where another process saved the same threads meanwhile. */
const TRIES = 4;

export interface SaveOptions {
  /** Drops the saved parts from memory: a first scan reads far more than is shown. */
  readonly release?: boolean;
  /** More changes are likely: the base waits for a quiet moment, as it takes ten times as long as they do. */
  readonly isBusy?: boolean;
}

/** Saves what changed in a ledger, each thread together with its files. */
export function saveLedger(
  ledger: UsageLedger,
  readings: LimitReadings,
  trackers: readonly RolloutTracker[],
  index: UsageIndex,
  { release = false, isBusy = false }: SaveOptions = {},
): void {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const removedFiles = trackers.flatMap((tracker) => [...tracker.removed]);
    const isChanged = ledger.unsaved.size > 0 || removedFiles.length > 0 || ledger.newThreads > 0;
    if (!isChanged && (isBusy || !index.isBaseDue)) return;
    const files = unsavedFiles(trackers);
    const threads = [...ledger.unsaved].map((thread) =>
      changeOf(
        thread,
        (files.get(thread.threadId) ?? []).flatMap(({ tracker, tracked }) => {
          const state = tracker.states.get(tracked.path);
          return state ? [{ ...tracked, state }] : [];
        }),
      ),
    );
    const limits = readings.store();
    const conflicts = index.save({ threads, removedFiles, limits, isBusy }, () => baseOf(ledger, trackers));
    ledger.newThreads = 0;
    const failed = new Set(conflicts);
    // What was active last is needed soonest.
    const recent = new Set(ledger.recent);
    for (const thread of ledger.unsaved) {
      if (failed.has(thread.threadId)) continue;
      thread.generation += 1;
      ledger.unsaved.delete(thread);
      const released = release && !recent.has(thread.threadId);
      if (released) thread.release(true);
      for (const { tracker, tracked } of files.get(thread.threadId) ?? []) {
        tracker.unsaved.delete(tracked.path);
        if (released) tracker.states.delete(tracked.path);
      }
    }
    for (const tracker of trackers) tracker.removed.clear();
    if (conflicts.length === 0) return;
    for (const threadId of conflicts) ledger.absorb(threadId);
  }
}

function changeOf(thread: ThreadLedger, files: ThreadChange['files']): ThreadChange {
  return {
    thread: thread.stored(),
    details: thread.storedDetails(),
    responses: thread.responses.view(),
    files,
  };
}

/** Returns the whole ledger as it is once everything is saved. */
function baseOf(ledger: UsageLedger, trackers: readonly RolloutTracker[]): LedgerBase {
  const unsaved = new Set([...ledger.unsaved].map(({ threadId }) => threadId));
  const threads = [...ledger.threads.stored()].map((stored) =>
    unsaved.has(stored.threadId) ? { ...stored, generation: stored.generation + 1 } : stored,
  );
  const files = trackers.flatMap((tracker) => [...tracker.files.values()].sort(byPath));
  const folders = trackers.flatMap((tracker) => tracker.folders);
  const days = packDays(ledger.table.rows(), threads, ledger.calendar);
  return { timezone: ledger.calendar.timezone, threads, files, folders, days };
}

/** Orders files by path, so that those of one folder stand together as a walk finds them. */
function byPath(a: StoredFile, b: StoredFile): number {
  return a.path < b.path ? -1 : 1;
}

function unsavedFiles(
  trackers: readonly RolloutTracker[],
): Map<string, { readonly tracker: RolloutTracker; readonly tracked: StoredFile }[]> {
  const all = trackers.flatMap((tracker) =>
    [...tracker.unsaved].flatMap((path) => {
      const tracked = tracker.files.get(path);
      return tracked ? [{ tracker, tracked }] : [];
    }),
  );
  return Map.groupBy(all, ({ tracked }) => tracked.threadId);
}
