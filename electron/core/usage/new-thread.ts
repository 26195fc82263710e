import { basename } from 'node:path';
import { cellsOf, type PackedCells } from './cells.ts';
import { sourceOf } from './file-source.ts';
import type { ReadMark, ReadResult } from './read-rollout.ts';
import { hasRepeatedKey } from './repeated-key.ts';
import { type PackedResponses, ResponseList } from './response-list.ts';
import type { RolloutFile } from './rollout-files.ts';
import type { LimitObservation, RolloutState } from './rollout-state.ts';
import type { StoredThread } from './stored-rows.ts';
import type { ThreadAuth } from './thread-auth.ts';
import { summarise } from './thread-summary.ts';

/**
 * A thread as a rollout tells it that was read from its first byte on, as an index keeps it: whoever has an
 * index need make no objects of it.
 */
export interface NewThread {
  readonly threadId: string;
  /** Milliseconds since the epoch. */
  readonly lastActivityAt: number | null;
  readonly auth: ThreadAuth;
  readonly cliVersion: string | null;
  readonly mark: ReadMark;
  readonly consumed: number;
  readonly lines: number;
  readonly used: number;
  readonly bareLines: number;
  /** A `RolloutState` as JSON. */
  readonly state: string;
  /** Of all its responses, each of which stands there once. */
  readonly cells: PackedCells;
  readonly responses: PackedResponses;
  readonly limits: readonly LimitObservation[];
}

/**
 * Null where a reading does not tell a whole thread: where responses stand there twice or only some were
 * read, where the file may be a copy of an older one, and where something is wrong with it.
 */
export function newThreadOf(
  file: Pick<RolloutFile, 'path' | 'threadId'>,
  reading: ReadResult,
): NewThread | null {
  const { state, mark, continued, issues, limits, responses } = reading;
  const isPlain =
    issues.length === 0 &&
    state.notUnderstood === 0 &&
    state.legacyCounts.length === 0 &&
    sourceOf(basename(file.path)) === null;
  const cells = continued || !isPlain ? null : (reading.cells ?? cellsOfAll(responses));
  if (cells === null) return null;
  const { lastLineAt, auth, meta } = summarise([state]);
  return {
    threadId: meta?.threadId ?? file.threadId,
    lastActivityAt: lastLineAt,
    auth,
    cliVersion: meta?.cliVersion ?? null,
    mark,
    consumed: state.consumed,
    lines: state.lines,
    used: state.used,
    bareLines: state.bareLines,
    state: JSON.stringify(state),
    cells,
    responses,
    limits,
  };
}

/** Null where a response stands there twice. */
function cellsOfAll(responses: PackedResponses): PackedCells | null {
  const list = new ResponseList(responses);
  return hasRepeatedKey(list) ? null : cellsOf(list, 0).pack();
}

/** What an index keeps of it for the next start. */
export function storedThreadOf({ codexHome }: RolloutFile, thread: NewThread): StoredThread {
  const { threadId, lastActivityAt, auth, cliVersion } = thread;
  const origin = { threadId, codexHome, gone: false, lastActivityAt, auth, cliVersion };
  return { ...origin, legacyParent: null, copied: 0, generation: 1 };
}

/** The reading that it was made of. */
export function readingOf({ state, mark, limits, responses, cells }: NewThread): ReadResult {
  return {
    state: JSON.parse(state) as RolloutState,
    mark,
    continued: false,
    issues: [],
    rebooked: [],
    limits,
    responses,
    cells,
  };
}
