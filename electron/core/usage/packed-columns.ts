/** Columns begin where numbers may. */
const WIDTH = Float64Array.BYTES_PER_ELEMENT;

/** Ends each text. Names of files and threads never hold it: no file system lets them. */
const END = '\0';

/** What an index holds cannot be understood. */
export class DamagedIndex extends Error {
  readonly code = 'ERR_INDEX_DAMAGED';

  constructor() {
    super('The index is damaged.');
  }
}

const padded = (length: number) => Math.ceil(length / WIDTH) * WIDTH;

/** Columns as one row of bytes: how many there are and how long each is, in numbers, then each. */
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
 * The reverse of `joinColumns`: views of the same bytes.
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

/** A column as numbers. */
export function numbers(column: Uint8Array | undefined): Float64Array {
  if (!column || column.length % WIDTH !== 0) throw new DamagedIndex();
  return new Float64Array(column.buffer, column.byteOffset, column.length / WIDTH);
}

/** Texts as a column, in UTF-8. */
export function packTexts(texts: readonly string[]): Uint8Array {
  return Buffer.from(texts.map((text) => text + END).join(''));
}

/** The bytes that each text of a column takes, its end included, where all take as many; else 0. */
export function widthOf(texts: readonly string[]): number {
  const [first = 0, ...others] = new Set(texts.map((text) => Buffer.byteLength(text)));
  return others.length === 0 && texts.length > 0 ? first + 1 : 0;
}

/** Many texts, of which few are ever asked for: they are bytes until then. */
export class PackedTexts {
  private column: (() => Uint8Array | undefined) | null;
  private readonly width: number;
  private bytes: Buffer | null = null;
  private texts: readonly string[] = [];

  /** `width` as of `widthOf`: where there is one, a text is found without looking at all. */
  constructor(column: () => Uint8Array | undefined, width = 0) {
    this.column = column;
    this.width = width;
  }

  /** All of them. */
  get all(): readonly string[] {
    if (this.column) {
      // What follows the last end is no text. To cut up one long text is quicker than to read many.
      this.texts = this.read().toString().split(END).slice(0, -1);
      this.column = null;
      this.bytes = null;
    }
    return this.texts;
  }

  at(place: number): string | undefined {
    if (!this.column || this.width === 0 || place < 0) return this.all[place];
    const start = place * this.width;
    const bytes = this.read();
    return start < bytes.length ? bytes.toString('utf8', start, start + this.width - 1) : undefined;
  }

  /** -1 where it is not among them. */
  indexOf(text: string): number {
    if (!this.column || this.width === 0) return this.all.indexOf(text);
    const bytes = this.read();
    if (Buffer.byteLength(text) + 1 !== this.width) return -1;
    let at = bytes.indexOf(text + END);
    while (at >= 0 && at % this.width !== 0) at = bytes.indexOf(text + END, at + 1);
    return at < 0 ? -1 : at / this.width;
  }

  private read(): Buffer {
    if (!this.bytes) {
      const column = this.column?.() ?? new Uint8Array();
      this.bytes = Buffer.from(column.buffer, column.byteOffset, column.length);
    }
    return this.bytes;
  }
}
