import type { AuthKind } from '../../shared/usage.ts';
import type { PackedTexts } from './packed-columns.ts';
import type { StoredThread } from './stored-rows.ts';

const auths: readonly AuthKind[] = [null, 'chatgpt', 'apikey', 'provider'];

const COLUMNS = 8;
const [HOME, GONE, ACTIVE, AUTH, VERSION, PARENT, COPIED, GENERATION] = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** To look through all for this many costs less than to make a map of them. */
const FEW = 16;

/** Keeps each text once, and gives it a place. */
export class Names {
  readonly list: string[] = [];
  private readonly places = new Map<string, number>();

  /** -1 for null. */
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

/** What `StoredThreads` is made of, besides texts. */
export interface ThreadColumns {
  readonly rows: Float64Array;
  readonly forks: readonly number[];
  readonly recent: readonly number[];
}

/** Enough that those wanted are among them, though as many threads as are kept beside may come before. */
const RECENT_ROWS = 400;

/** Threads at rest, in columns of numbers: none becomes an object until it is asked for. */
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

  /** Threads as rows; their texts go into `names`. */
  static pack(threads: readonly StoredThread[], names: Names): ThreadColumns {
    const rows = new Float64Array(threads.length * COLUMNS);
    threads.forEach((thread, index) => {
      rows.set(
        [
          names.placeOf(thread.codexHome),
          thread.gone ? 1 : 0,
          thread.lastActivityAt ?? Number.NaN,
          auths.indexOf(thread.auth),
          names.placeOf(thread.cliVersion),
          names.placeOf(thread.legacyParent),
          thread.copied,
          thread.generation,
        ],
        index * COLUMNS,
      );
    });
    const all = threads.map((thread, row) => ({ row, thread }));
    const forks = all.filter(({ thread }) => thread.legacyParent !== null).map(({ row }) => row);
    const recent = all
      .sort((a, b) => (b.thread.lastActivityAt ?? 0) - (a.thread.lastActivityAt ?? 0))
      .slice(0, RECENT_ROWS)
      .map(({ row }) => row);
    return { rows, forks, recent };
  }

  idAt(row: number): string {
    return this.texts.at(row) ?? '';
  }

  get length(): number {
    return this.rows.length / COLUMNS;
  }

  /** -1 where there is none of that id. */
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
      auth: auths[this.value(row, AUTH)] ?? null,
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
