import { ResponseChunk } from '../../tokens/response-chunk.ts';
import { eventKinds, itemKinds, type LineKind, topKinds } from '../lines/line-kind.ts';
import { searchWith } from '../lines/raw-field.ts';
import { type KernelExports, startKernel } from './kernel-exports.ts';
import { KernelState } from './kernel-state.ts';
import {
  CELL_NUMBERS,
  CELLS,
  COUNT_NAMES,
  codes,
  countNames,
  EVENT_NAMES,
  FIELDS,
  field,
  HELD,
  HELD_NUMBERS,
  INPUT,
  ITEM_NAMES,
  KERNEL_INPUT,
  MOST_CELLS,
  MOST_HELD,
  MOST_ROWS,
  ROWS,
  STATE,
  TEXT_ROOM,
  TEXTS,
  TOP_NAMES,
  texts,
} from './line-kernel-map.ts';
import { Needles } from './needles.ts';

/**
 * Reads lines many times faster than JavaScript does, and takes those that Codex writes often. It stops
 * at the first line that tells something and that it does not take: the entry.
 */
export class LineKernel {
  /** All of the kernel's memory: offsets of lines are offsets in it. */
  readonly bytes: Buffer;
  /** Where the bytes to scan are put. */
  readonly input: Buffer;
  /** Of each response a row as `ResponseChunk` keeps them, without names and legacy index. */
  readonly rows: Uint8Array;
  /** To be put before a scan, and taken after it. */
  readonly state: KernelState;
  /** Of each cell `CELL_NUMBERS`: quarter of an hour, 1 where requests were long, five counts, responses. */
  readonly cells: Float64Array;
  /**
   * Of each line whose limits are still to be read, oldest first, `HELD_NUMBERS`: where it stands, where its
   * payload's members begin, where it ends, whose limits it tells (as of `limitsOf`), and its span of time.
   */
  readonly held: Float64Array;
  private readonly kernel: KernelExports;
  private readonly fields: Float64Array;
  private readonly needles: Needles;

  constructor() {
    this.kernel = startKernel();
    const { buffer } = this.kernel.memory;
    this.bytes = Buffer.from(buffer);
    this.input = this.bytes.subarray(INPUT, INPUT + KERNEL_INPUT);
    this.fields = new Float64Array(buffer, STATE, FIELDS);
    this.rows = new Uint8Array(buffer, ROWS, ResponseChunk.size(MOST_ROWS));
    this.held = new Float64Array(buffer, HELD, MOST_HELD * HELD_NUMBERS);
    this.cells = new Float64Array(buffer, CELLS, MOST_CELLS * CELL_NUMBERS);
    this.state = new KernelState(this.bytes, this.fields);
    // Its table of keys would else look full of keys of this search.
    this.state.begin();
    texts.forEach((text, index) => void this.bytes.write(text, TEXTS + index * TEXT_ROOM, 'latin1'));
    const coded = (kinds: Readonly<Record<string, LineKind>>) =>
      Object.entries(kinds).map(([name, kind]): [string, number] => [name, codes.indexOf(kind)]);
    this.needles = new Needles(this.bytes);
    searchWith(this);
    this.writeNames(EVENT_NAMES, coded(eventKinds));
    this.writeNames(ITEM_NAMES, coded(itemKinds));
    this.writeNames(TOP_NAMES, coded(topKinds));
    this.writeNames(
      COUNT_NAMES,
      countNames.map((name, index) => [name, index]),
    );
  }

  /** True where these bytes lie in `input`. */
  holds(piece: Buffer): boolean {
    return piece.buffer === this.bytes.buffer;
  }

  /**
   * Scans `bytes[from, end)`, whose last byte is a newline, as far as it can. Returns where to go on:
   * not always beyond `from`, where limits that are held must be taken over before.
   */
  scan(from: number, end: number): number {
    return this.kernel.scan(from, end);
  }

  /** Lines that the last scan passed, its entry included. */
  get lines(): number {
    return this.field(field.lines);
  }

  /** True where the last scan met bytes beyond ASCII, whose validity is still to be checked. */
  get isWide(): boolean {
    return this.field(field.wide) === 1;
  }

  /** Where the newest line of known form begins; 0 where the last scan met none. */
  get newestStart(): number {
    return this.field(field.newestStart);
  }

  get newestEnd(): number {
    return this.field(field.newestEnd);
  }

  /** Where the line begins that the last scan did not take; 0 where there is none. */
  get entryStart(): number {
    return this.field(field.entryStart);
  }

  /** After the entry's last byte, its line break left out. */
  get entryEnd(): number {
    return this.field(field.entryEnd);
  }

  /** How many lines stand in `held`. */
  get heldCount(): number {
    return this.field(field.heldCount);
  }

  /** Responses that the last scan found, all of one model, effort and tier. */
  get rowCount(): number {
    return this.field(field.rows);
  }

  /** Sums of these by quarter of an hour, in order; two may be of the same. */
  get cellCount(): number {
    return this.field(field.cells);
  }

  /** Writes the places of their names into `rows`, as `ResponseChunk` keeps them. */
  nameRows(model: number, effort: number, tier: number): void {
    this.kernel.nameRows(this.rowCount, model + 1, effort + 1, tier + 1);
  }

  /** A hash of two parts of `input`, one after the other; as `hashParts`. */
  hashInput(from: number, to: number, more: number, end: number): number {
    return this.kernel.hashOf(INPUT + from, INPUT + to, INPUT + more, INPUT + end);
  }

  /** Just after the first `"name":` in `bytes[from, to)`, or -1. */
  afterMember(name: string, from: number, to: number): number {
    const needle = this.needles.get(name);
    const at = this.kernel.find(from, to, needle.at, needle.length);
    return at === 0 ? -1 : at + needle.length;
  }

  /** Where the JSON string whose first byte is at `from` ends, before its quote; `to` where it does not. */
  stringEnd(from: number, to: number): number {
    return this.kernel.stringEnd(from, to);
  }

  private field(place: number): number {
    return this.fields[place] ?? 0;
  }

  /** Names with their closing quote, each after its code and length; a length of 0 ends them. */
  private writeNames(at: number, names: readonly (readonly [string, number])[]): void {
    let place = at;
    for (const [name, code] of names) {
      this.bytes[place] = code;
      this.bytes[place + 1] = name.length + 1;
      place += 2 + this.bytes.write(`${name}"`, place + 2, 'latin1');
    }
  }
}
