import { QUARTER_MS } from '../../../shared/durations.ts';
import { LONG_CONTEXT } from '../../tokens/attribution.ts';
import { MOST_TOKENS } from '../../tokens/believable-tokens.ts';
import { COPY_SPAN_MS } from '../lines/legacy-count.ts';
import { RECORDED_TURNS_KEPT } from '../lines/rollout-state.ts';

/**
 * The memory that JavaScript and the kernel share: the one description of it, with texts.ts. TypeScript imports
 * this file; build/line-kernel/protocol-source.ts makes the constants of the kernel's source from it.
 */

/** How many bytes the kernel takes at a time. */
export const KERNEL_INPUT = 512 * 1024;

/** Ids of threads and turns are UUIDs. */
export const UUID_LENGTH = 36;

/** Bytes that the name of a model, an effort or a tier may have. */
export const LONGEST_NAME = 128;

/** So many limits may have a cutoff, see limit-cutoffs.ts. */
export const MOST_CUTOFFS = 8;

/** A line whose limits are still to be read: where these begin and end, whose they are, span and time. */
export const DEFERRED_NUMBERS = 5;
export const MOST_DEFERRED = 16;

/** Responses of one scan, as response-chunk.ts keeps them. */
export const MOST_ROWS = 7000;
export const ROW_BYTES = 48;

/** Sums by quarter of an hour: quarter, 1 where requests were long, five counts, responses. */
export const QUARTER_NUMBERS = 8;
export const MOST_QUARTERS = 128;

/** Up to so many responses of a rollout it is known whether two are the same. */
export const MOST_KEYS = 2048;

/** So many names of models, efforts and tiers may a rollout have for the kernel to sum its responses. */
export const MOST_NAME_SUMS = 64;

/** Fingerprints that one scan may find, see legacy-count.ts. */
export const MOST_LEGACY = 4096;

/** The ids of turns stand so far apart. */
export const TURN_BYTES = 64;

/** Of each span of a session's time the last limits are read, in milliseconds. */
export const LIMITS_SPAN_MS = 600_000;

/** Sums are kept by quarter of an hour, in milliseconds. */

/**
 * What is known of a rollout, how many numbers each: written before a scan, kept up to date by it, read
 * after it. NaN is null, 1 is true.
 */
const known = {
  /** 1 where `thread` holds the thread's id. */
  threadKnown: 1,
  metaKnown: 1,
  /** 0 where no turn is known, 1 where `turn` holds its id, 2 where that is no UUID. */
  turnKnown: 1,
  hasTurnIds: 1,
  inherited: 1,
  inReview: 1,
  /** As `refusesFirst` of token-count.ts. */
  refusesFirst: 1,
  window: 1,
  context: 1,
  contextAt: 1,
  /** 1 where the six counts of the last total are known. */
  previousKnown: 1,
  previous: 6,
  /** Totals may begin at 0 again. */
  totalCleared: 1,
  /** The last context window cannot be right. */
  windowOdd: 1,
  /** As of model-change.ts: the next response may be another model's; an earlier model is known. */
  unsettled: 1,
  hasEarlier: 1,
  /** The rollout has responses. */
  hasBooked: 1,
  turnWindow: 1,
  bookedWindow: 1,
  /**
   * The last record whose totals tell it, see record-place.ts: its key, the thread's total after it, its time
   * and its ordinal; and 1 where totals began again.
   */
  lastKey: 1,
  lastTotal: 1,
  lastRecordAt: 1,
  lastOrdinal: 1,
  restarted: 1,
  /** How many ids stand at `recordedTurns`, oldest first. */
  recorded: 1,
  /** Bytes of the names; -1 where there is none, -2 where it does not fit. */
  modelLength: 1,
  effortLength: 1,
  tierLength: 1,
  /** The thread has limits that only the ChatGPT backend sends. */
  chatgptLimits: 1,
  /** Times of the first line that was used, and of the last `token_count` without a turn id. */
  firstAt: 1,
  legacyLastAt: 1,
  /** As `legacyCounts` and `legacyOpening` of the state. */
  legacyCount: 1,
  legacyOpening: 1,
  /** A number for the reading, how many responses it has found, and 1 where two are the same. */
  search: 1,
  keys: 1,
  repeated: 1,
  /** How many limits have a floor, and for each whose it is (as of `limitsOf`) and its time. */
  cutoffCount: 1,
  cutoffs: 2 * MOST_CUTOFFS,
} as const;

