/** Rows of a full chunk; a power of two. */
export const CHUNK_ROWS = 8192;

/**
 * Bytes of a row: key and time (64-bit floats), five counts and the legacy index (32-bit), three positions of names
 * (16-bit), and that of the file's name. Positions of names and the index are stored plus one, so that 0 is none.
 */
const ROW_BYTES = 48;
export const [DOUBLES, WORDS, HALVES] = [ROW_BYTES / 8, ROW_BYTES / 4, ROW_BYTES / 2];
export const [KEY, AT] = [0, 1];
export const [COUNTS, LEGACY] = [4, 9];
export const [MODEL, EFFORT, TIER, SOURCE] = [20, 21, 22, 23];

/** A block of rows of a `ResponseList`. */
export class ResponseChunk {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The number of rows it can hold. */
  readonly rows: number;
  /** The same bytes as doubles, for loops over many rows. */
  readonly doubles: Float64Array;
  readonly words: Uint32Array;
  readonly halves: Uint16Array;

  private constructor(buffer: ArrayBuffer) {
    this.rows = buffer.byteLength / ROW_BYTES;
    this.bytes = new Uint8Array(buffer);
    this.doubles = new Float64Array(buffer);
    this.words = new Uint32Array(buffer);
    this.halves = new Uint16Array(buffer);
  }

  static ofRows(rows: number): ResponseChunk {
    return new ResponseChunk(new ArrayBuffer(rows * ROW_BYTES));
  }

  /** Wraps the bytes of another chunk; copies them where they do not fill their buffer. */
  static of(bytes: Uint8Array<ArrayBuffer>): ResponseChunk {
    const whole = bytes.byteLength === bytes.buffer.byteLength;
    return new ResponseChunk(whole ? bytes.buffer : bytes.slice().buffer);
  }

  /** Returns the bytes of that many rows. */
  static size(rows: number): number {
    return rows * ROW_BYTES;
  }

  /** Returns the same rows in a chunk of twice the size, up to a full one. */
  grown(): ResponseChunk {
    const larger = ResponseChunk.ofRows(Math.min(CHUNK_ROWS, Math.max(8, this.rows * 2)));
    larger.bytes.set(this.bytes);
    return larger;
  }

  /** Copies whole rows into place. */
  setRows(row: number, bytes: Uint8Array): void {
    this.bytes.set(bytes, row * ROW_BYTES);
  }

  setNumbers(row: number, key: number, at: number, legacyIndex: number): void {
    this.doubles[row * DOUBLES + KEY] = key;
    this.doubles[row * DOUBLES + AT] = at;
    this.words[row * WORDS + LEGACY] = legacyIndex + 1;
  }

  /** Returns false where a count is no 32-bit whole number. */
  setCounts(row: number, a: number, b: number, c: number, d: number, e: number): boolean {
    const at = row * WORDS + COUNTS;
    const { words } = this;
    words[at] = a;
    words[at + 1] = b;
    words[at + 2] = c;
    words[at + 3] = d;
    words[at + 4] = e;
    return (
      words[at] === a &&
      words[at + 1] === b &&
      words[at + 2] === c &&
      words[at + 3] === d &&
      words[at + 4] === e
    );
  }

  /** Sets the positions of names, -1 for none. */
  setNames(row: number, model: number, effort: number, tier: number, source: number): void {
    this.halves[row * HALVES + MODEL] = model + 1;
    this.halves[row * HALVES + EFFORT] = effort + 1;
    this.halves[row * HALVES + TIER] = tier + 1;
    this.halves[row * HALVES + SOURCE] = source + 1;
  }

  key(row: number): number {
    return this.doubles[row * DOUBLES + KEY] ?? 0;
  }

  at(row: number): number {
    return this.doubles[row * DOUBLES + AT] ?? 0;
  }

  legacyIndex(row: number): number {
    return (this.words[row * WORDS + LEGACY] ?? 0) - 1;
  }

  /** Returns one of the five counts, 0 to 4. */
  count(row: number, place: number): number {
    return this.words[row * WORDS + COUNTS + place] ?? 0;
  }

  /** Adds the five counts to five numbers from `at` on. */
  addCountsTo(sums: number[], at: number, row: number): void {
    const { words } = this;
    const from = row * WORDS + COUNTS;
    sums[at] = (sums[at] ?? 0) + (words[from] ?? 0);
    sums[at + 1] = (sums[at + 1] ?? 0) + (words[from + 1] ?? 0);
    sums[at + 2] = (sums[at + 2] ?? 0) + (words[from + 2] ?? 0);
    sums[at + 3] = (sums[at + 3] ?? 0) + (words[from + 3] ?? 0);
    sums[at + 4] = (sums[at + 4] ?? 0) + (words[from + 4] ?? 0);
  }

  model(row: number): number {
    return (this.halves[row * HALVES + MODEL] ?? 0) - 1;
  }

  effort(row: number): number {
    return (this.halves[row * HALVES + EFFORT] ?? 0) - 1;
  }

  tier(row: number): number {
    return (this.halves[row * HALVES + TIER] ?? 0) - 1;
  }

  source(row: number): number {
    return (this.halves[row * HALVES + SOURCE] ?? 0) - 1;
  }
}
