/** Columns are aligned for numbers. */
const WIDTH = Float64Array.BYTES_PER_ELEMENT;

/** Ends each text. Names of files and threads never contain it: no file system allows it. */
const END = '\0';

const ENDS_WIDTH = Uint32Array.BYTES_PER_ELEMENT;

/** Thrown where the contents of an index cannot be decoded. */
export class DamagedIndex extends Error {
  readonly code = 'ERR_INDEX_DAMAGED';

  constructor() {
    super('The index is damaged.');
  }
}

const padded = (length: number) => Math.ceil(length / WIDTH) * WIDTH;

/** Joins columns into one blob: their count and lengths as numbers, then each column. */
export function joinColumns(columns: readonly ArrayBufferView[]): Uint8Array {
  const sizes = Float64Array.of(columns.length, ...columns.map(({ byteLength }) => byteLength));
  const parts = [sizes, ...columns];
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + padded(byteLength), 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of parts) {
    whole.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += padded(byteLength);
  }
  return whole;
}

/**
 * Splits the result of `joinColumns` into views of the same bytes.
 *
 * @throws DamagedIndex where these are no such bytes.
 */
export function splitColumns(bytes: Uint8Array): Uint8Array[] {
  const all = bytes.byteOffset % WIDTH === 0 ? bytes : bytes.slice();
  if (all.length < WIDTH) throw new DamagedIndex();
  const [count = 0] = new Float64Array(all.buffer, all.byteOffset, 1);
  if (!(count >= 0 && (count + 1) * WIDTH <= all.length)) throw new DamagedIndex();
  const sizes = new Float64Array(all.buffer, all.byteOffset + WIDTH, count);
  let at = WIDTH + sizes.byteLength;
  return Array.from(sizes, (size) => {
    if (!(size >= 0 && at + size <= all.length)) throw new DamagedIndex();
    const column = all.subarray(at, at + size);
    at += padded(size);
    return column;
  });
}

/** Reads a column as numbers. */
export function numbers(column: Uint8Array | undefined): Float64Array {
  if (!column || column.length % WIDTH !== 0) throw new DamagedIndex();
  return new Float64Array(column.buffer, column.byteOffset, column.length / WIDTH);
}

/** Packs texts into two columns: the end of each (exclusive, in bytes), and all of them in UTF-8. */
export function packTexts(texts: readonly string[]): [ends: Uint32Array, bytes: Uint8Array] {
  const all = texts.map((text) => text + END).join('');
  const bytes = Buffer.from(all);
  const ends = new Uint32Array(texts.length);
  // Nearly always each character is a byte.
  const isAscii = bytes.length === all.length;
  let end = 0;
  for (let place = 0; place < ends.length; place++) {
    end = isAscii ? end + (texts[place]?.length ?? 0) + 1 : bytes.indexOf(0, end) + 1;
    ends[place] = end;
  }
  return [ends, bytes];
}

/** Up to this many lookups go one by one; then all texts are split, which is cheaper for each. */
const FEW = 64;

/** One read costs about as much as splitting this many texts, most of which become garbage. */
const CUT_WHILE_READ = 4;

/** Many texts of which few are ever asked for: they stay bytes until then. */
export class PackedTexts {
  private readonly columns: () => readonly [ends: Uint8Array | undefined, bytes: Uint8Array | undefined];
  private bytes: Buffer | null = null;
  private ends: Uint32Array = new Uint32Array();
  private texts: readonly string[] | null = null;
  private reads = 0;
  private searches = 0;

  /** `columns` as made by `packTexts`; called once. */
  constructor(columns: () => readonly [ends: Uint8Array | undefined, bytes: Uint8Array | undefined]) {
    this.columns = columns;
  }

  /** All texts. */
  get all(): readonly string[] {
    // After the last end there is no text. Splitting one long text is faster than decoding many.
    this.texts ??= this.read().toString().split(END).slice(0, -1);
    return this.texts;
  }

  at(place: number): string | undefined {
    const bytes = this.read();
    if (this.texts || this.reads++ * CUT_WHILE_READ > this.ends.length) return this.all[place];
    const end = this.ends[place];
    return end === undefined ? undefined : bytes.toString('utf8', this.ends[place - 1] ?? 0, end - 1);
  }

  /** Returns the next position of a text from `from` on; -1 where there is none. */
  indexOf(text: string, from = 0): number {
    if (this.texts || this.searches++ > FEW) return this.all.indexOf(text, from);
    const bytes = this.read();
    let at = from === 0 ? 0 : (this.ends[from - 1] ?? bytes.length);
    for (;;) {
      at = bytes.indexOf(text + END, at);
      if (at < 0) return -1;
      const place = this.placeAt(at);
      if ((this.ends[place - 1] ?? 0) === at) return place;
      at += 1;
    }
  }

  /** Returns the index of the text that a byte belongs to. */
  private placeAt(byte: number): number {
    let low = 0;
    let high = this.ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ends[middle] ?? 0) <= byte) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private read(): Buffer {
    if (!this.bytes) {
      const [ends, bytes] = this.columns();
      if (!ends || !bytes || ends.length % ENDS_WIDTH !== 0) throw new DamagedIndex();
      this.ends = new Uint32Array(ends.buffer, ends.byteOffset, ends.length / ENDS_WIDTH);
      this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    return this.bytes;
  }
}
