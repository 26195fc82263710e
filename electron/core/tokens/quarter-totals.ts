import { QUARTER_MS } from '../../shared/durations.ts';
import type { Tokens } from '../../shared/tokens.ts';
import { entryOf } from '../collections/entry-of.ts';
import { LONG_CONTEXT, readAttribution } from './attribution.ts';
import {
  AT,
  CHUNK_ROWS,
  COUNTS,
  DOUBLES,
  EFFORT,
  HALVES,
  LEGACY,
  MODEL,
  type ResponseChunk,
  TIER,
  WORDS,
} from './response-chunk.ts';
import type { ResponseList } from './response-list.ts';
import type { TokenSum } from './sums.ts';
import { tokensAt } from './tokens-at.ts';

const COLUMNS = 8;

/** Up to this many totals are searched one by one. */
const FEW = 48;

/**
 * Totals of one thread by quarter of an hour and attribution, from which days of any zone are summed. Eight numbers a
 * total: quarters of an hour since the epoch, attribution (a position), five tokens, responses.
 */
export interface QuarterColumns {
  readonly rows: ArrayLike<number>;
  /** See `attributionText`. */
  readonly attributions: readonly string[];
}

export interface PackedQuarters extends QuarterColumns {
  readonly rows: Float64Array;
}

/** Returns the models of each quarter of an hour since the epoch; null among them where a rollout does not say. */
export function modelsByQuarter(quarters: QuarterColumns): ReadonlyMap<number, ReadonlySet<string | null>> {
  const models = new Map<number, Set<string | null>>();
  forEachQuarter(quarters, (quarter, attribution) => {
    entryOf(models, quarter, () => new Set<string | null>()).add(readAttribution(attribution).model);
  });
  return models;
}

/** Passes each total. */
export function forEachQuarter(
  { rows, attributions }: QuarterColumns,
  take: (quarter: number, attribution: string, tokens: Tokens, responses: number) => void,
): void {
  for (let place = 0; place < rows.length; place += COLUMNS) {
    const value = (column: number) => rows[place + column] ?? 0;
    take(value(0), attributions[value(1)] ?? '', tokensAt(rows, place + 2), value(7));
  }
}

/** Sums a thread's responses by quarter of an hour and attribution, in columns of numbers. */
export class QuarterTotals {
  private rows: number[] = [];
  private attributions: string[] = [];
  /** Positions by quarter and attribution; made once there are many. */
  private places: Map<string, number> | null = null;
  private lastPlace = -1;
  /** No total is of a later quarter. */
  private newest = Number.NEGATIVE_INFINITY;

  constructor(packed?: PackedQuarters) {
    if (!packed) return;
    const { rows, attributions } = packed;
    // Many times faster than making an array of it.
    for (let place = 0; place < rows.length; place++) this.rows.push(rows[place] ?? 0);
    this.attributions = [...attributions];
    for (let place = 0; place < rows.length; place += COLUMNS) {
      this.newest = Math.max(this.newest, rows[place] ?? 0);
    }
  }

  get length(): number {
    return this.rows.length / COLUMNS;
  }

  /** Adds one response of a list. */
  addResponse(list: ResponseList, index: number): void {
    const place = this.placeOf(Math.floor(list.at(index) / QUARTER_MS), list.attribution(index));
    list.addTokensTo(this.rows, place + 2, index);
    this.rows[place + 7] = (this.rows[place + 7] ?? 0) + 1;
  }

  /** Adds sums from `numbers` at `at`: five counts and the number of responses. */
  addSums(quarter: number, attribution: string, numbers: Float64Array, at: number): void {
    const place = this.placeOf(quarter, attribution);
    const { rows } = this;
    for (let part = 0; part < 6; part++) {
      rows[place + 2 + part] = (rows[place + 2 + part] ?? 0) + (numbers[at + part] ?? 0);
    }
  }

  /** Adds the responses of a list except the copied ones of a fork. */
  addResponses(list: ResponseList, copied: number): void {
    const chunks = list.plainChunks;
    for (let index = 0; chunks === null && index < list.length; index++) {
      const legacyIndex = list.legacyIndex(index);
      if (legacyIndex < 0 || legacyIndex >= copied) this.addResponse(list, index);
    }
    chunks?.forEach((chunk, place) => {
      this.addChunk(list, chunk, place * CHUNK_ROWS, copied);
    });
  }

