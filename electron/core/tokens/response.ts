import type { Tokens } from '../../shared/tokens.ts';

/** One model response as billed. */
export interface Response {
  /** A hash that identifies the response: the same in every copy of its file. */
  readonly key: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly tokens: Tokens;
  readonly model: string | null;
  readonly effort: string | null;
  readonly serviceTier: string | null;
  /**
   * In files without turn ids (Codex 0.104 and older) the position among the file's `token_count` lines, which
   * separates a fork's copied part from its own; elsewhere -1.
   */
  readonly legacyIndex: number;
}

/** The position of a `token_usage_record`. */
export interface RecordPlace {
  /** The ordinal of its line; -1 where it has none. */
  readonly ordinal: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The newest record of a file whose totals identify it. */
export interface LastRecord extends RecordPlace {
  readonly key: number;
  /** Input and output of the thread after it. */
  readonly total: number;
}

/** A `ResponseList` to be stored or sent. */
export interface PackedResponses {
  /** All but the last hold `CHUNK_ROWS` rows. */
  readonly chunks: readonly Uint8Array<ArrayBuffer>[];
  readonly names: readonly string[];
  /** Rows whose five counts are too large for their columns. */
  readonly wide: readonly (readonly [row: number, counts: readonly number[]])[];
}
