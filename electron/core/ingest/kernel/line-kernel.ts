import { checksumText } from '../../platform/checksum.ts';
import type { PackedResponses } from '../../tokens/response.ts';
import { ResponseChunk } from '../../tokens/response-chunk.ts';
import { sumOfResponses } from '../../tokens/response-sum.ts';
import type { LineKind } from '../lines/line-kind.ts';
import { type KernelExports, startKernel } from './kernel-exports.ts';
import { KernelState } from './kernel-state.ts';
import {
  DEFERRED_NUMBERS,
  FIELDS,
  field,
  KERNEL_INPUT,
  MOST_DEFERRED,
  MOST_NAME_SUMS,
  MOST_QUARTERS,
  MOST_ROWS,
  memory,
  QUARTER_NUMBERS,
  ROW_BYTES,
} from './protocol.ts';
import { kinds } from './texts.ts';

/**
 * Reads lines many times faster than JavaScript does, as all versions of Codex since 0.34 write them. It
 * stops at the first line that says something and that it does not take: the entry.
 */
export class LineKernel {
  /** All of the kernel's memory: offsets of lines are offsets in it. */
  readonly bytes: Buffer;
  /** Where the bytes to scan are put. */
  readonly input: Buffer;
  /** Of each response a row as `ResponseChunk` keeps them, without names. */
  readonly rows: Uint8Array;
  /** To be put before a scan, and taken after it. */
  readonly state: KernelState;
  /** Of each quarter of an hour `QUARTER_NUMBERS`, see protocol.ts. */
  readonly quarters: Float64Array;
  /** Of each line whose limits are still to be read, oldest first, `DEFERRED_NUMBERS`, see protocol.ts. */
  readonly deferred: Float64Array;
  private readonly kernel: KernelExports;
  private readonly fields: Float64Array;
  private readonly nameSums: Int32Array;

  constructor() {
    this.kernel = startKernel();
    const { buffer } = this.kernel.memory;
    this.bytes = Buffer.from(buffer);
    this.input = this.bytes.subarray(memory.input, memory.input + KERNEL_INPUT);
    this.fields = new Float64Array(buffer, memory.state, FIELDS);
    this.rows = new Uint8Array(buffer, memory.rows, ResponseChunk.size(MOST_ROWS));
    this.nameSums = new Int32Array(buffer, memory.nameSums, MOST_NAME_SUMS);
    this.deferred = new Float64Array(buffer, memory.deferred, MOST_DEFERRED * DEFERRED_NUMBERS);
    this.quarters = new Float64Array(buffer, memory.quarters, MOST_QUARTERS * QUARTER_NUMBERS);
    this.state = new KernelState(this.bytes, this.fields);
    // Its table of keys would else look full of keys of this search.
    this.state.begin();
  }

  /**
   * Scans `bytes[from, end)`, whose last byte is a newline, as far as it can. Returns where to go on:
   * not always beyond `from`, where deferred limits must be taken over before.
   */
  scan(from: number, end: number): number {
    return this.kernel.scan(from, end);
  }

  /** What the line in `bytes[start, end)` is by its head. */
  kindOf(start: number, end: number): LineKind {
    return kinds[this.kernel.kind(start, end)] ?? 'unknown';
  }

  /** Where the instructions are in a `session_meta` line in `bytes[start, end)`; null where they do not. */
  cutInstructions(start: number, end: number): { readonly from: number; readonly to: number } | null {
    if (this.kernel.cutInstructions(start, end) === 0) return null;
    return { from: this.field(field.cutStart), to: this.field(field.cutEnd) };
  }

  /** Lines that the last scan passed, its entry included. */
  get lines(): number {
    return this.field(field.lines);
  }

  /** Where the line begins that the last scan did not take; 0 where there is none. */
  get entryStart(): number {
    return this.field(field.entryStart);
  }

  /** After the entry's last byte, its line break left out. */
  get entryEnd(): number {
    return this.field(field.entryEnd);
  }

  get entryKind(): LineKind {
    return kinds[this.field(field.entryKind)] ?? 'unknown';
  }

  /** How many lines are in `deferred`. */
  get deferredCount(): number {
    return this.field(field.deferredCount);
  }

  /** Responses that the last scan found, all of one model, effort and tier. */
  get rowCount(): number {
    return this.field(field.rows);
  }

  /** Sums of these by quarter of an hour, in order; two may be of the same. */
  get quarterCount(): number {
    return this.field(field.quarters);
  }

  /** Writes the places of their names into `rows`, as `ResponseChunk` keeps them. */
  nameRows(model: number, effort: number, tier: number): void {
    this.kernel.nameRows(this.rowCount, model + 1, effort + 1, tier + 1);
  }

  /** A hash of two parts of `input`, one after the other; as `hashParts`. */
  hashInput(from: number, to: number, more: number, end: number): number {
    const at = memory.input;
    return this.kernel.hashOf(at + from, at + to, at + more, at + end);
  }

  /** The checksum of responses; as `sumOfResponses`. What is in `rows` is lost. */
  sumOf(responses: PackedResponses, seed: number): number {
    const { chunks, names } = responses;
    if (names.length >= MOST_NAME_SUMS) return sumOfResponses(responses, seed);
    names.forEach((name, place) => {
      this.nameSums[place + 1] = checksumText(name);
    });
    let sum = seed;
    for (const chunk of chunks) {
      for (let at = 0; at < chunk.length; at += this.rows.length) {
        const part = chunk.subarray(at, at + this.rows.length);
        this.rows.set(part);
        sum = this.kernel.sumRows(part.length / ROW_BYTES, sum);
      }
    }
    return sum >>> 0;
  }

  private field(place: number): number {
    return this.fields[place] ?? 0;
  }
}