/** What a scan found out: 0 at its beginning. */
const found = {
  lines: 1,
  used: 1,
  calls: 1,
  turns: 1,
  aborted: 1,
  failed: 1,
  compactions: 1,
  rollbacks: 1,
  bareLines: 1,
  /** A place in `lifecycles`, its time, and where the name of its error begins and ends. */
  lifecycle: 1,
  lifecycleAt: 1,
  errorStart: 1,
  errorEnd: 1,
  /** Times of the last line that was used and of the last of known form; 0 for none. */
  usedAt: 1,
  lineAt: 1,
  turnChanged: 1,
  totalChanged: 1,
  namesChanged: 1,
  newlyRecorded: 1,
  /** One more than the key of the last response, -1 where its window is known by now, 0 where nothing came. */
  unchecked: 1,
  /** How many there are of each. */
  deferredCount: 1,
  rows: 1,
  quarters: 1,
  legacyFound: 1,
  /** The line that JavaScript must take, and its place in `kinds`; a start of 0 means that there is none. */
  entryStart: 1,
  entryEnd: 1,
  entryKind: 1,
  /** Where `cutInstructions` has found that the instructions begin and end. */
  cutStart: 1,
  cutEnd: 1,
} as const;

function placesOf<Name extends string>(sizes: Readonly<Record<Name, number>>, first: number) {
  let place = first;
  const places = Object.entries<number>(sizes).map(([name, size]) => {
    place += size;
    return [name, place - size];
  });
  return { places: Object.fromEntries(places) as Readonly<Record<Name, number>>, end: place };
}

const knownFields = placesOf(known, 0);
const foundFields = placesOf(found, knownFields.end);

/** The place of each field in the state. */
export const field = { ...knownFields.places, ...foundFields.places };
/** The fields that a scan clears. */
export const FOUND = knownFields.end;
export const FIELDS = foundFields.end;

/** The kernel's memory, in bytes, part after part. Its own texts and tables follow. */
const parts = placesOf(
  {
    /** Nothing that is there stands at 0. */
    nothing: 64,
    state: FIELDS * 8,
    thread: TURN_BYTES,
    turn: TURN_BYTES,
    recordedTurns: RECORDED_TURNS_KEPT * TURN_BYTES,
    model: LONGEST_NAME,
    effort: LONGEST_NAME,
    tier: LONGEST_NAME,
    deferred: MOST_DEFERRED * DEFERRED_NUMBERS * 8,
    legacy: MOST_LEGACY * 4,
    quarters: MOST_QUARTERS * QUARTER_NUMBERS * 8,
    rows: MOST_ROWS * ROW_BYTES,
    /** The checksum of each name, by the place that rows hold; 0 for none. */
    nameSums: MOST_NAME_SUMS * 4,
    /** A table of keys, each beside the search that put it there; half of it is used. */
    slots: 2 * MOST_KEYS * 16,
    input: KERNEL_INPUT,
    /** What is read sixteen bytes at a time is read beyond its end. */
    beyond: 64,
  },
  0,
);
export const memory = parts.places;
export const MEMORY_END = parts.end;

/** Sizes that the kernel's source takes over as they are. */
export const sizes = {
  UUID_LENGTH,
  LONGEST_NAME,
  MOST_DEFERRED,
  DEFERRED_BYTES: DEFERRED_NUMBERS * 8,
  MOST_ROWS,
  ROW_BYTES,
  MOST_QUARTERS,
  QUARTER_BYTES: QUARTER_NUMBERS * 8,
  MOST_KEYS,
  MOST_LEGACY,
  RECORDED_TURNS_KEPT,
  TURN_BYTES,
} as const;

/** Numbers that it compares with what it reads. */
export const bounds = { MOST_TOKENS, LONG_CONTEXT, QUARTER_MS, LIMITS_SPAN_MS, COPY_SPAN_MS } as const;
