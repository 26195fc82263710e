import { basename } from 'node:path';
import { type PackedQuarters, quartersOf } from '../../tokens/quarter-totals.ts';
import { hasRepeatedKey } from '../../tokens/repeated-key.ts';
import { type PackedResponses, ResponseList } from '../../tokens/response-list.ts';
import type { LimitObservation, RolloutState } from '../lines/rollout-state.ts';
import { legacyParentOf } from '../rollouts/copied-prefix.ts';
import { sourceOf } from '../rollouts/file-source.ts';
import type { RolloutFile } from '../rollouts/rollout-files.ts';
import type { ThreadAuth } from '../rollouts/thread-auth.ts';
import { summarise } from '../rollouts/thread-summary.ts';
import type { ReadMark, ReadResult } from './read-rollout.ts';
import type { StoredThread } from './stored-rows.ts';

/**
 * A thread as recorded in a rollout that was read from its first byte on, as an index keeps it: a caller that has an
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
  readonly quarters: PackedQuarters;
  readonly responses: PackedResponses;
  readonly limits: readonly LimitObservation[];
}

/**
 * Makes a thread of a reading. Null where the reading does not hold a whole thread: where responses are in it twice
 * or only some were read, where the file may be a copy of an older one, and where something is wrong with it.
 */
export function newThreadOf(
  file: Pick<RolloutFile, 'path' | 'threadId'>,
  reading: ReadResult,
): NewThread | null {
  const { continued, issues, limits, responses } = reading;
  const { state, mark } = reading.checkpoint;
  const isPlain =
    issues.length === 0 &&
    state.notUnderstood === 0 &&
    // What is copied of a fork without turn ids is known from its parent's lines.
    legacyParentOf(state) === null &&
    sourceOf(basename(file.path)) === null;
  const quarters = continued || !isPlain ? null : (reading.quarters ?? quartersOfAll(responses));
  if (quarters === null) return null;
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
    quarters,
    responses,
    limits,
  };
}

/** Null where a response stands there twice. */
function quartersOfAll(responses: PackedResponses): PackedQuarters | null {
  const list = new ResponseList(responses);
  return hasRepeatedKey(list) ? null : quartersOf(list, 0).pack();
}

/** Returns what an index keeps of it for the next start. */
export function storedThreadOf({ codexHome }: RolloutFile, thread: NewThread): StoredThread {
  const { threadId, lastActivityAt, auth, cliVersion } = thread;
  const origin = { threadId, codexHome, gone: false, lastActivityAt, auth, cliVersion };
  return { ...origin, legacyParent: null, copied: 0, generation: 1 };
}

/** Returns the reading that it was made of. */
export function readingOf({ state, mark, limits, responses, quarters }: NewThread): ReadResult {
  return {
    checkpoint: { state: JSON.parse(state) as RolloutState, mark },
    continued: false,
    issues: [],
    rebooked: [],
    limits,
    responses,
    quarters,
  };
}
