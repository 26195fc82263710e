import { attributionText, LONG_CONTEXT } from './attribution.ts';
import type { PackedResponses, Response } from './response.ts';
import { CHUNK_ROWS, ResponseChunk } from './response-chunk.ts';

export type { PackedResponses, Response } from './response.ts';

const CHUNK_BITS = Math.log2(CHUNK_ROWS);
const FULL = ResponseChunk.size(CHUNK_ROWS);

/** Rows as a kernel provides them. */
interface RowSource {
  readonly rows: Uint8Array;
  readonly rowCount: number;
  /** Writes the positions of their names, -1 for none. */
  nameRows(model: number, effort: number, tier: number): void;
}

/** The positions of an attribution's names, and its text. */
interface LastAttribution {
  readonly model: number;
  readonly effort: number;
  readonly tier: number;
  readonly long: boolean;
  readonly text: string;
}

/** Responses in columns of numbers: a tenth of the memory of objects, and stored as they are. */
export class ResponseList {
  length = 0;
  private chunks: ResponseChunk[];
  private names: string[];
  private wide: Map<number, readonly number[]> | null = null;
  private lastName: string | null = null;
  private lastNameIndex = -1;
  private lastAttribution: LastAttribution | null = null;

  constructor(packed?: PackedResponses) {
    this.chunks = packed?.chunks.map((bytes) => ResponseChunk.of(bytes)) ?? [];
    this.names = [...(packed?.names ?? [])];
    this.length = this.chunks.reduce((sum, chunk) => sum + chunk.rows, 0);
    if (packed && packed.wide.length > 0) this.wide = new Map(packed.wide);
  }

  /** Adds a row. Takes numbers, not an object: this runs once for every response ever made. */
  push(
    key: number,
    at: number,
    input: number,
    cachedInput: number,
    cacheWriteInput: number,
    output: number,
    reasoningOutput: number,
    model: string | null,
    effort: string | null,
    serviceTier: string | null,
    legacyIndex: number,
    source: string | null = null,
  ): void {
    const row = this.length & (CHUNK_ROWS - 1);
    const chunk = this.service();
    chunk.setNumbers(row, key, at, legacyIndex);
    if (!chunk.setCounts(row, input, cachedInput, cacheWriteInput, output, reasoningOutput)) {
      this.wide ??= new Map();
      this.wide.set(this.length, [input, cachedInput, cacheWriteInput, output, reasoningOutput]);
    }
    const names = [this.nameOf(model), this.nameOf(effort), this.nameOf(serviceTier)] as const;
    chunk.setNames(row, ...names, this.nameOf(source));
    this.length += 1;
  }

  /** Adds the rows that a kernel has found. */
  pushRows(kernel: RowSource, model: string | null, effort: string | null, serviceTier: string | null): void {
    const { rows, rowCount: count } = kernel;
    kernel.nameRows(this.nameOf(model), this.nameOf(effort), this.nameOf(serviceTier));
    for (let done = 0; done < count; ) {
      const chunk = this.service();
      const row = this.length & (CHUNK_ROWS - 1);
      const next = Math.min(count, done + chunk.rows - row);
      chunk.setRows(row, rows.subarray(ResponseChunk.size(done), ResponseChunk.size(next)));
      this.length += next - done;
      done = next;
    }
  }

  /** Copies a row of another list, with `source` as its file. */
  pushFrom(other: ResponseList, index: number, source: string | null): void {
    const { key, at, tokens: t, model, effort, serviceTier, legacyIndex } = other.get(index);
    const counts = [t.input, t.cachedInput, t.cacheWriteInput, t.output, t.reasoningOutput] as const;
    this.push(key, at, ...counts, model, effort, serviceTier, legacyIndex, source);
  }

  /** Moves the last row with a key to another model. Returns false where there is none. */
  rebook(
    key: number,
    { model, effort, serviceTier }: Pick<Response, 'model' | 'effort' | 'serviceTier'>,
  ): boolean {
    for (let index = this.length - 1; index >= 0; index--) {
      if (this.key(index) !== key) continue;
      const [chunk, row] = [this.chunkOf(index), index & (CHUNK_ROWS - 1)];
      const names = [this.nameOf(model), this.nameOf(effort), this.nameOf(serviceTier)] as const;
      chunk.setNames(row, ...names, chunk.source(row));
      return true;
    }
    return false;
  }

  /** Returns the file a row was read from, as `sourceOf` names it. */
  source(index: number): string | null {
    return this.names[this.chunkOf(index).source(index & (CHUNK_ROWS - 1))] ?? null;
  }

