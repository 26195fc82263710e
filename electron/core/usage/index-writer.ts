import type { UsageLedger } from './ledger.ts';
import { packDays } from './packed-days.ts';
import type { RolloutTracker } from './rollout-tracker.ts';
import type { ThreadLedger } from './thread-ledger.ts';
import type { LedgerBase, StoredFile, ThreadChange, UsageIndex } from './usage-index.ts';

/** How often a save is tried again where another process saved the same threads meanwhile. */
const TRIES = 4;

/** So many threads are written ahead at a time. */
const AHEAD = 64;

/** Writes threads into a new index while others are still being read. */
export function saveAhead(ledger: UsageLedger, trackers: readonly RolloutTracker[], index: UsageIndex): void {
  const { unsaved } = ledger;
  if (unsaved.unwritten.size < AHEAD) return;
  const changes = () => [...unsaved.unwritten].map((thread) => changeOf(thread, filesOf(thread, trackers)));
  if (index.saveAhead(changes)) unsaved.written();
}

/**
 * Saves what changed in a ledger, each thread together with its files. With `release` what was saved
 * is given back to memory: a first scan reads far more than is shown.
 */
export function saveLedger(
  ledger: UsageLedger,
  trackers: readonly RolloutTracker[],
  index: UsageIndex,
  release: boolean,
): void {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const removedFiles = trackers.flatMap((tracker) => [...tracker.removed]);
    if (ledger.unsaved.all.size === 0 && removedFiles.length === 0) return;
    const files = unsavedFiles(trackers);
    const changes = (threads: readonly ThreadLedger[]) =>
      threads.map((thread) =>
        changeOf(
          thread,
          (files.get(thread.threadId) ?? []).flatMap(({ tracker, tracked }) => {
            const state = tracker.states.get(tracked.path);
            return state ? [{ ...tracked, state }] : [];
          }),
        ),
      );
    const threads = changes([...ledger.unsaved.unwritten]);
    const ahead = () => changes(ledger.unsaved.ahead());
    const history = ledger.limitHistory.store();
    const limits = { limits: [...ledger.limits.values()], account: ledger.account, history };
    const conflicts = index.save({ threads, ahead, removedFiles, limits }, () => baseOf(ledger, trackers));
    const failed = new Set(conflicts);
    // What was active last is looked at soonest.
    const recent = new Set(ledger.recent);
    for (const thread of ledger.unsaved.all) {
      if (failed.has(thread.threadId)) continue;
      thread.generation += 1;
      ledger.unsaved.saved(thread);
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
    thread: thread.store(),
    details: thread.storeDetails(),
    responses: thread.responses.view(),
    files,
  };
}

/** All files of a thread that no index knows yet. */
function filesOf(thread: ThreadLedger, trackers: readonly RolloutTracker[]): ThreadChange['files'] {
  return [...thread.files.values()].flatMap(({ path, state }) =>
    trackers.flatMap(({ files }) => {
      const tracked = files.get(path);
      return tracked ? [{ ...tracked, state }] : [];
    }),
  );
}

/** The whole ledger as it is once everything is saved. */
function baseOf(ledger: UsageLedger, trackers: readonly RolloutTracker[]): LedgerBase {
  const unsaved = new Set([...ledger.unsaved.all].map(({ threadId }) => threadId));
  const threads = [...ledger.threads.stored()].map((stored) =>
    unsaved.has(stored.threadId) ? { ...stored, generation: stored.generation + 1 } : stored,
  );
  const files = trackers.flatMap((tracker) => [...tracker.files.values()]);
  const days = packDays(ledger.table, threads, ledger.calendar);
  return { timezone: ledger.calendar.timezone, threads, files, days };
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
