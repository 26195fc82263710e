import type { PackedTexts } from '../../collections/packed-columns.ts';
import type { ThreadAuth } from '../../ingest/rollouts/thread-auth.ts';
import type { StoredThread } from '../../ingest/scan/stored-rows.ts';

/** How a session may have signed in, in the order of the numbers that are stored. */
export const threadAuths: readonly ThreadAuth[] = [
  null,
  'chatgpt',
  'apikey',
  'provider',
  'chatgpt-workspace',
  'chatgpt-personal',
];

const COLUMNS = 8;
const [HOME, GONE, ACTIVE, AUTH, VERSION, PARENT, COPIED, GENERATION] = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** Up to this many lookups, scanning all is cheaper than making a map, which for 10,000 threads takes as long as 200. */
const FEW = 64;

/** Stores each text once and gives it a position. */
export class Names {
  readonly list: string[] = [];
  private readonly places = new Map<string, number>();

  /** Returns -1 for null. */
  placeOf(name: string | null): number {
    if (name === null) return -1;
    let place = this.places.get(name);
    if (place === undefined) {
      place = this.list.push(name) - 1;
      this.places.set(name, place);
    }
    return place;
  }
}

/** The columns of `StoredThreads`, without texts. */
export interface ThreadColumns {
  readonly rows: Float64Array;
  readonly forks: readonly number[];
  readonly recent: readonly number[];
}

/** Enough to contain the threads that are asked for, though as many newer ones may have been saved since. */
const RECENT_ROWS = 400;

/** Stored threads in columns of numbers; none becomes an object until it is asked for. */
export class StoredThreads {
  private readonly texts: PackedTexts;
  private readonly names: readonly string[];
  private readonly rows: Float64Array;
  /** Rows of threads that may be legacy forks, and of the most recently active, newest first. */
  readonly forks: readonly number[];
  readonly recent: readonly number[];
  private places: Map<string, number> | null = null;
  private searches = 0;

  constructor(ids: PackedTexts, names: readonly string[], columns: ThreadColumns) {
    this.texts = ids;
    this.names = names;
    this.rows = columns.rows;
    this.forks = columns.forks;
    this.recent = columns.recent;
  }

  /** Packs threads as rows; their texts go into `names`. */
  static pack(threads: readonly StoredThread[], names: Names): ThreadColumns {
    const rows = new Float64Array(threads.length * COLUMNS);
    threads.forEach((thread, row) => {
      const at = row * COLUMNS;
      rows[at + HOME] = names.placeOf(thread.codexHome);
      rows[at + GONE] = thread.gone ? 1 : 0;
      rows[at + ACTIVE] = thread.lastActivityAt ?? Number.NaN;
      rows[at + AUTH] = threadAuths.indexOf(thread.auth);
      rows[at + VERSION] = names.placeOf(thread.cliVersion);
      rows[at + PARENT] = names.placeOf(thread.legacyParent);
      rows[at + COPIED] = thread.copied;
      rows[at + GENERATION] = thread.generation;
    });
    const all = threads.map((_, row) => row);
    const forks = all.filter((row) => threads[row]?.legacyParent !== null);
    const activeAt = (row: number) => threads[row]?.lastActivityAt ?? 0;
    const recent = all.sort((a, b) => activeAt(b) - activeAt(a)).slice(0, RECENT_ROWS);
    return { rows, forks, recent };
  }

  idAt(row: number): string {
    return this.texts.at(row) ?? '';
  }

  get length(): number {
    return this.rows.length / COLUMNS;
  }

  /** Returns the row of a thread; -1 where there is none. */
  rowOf(threadId: string): number {
    if (!this.places && this.searches < FEW) {
      this.searches += 1;
      return this.texts.indexOf(threadId);
    }
    this.places ??= new Map(this.texts.all.map((id, row) => [id, row]));
    return this.places.get(threadId) ?? -1;
  }

  lastActivityAt(row: number): number | null {
    const at = this.value(row, ACTIVE);
    return Number.isNaN(at) ? null : at;
  }

  cliVersion(row: number): string | null {
    return this.name(row, VERSION);
  }

  gone(row: number): boolean {
    return this.value(row, GONE) === 1;
  }

  legacyParent(row: number): string | null {
    return this.name(row, PARENT);
  }

  at(row: number): StoredThread {
    return {
      threadId: this.idAt(row),
      codexHome: this.name(row, HOME) ?? '',
      gone: this.gone(row),
      lastActivityAt: this.lastActivityAt(row),
      auth: threadAuths[this.value(row, AUTH)] ?? null,
      cliVersion: this.cliVersion(row),
      legacyParent: this.legacyParent(row),
      copied: this.value(row, COPIED),
      generation: this.value(row, GENERATION),
    };
  }

  private value(row: number, column: number): number {
    return this.rows[row * COLUMNS + column] ?? 0;
  }

  private name(row: number, column: number): string | null {
    return this.names[this.value(row, column)] ?? null;
  }
}