  /** Returns the attribution of a row as text. Consecutive rows mostly share it. */
  attribution(index: number): string {
    const { names } = this;
    const chunk = this.chunkOf(index);
    const row = index & (CHUNK_ROWS - 1);
    const model = chunk.model(row);
    const effort = chunk.effort(row);
    const tier = chunk.tier(row);
    const long = (this.wide ? this.count(index, 0) : chunk.count(row, 0)) > LONG_CONTEXT;
    const last = this.lastAttribution;
    if (last?.model === model && last.effort === effort && last.tier === tier && last.long === long) {
      return last.text;
    }
    const text = attributionText(names[model] ?? null, names[effort] ?? null, names[tier] ?? null, long);
    this.lastAttribution = { model, effort, tier, long, text };
    return text;
  }

  /** Adds input, cached input, cache write, output and reasoning of a row to five numbers from `at` on. */
  addTokensTo(sums: number[], at: number, index: number): void {
    const wide = this.wide?.get(index);
    if (wide)
      for (let part = 0; part < 5; part++) sums[at + part] = (sums[at + part] ?? 0) + (wide[part] ?? 0);
    else this.chunkOf(index).addCountsTo(sums, at, index & (CHUNK_ROWS - 1));
  }

  /** The rows as bytes; null where some counts did not fit in. */
  get plainChunks(): readonly ResponseChunk[] | null {
    return this.wide ? null : this.chunks;
  }

  key(index: number): number {
    return this.chunkOf(index).key(index & (CHUNK_ROWS - 1));
  }

  at(index: number): number {
    return this.chunkOf(index).at(index & (CHUNK_ROWS - 1));
  }

  total(index: number): number {
    return this.count(index, 0) + this.count(index, 3);
  }

  legacyIndex(index: number): number {
    return this.chunkOf(index).legacyIndex(index & (CHUNK_ROWS - 1));
  }

  get(index: number): Response {
    const chunk = this.chunkOf(index);
    const row = index & (CHUNK_ROWS - 1);
    const name = (place: number) => this.names[place] ?? null;
    const input = this.count(index, 0);
    const output = this.count(index, 3);
    return {
      key: chunk.key(row),
      at: chunk.at(row),
      tokens: {
        input,
        cachedInput: this.count(index, 1),
        cacheWriteInput: this.count(index, 2),
        output,
        reasoningOutput: this.count(index, 4),
        total: input + output,
      },
      model: name(chunk.model(row)),
      effort: name(chunk.effort(row)),
      serviceTier: name(chunk.tier(row)),
      legacyIndex: chunk.legacyIndex(row),
    };
  }

  /** Moves all rows out, leaving the list empty. The buffer of a short list is reused. */
  take(): PackedResponses {
    const short = this.chunks.length <= 1;
    const { chunks, names, wide } = this.view();
    const own = chunks.map((bytes) => (short || bytes.length < FULL ? bytes.slice() : bytes));
    this.length = 0;
    if (!short) this.chunks = [];
    this.names = [];
    this.wide = null;
    this.lastName = null;
    this.lastAttribution = null;
    return { chunks: own, names, wide };
  }

  /** Returns the rows without copying, valid until the list changes. */
  view(): PackedResponses {
    const chunks = this.chunks.map(({ bytes }, place) => {
      const rows = Math.min(CHUNK_ROWS, this.length - place * CHUNK_ROWS);
      return bytes.subarray(0, ResponseChunk.size(rows));
    });
    return { chunks: this.length === 0 ? [] : chunks, names: this.names, wide: [...(this.wide ?? [])] };
  }

  private chunkOf(index: number): ResponseChunk {
    return this.chunks[index >> CHUNK_BITS] ?? nothing;
  }

  /** Returns input, cached input, cache write, output or reasoning. */
  private count(index: number, part: number): number {
    const wide = this.wide?.get(index)?.[part];
    return wide ?? this.chunkOf(index).count(index & (CHUNK_ROWS - 1), part);
  }

  /** Returns the chunk for the next row. */
  private service(): ResponseChunk {
    const place = this.length >> CHUNK_BITS;
    const row = this.length & (CHUNK_ROWS - 1);
    let chunk = this.chunks[place];
    if (chunk === undefined) {
      chunk = place === 0 ? ResponseChunk.ofRows(LEAST_ROWS) : ResponseChunk.ofRows(CHUNK_ROWS);
      this.chunks[place] = chunk;
    } else if (row === chunk.rows) {
      chunk = chunk.grown();
      this.chunks[place] = chunk;
    }
    return chunk;
  }

  private nameOf(name: string | null): number {
    if (name === null) return -1;
    if (name === this.lastName) return this.lastNameIndex;
    // There are few: a model, an effort and a tier, seldom a second.
    let index = this.names.indexOf(name);
    if (index < 0) index = this.names.length < MOST_NAMES ? this.names.push(name) - 1 : -1;
    this.lastName = name;
    this.lastNameIndex = index;
    return index;
  }
}

/** The size of a new list: most sessions are short. */
const LEAST_ROWS = 8;
/** Positions of names are 16 bits; a session that names more models than this is no real one. */
const MOST_NAMES = 0xfffe;

const nothing = ResponseChunk.ofRows(0);