  /** Runs once per response, so without a call for each: those of one total are consecutive. */
  private addChunk(list: ResponseList, chunk: ResponseChunk, first: number, copied: number): void {
    const { doubles, words, halves } = chunk;
    const count = Math.min(CHUNK_ROWS, list.length - first);
    let [quarter, model, effort, tier, isLong, place] = [-1, -1, -1, -1, false, 0];
    for (let row = 0; row < count; row++) {
      const word = row * WORDS;
      const half = row * HALVES;
      const legacy = words[word + LEGACY] ?? 0;
      if (legacy > 0 && legacy <= copied) continue;
      const here = Math.floor((doubles[row * DOUBLES + AT] ?? 0) / QUARTER_MS);
      const input = words[word + COUNTS] ?? 0;
      const sameNames =
        halves[half + MODEL] === model && halves[half + EFFORT] === effort && halves[half + TIER] === tier;
      if (!sameNames || here !== quarter || isLong !== input > LONG_CONTEXT) {
        quarter = here;
        model = halves[half + MODEL] ?? 0;
        effort = halves[half + EFFORT] ?? 0;
        tier = halves[half + TIER] ?? 0;
        isLong = input > LONG_CONTEXT;
        place = this.placeOf(quarter, list.attribution(first + row));
      }
      const { rows } = this;
      rows[place + 2] = (rows[place + 2] ?? 0) + input;
      rows[place + 3] = (rows[place + 3] ?? 0) + (words[word + COUNTS + 1] ?? 0);
      rows[place + 4] = (rows[place + 4] ?? 0) + (words[word + COUNTS + 2] ?? 0);
      rows[place + 5] = (rows[place + 5] ?? 0) + (words[word + COUNTS + 3] ?? 0);
      rows[place + 6] = (rows[place + 6] ?? 0) + (words[word + COUNTS + 4] ?? 0);
      rows[place + 7] = (rows[place + 7] ?? 0) + 1;
    }
  }

  /** Adds all totals of another list. */
  addAll(other: QuarterTotals): void {
    for (let from = 0; from < other.rows.length; from += COLUMNS) {
      const place = this.placeOf(other.rows[from] ?? 0, other.attributions[other.rows[from + 1] ?? -1] ?? '');
      for (let column = 2; column < COLUMNS; column++) {
        this.rows[place + column] = (this.rows[place + column] ?? 0) + (other.rows[from + column] ?? 0);
      }
    }
  }

  /** Adds all totals to a sum. */
  sumInto(sum: TokenSum): void {
    for (let place = 0; place < this.rows.length; place += COLUMNS) {
      sum.input += this.rows[place + 2] ?? 0;
      sum.cachedInput += this.rows[place + 3] ?? 0;
      sum.cacheWriteInput += this.rows[place + 4] ?? 0;
      sum.output += this.rows[place + 5] ?? 0;
      sum.reasoningOutput += this.rows[place + 6] ?? 0;
      sum.responses += this.rows[place + 7] ?? 0;
    }
  }

  /** The columns, valid until the list changes. */
  get columns(): QuarterColumns {
    return { rows: this.rows, attributions: this.attributions };
  }

  pack(): PackedQuarters {
    return { rows: new Float64Array(this.rows), attributions: this.attributions };
  }

  private placeOf(quarter: number, attribution: string): number {
    const name = this.nameOf(attribution);
    const last = this.lastPlace;
    if (last >= 0 && this.rows[last] === quarter && this.rows[last + 1] === name) return last;
    let place = this.find(quarter, name);
    if (place < 0) {
      place = this.rows.length;
      this.rows.push(quarter, name, 0, 0, 0, 0, 0, 0);
      this.places?.set(`${quarter}:${name}`, place);
      if (quarter > this.newest) this.newest = quarter;
    }
    this.lastPlace = place;
    return place;
  }

  /** Searches the newest first where there are few, since responses come in order. */
  private find(quarter: number, name: number): number {
    if (quarter > this.newest) return -1;
    if (this.rows.length > FEW * COLUMNS) {
      this.places ??= this.indexPlaces();
      return this.places.get(`${quarter}:${name}`) ?? -1;
    }
    for (let place = this.rows.length - COLUMNS; place >= 0; place -= COLUMNS) {
      if (this.rows[place] === quarter && this.rows[place + 1] === name) return place;
    }
    return -1;
  }

  private indexPlaces(): Map<string, number> {
    const places = new Map<string, number>();
    for (let place = 0; place < this.rows.length; place += COLUMNS) {
      places.set(`${this.rows[place]}:${this.rows[place + 1]}`, place);
    }
    return places;
  }

  private nameOf(attribution: string): number {
    const index = this.attributions.indexOf(attribution);
    return index >= 0 ? index : this.attributions.push(attribution) - 1;
  }
}

/** Returns the totals of responses, without the copied ones of a fork. */
export function quartersOf(responses: ResponseList, copied: number): QuarterTotals {
  const quarters = new QuarterTotals();
  quarters.addResponses(responses, copied);
  return quarters;
}
