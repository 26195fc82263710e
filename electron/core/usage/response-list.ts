import type { Tokens } from '../../shared/tokens.ts';
import { attributionText, LONG_CONTEXT } from './attribution.ts';
import { ROW } from './line-kernel-map.ts';

/** One model response as billed. */
export interface Response {
  /** A hash of what names the response: the same in every copy of its file. */
  readonly key: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly tokens: Tokens;
  readonly model: string | null;
  readonly effort: string | null;
  readonly serviceTier: string | null;
  /**
   * In files without turn ids (Codex 0.104 and older) the position among the file's `token_count`
   * lines, by which a fork's copied part is told from its own; elsewhere -1.
   */
  readonly legacyIndex: number;
}

const COLUMNS = 11;
const LEAST_ROOM = 8 * COLUMNS;
const [KEY, AT, INPUT, CACHED, WRITE, OUTPUT, REASONING, MODEL, EFFORT, TIER, LEGACY] = Array.from(
  { length: COLUMNS },
  (_, column) => column,
) as [number, number, number, number, number, number, number, number, number, number, number];

/** What a `ResponseList` becomes to be stored or sent. */
export interface PackedResponses {
  readonly rows: Float64Array;
  readonly names: readonly string[];
}

/** The names' places of an attribution, and its text. */
interface LastAttribution {
  readonly model: number;
  readonly effort: number;
  readonly tier: number;
  readonly long: boolean;
  readonly text: string;
}

/** Responses in columns of numbers: a fifth of the memory of objects, and stored as they are. */
export class ResponseList {
  length = 0;
  private rows: Float64Array;
  private readonly names: string[];
  private lastName: string | null = null;
  private lastNameIndex = -1;
  private lastAttribution: LastAttribution | null = null;

  constructor(packed?: PackedResponses) {
    this.rows = packed?.rows ?? new Float64Array(LEAST_ROOM);
    this.names = [...(packed?.names ?? [])];
    if (packed) this.length = packed.rows.length / COLUMNS;
  }

  /** Adds a row. Takes numbers and not an object: this runs once for every response ever made. */
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
  ): void {
    if ((this.length + 1) * COLUMNS > this.rows.length) this.grow();
    const row = this.length * COLUMNS;
    const rows = this.rows;
    rows[row + KEY] = key;
    rows[row + AT] = at;
    rows[row + INPUT] = input;
    rows[row + CACHED] = cachedInput;
    rows[row + WRITE] = cacheWriteInput;
    rows[row + OUTPUT] = output;
    rows[row + REASONING] = reasoningOutput;
    rows[row + MODEL] = this.nameOf(model);
    rows[row + EFFORT] = this.nameOf(effort);
    rows[row + TIER] = this.nameOf(serviceTier);
    rows[row + LEGACY] = legacyIndex;
    this.length += 1;
  }

  /** Adds rows as a kernel gives them: key, time, five counts, and one that is not taken. */
  pushRows(
    from: Float64Array,
    count: number,
    model: string | null,
    effort: string | null,
    serviceTier: string | null,
  ): void {
    const names = [this.nameOf(model), this.nameOf(effort), this.nameOf(serviceTier)] as const;
    while ((this.length + count) * COLUMNS > this.rows.length) this.grow();
    const rows = this.rows;
    let row = this.length * COLUMNS;
    for (let at = 0; at < count * ROW; at += ROW) {
      for (let column = KEY; column <= REASONING; column++) rows[row + column] = from[at + column] ?? 0;
      rows[row + MODEL] = names[0];
      rows[row + EFFORT] = names[1];
      rows[row + TIER] = names[2];
      rows[row + LEGACY] = -1;
      row += COLUMNS;
    }
    this.length += count;
  }

  /** Takes over a row of another list. */
  pushFrom(other: ResponseList, index: number): void {
    const { key, at, tokens, model, effort, serviceTier, legacyIndex } = other.get(index);
    const { input, cachedInput, cacheWriteInput, output, reasoningOutput } = tokens;
    this.push(
      key,
      at,
      input,
      cachedInput,
      cacheWriteInput,
      output,
      reasoningOutput,
      model,
      effort,
      serviceTier,
      legacyIndex,
    );
  }

  /** Forgets all rows, keeping the room they took. */
  clear(): void {
    this.length = 0;
    this.names.length = 0;
    this.lastName = null;
    this.lastAttribution = null;
  }

  /** What the response was, as one text. Rows that follow one another mostly share it. */
  attribution(index: number): string {
    const { rows, names } = this;
    const row = index * COLUMNS;
    const model = rows[row + MODEL] ?? -1;
    const effort = rows[row + EFFORT] ?? -1;
    const tier = rows[row + TIER] ?? -1;
    const long = (rows[row + INPUT] ?? 0) > LONG_CONTEXT;
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
    const row = index * COLUMNS + INPUT;
    for (let part = 0; part < 5; part++)
      sums[at + part] = (sums[at + part] ?? 0) + (this.rows[row + part] ?? 0);
  }

  key(index: number): number {
    return this.rows[index * COLUMNS + KEY] ?? 0;
  }

  at(index: number): number {
    return this.rows[index * COLUMNS + AT] ?? 0;
  }

  total(index: number): number {
    return (this.rows[index * COLUMNS + INPUT] ?? 0) + (this.rows[index * COLUMNS + OUTPUT] ?? 0);
  }

  legacyIndex(index: number): number {
    return this.rows[index * COLUMNS + LEGACY] ?? -1;
  }

  get(index: number): Response {
    const row = index * COLUMNS;
    const value = (column: number) => this.rows[row + column] ?? 0;
    const name = (column: number) => this.names[value(column)] ?? null;
    const input = value(INPUT);
    const output = value(OUTPUT);
    return {
      key: value(KEY),
      at: value(AT),
      tokens: {
        input,
        cachedInput: value(CACHED),
        cacheWriteInput: value(WRITE),
        output,
        reasoningOutput: value(REASONING),
        total: input + output,
      },
      model: name(MODEL),
      effort: name(EFFORT),
      serviceTier: name(TIER),
      legacyIndex: value(LEGACY),
    };
  }

  /** A copy cut to size. */
  pack(): PackedResponses {
    return { rows: this.rows.slice(0, this.length * COLUMNS), names: [...this.names] };
  }

  /** The same without copying: good until the list changes. */
  view(): PackedResponses {
    return { rows: this.rows.subarray(0, this.length * COLUMNS), names: this.names };
  }

  private nameOf(name: string | null): number {
    if (name === null) return -1;
    if (name === this.lastName) return this.lastNameIndex;
    // There are few: a model, an effort and a tier, seldom a second.
    let index = this.names.indexOf(name);
    if (index < 0) index = this.names.push(name) - 1;
    this.lastName = name;
    this.lastNameIndex = index;
    return index;
  }

  private grow(): void {
    const rows = new Float64Array(Math.max(LEAST_ROOM, this.rows.length * 2));
    rows.set(this.rows);
    this.rows = rows;
  }
}
