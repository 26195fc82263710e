import { type KernelExports, startKernel } from './kernel-exports.ts';
import {
  COUNT_NAMES,
  codes,
  countNames,
  EVENT_NAMES,
  FIELDS,
  field,
  INPUT,
  ITEM_NAMES,
  KERNEL_INPUT,
  MOST_ENTRIES,
  MOST_ROWS,
  OUTPUT,
  RECORD_COUNTS,
  RECORDED,
  ROW,
  ROWS,
  TEXT_ROOM,
  TEXTS,
  THREAD,
  TOP_NAMES,
  TURN,
  texts,
} from './line-kernel-map.ts';
import { eventKinds, itemKinds, type LineKind, topKinds } from './line-kind.ts';
import { Needles } from './needles.ts';
import { searchWith } from './raw-field.ts';
import type { RolloutState } from './rollout-state.ts';

/** A `token_count` that is held back, see `DeferredCount`. */
export interface HeldCount {
  readonly isHolding: boolean;
  readonly limitId: number;
  readonly readAt: number;
}

/**
 * Finds the lines that tell something in up to a megabyte at a time, without making anything. What it
 * found last is read by `kind`, `start` and so on, for each entry below `found`.
 */
export class LineKernel {
  /** All of the kernel's memory: offsets of entries are offsets in it. */
  readonly bytes: Buffer;
  /** Where the bytes to scan are put. */
  readonly input: Buffer;
  found = 0;
  private readonly kernel: KernelExports;
  private readonly entries: Float64Array;
  /** Of each row `ROW` numbers: key, time, input, cached, cache write, output, reasoning, the total. */
  readonly rows: Float64Array;
  private readonly needles: Needles;

  constructor() {
    this.kernel = startKernel();
    const { buffer } = this.kernel.memory;
    this.bytes = Buffer.from(buffer);
    this.input = this.bytes.subarray(INPUT, INPUT + KERNEL_INPUT);
    this.entries = new Float64Array(buffer, OUTPUT, MOST_ENTRIES * FIELDS);
    this.rows = new Float64Array(buffer, ROWS, MOST_ROWS * ROW);
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

  /** Tells whose lines are scanned next. */
  begin(threadId: string, state: RolloutState, held: HeldCount): void {
    const { turn, recordedTurns, inherited, meta } = state;
    this.kernel.setTurn(
      this.putId(THREAD, threadId),
      this.putId(TURN, turn),
      this.putId(RECORDED, recordedTurns.at(-1) ?? null),
      inherited ? 1 : 0,
      meta ? 1 : 0,
    );
    this.kernel.setHeld(held.isHolding ? 1 : 0, held.limitId, held.readAt);
  }

  private putId(at: number, id: string | null): number {
    return id?.length === 36 && this.bytes.write(id, at, 'latin1') === 36 ? 1 : 0;
  }

  /**
   * Scans `bytes[from, end)`, whose last byte is a newline, as far as there is room for what is found.
   * Returns where to go on.
   */
  scan(from: number, end: number): number {
    this.found = this.kernel.scan(from, end);
    return this.kernel.next.value;
  }

  /** Lines that the last scan passed. */
  get lines(): number {
    return this.kernel.lines.value;
  }

  /** True where the last scan met bytes beyond ASCII, whose validity is still to be checked. */
  get isWide(): boolean {
    return this.kernel.wide.value === 1;
  }

  /** Where the newest line of known form begins; 0 where the last scan met none. */
  get newestStart(): number {
    return this.kernel.newestStart.value;
  }

  get newestEnd(): number {
    return this.kernel.newestEnd.value;
  }

  /** `unknown` where the line stands otherwise than Codex writes it, and must be looked at. */
  kind(entry: number): LineKind {
    return codes[this.field(entry, field.code)] ?? 'unknown';
  }

  start(entry: number): number {
    return this.field(entry, field.start);
  }

  /** After the line's last byte, its line break left out. */
  end(entry: number): number {
    return this.field(entry, field.end);
  }

  /** From 1 within the scan. */
  line(entry: number): number {
    return this.field(entry, field.line);
  }

  /** Milliseconds since the epoch; NaN where it is not of the usual form. */
  time(entry: number): number {
    return this.field(entry, field.time);
  }

  /** Where the payload's members begin, after its type. */
  members(entry: number): number {
    return this.field(entry, field.members);
  }

  /** Of a `token_usage_record`, counted as `tokens` does. */
  recordCount(entry: number, count: number): number {
    return this.field(entry, RECORD_COUNTS + count);
  }

  /** Of a `token_usage_record`: its hash as of `hashBytes`; NaN where it must be parsed. */
  recordKey(entry: number): number {
    return this.field(entry, field.key);
  }

  /** Of a `token_count`: the hash of its `limit_id`; 0 where it names none. */
  limitId(entry: number): number {
    return this.field(entry, field.key);
  }

  /** Of a `token_count`: false where its numbers must be parsed. */
  isWhole(entry: number): boolean {
    return this.field(entry, field.whole) === 1;
  }

  /**
   * A count of the total of a `token_count`: 0 input, 1 cached input, 2 cache write,
   * 3 output, 4 reasoning, 5 `total_tokens`.
   */
  tokens(entry: number, count: number): number {
    return this.field(entry, field.tokens + count);
  }

  /** The same of `last_token_usage`. */
  lastTokens(entry: number, count: number): number {
    return this.field(entry, field.lastTokens + count);
  }

  /** Of a `token_count`; NaN where it names none. */
  window(entry: number): number {
    return this.field(entry, field.window);
  }

  /** How many rows stand before this entry. */
  rowsBefore(entry: number): number {
    return this.field(entry, field.rows);
  }

  /** Lines before this entry that tell nothing but that they are there. */
  dropped(entry: number): number {
    return this.field(entry, field.dropped);
  }

  get droppedAfter(): number {
    return this.kernel.droppedAfter.value;
  }

  /** All rows of the last scan: responses of the turn under way. */
  get rowCount(): number {
    return this.kernel.rows.value;
  }

  /** Calls of tools between the entry before and this one. */
  calls(entry: number): number {
    return this.field(entry, field.calls);
  }

  /** Calls of tools after the last entry. */
  get callsAfter(): number {
    return this.kernel.calls.value;
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

  private field(entry: number, field: number): number {
    return this.entries[entry * FIELDS + field] ?? 0;
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
