import { crc32 } from 'node:zlib';
import { DAY_MS } from '../../../shared/durations.ts';
import { BrokenRow } from './broken-row.ts';
import type { TableAccess } from './table-access.ts';
import type { Settled } from './target-table.ts';

/** A piece of what is kept for the metrics of a target: JSON by its key. */
export type Kept = readonly (readonly [key: string, value: string])[];

/** What is kept for good, beside the cursor. */
export interface MetricChanges {
  /** When the sums began, in milliseconds since the epoch; kept the first time. */
  readonly start: number;
  /** Sums and histograms by the key of their series. */
  readonly series: Kept;
  /** What each turn or session has added, by what it is. */
  readonly counted: Kept;
  /** The last state of things, by their keys. */
  readonly facts: Kept;
}

/** A turn that was counted so long ago is not revised any more. */
const REVISED_WITHIN_MS = 90 * DAY_MS;

const TABLES = [
  'metric_series (target TEXT, key TEXT, sum INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (target, key))',
  'metric_facts (target TEXT, key TEXT, sum INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (target, key))',
  `metric_counted (target TEXT, key TEXT, at INTEGER NOT NULL, sum INTEGER NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (target, key))`,
  'metric_starts (target TEXT PRIMARY KEY, at INTEGER NOT NULL)',
];

/** What metrics are made from: sums that go on where they stopped, kept together with the cursor of their target. */
export class MetricTable {
  private readonly tables: TableAccess;
  private isReady = false;

  constructor(tables: TableAccess) {
    this.tables = tables;
  }

  /** Returns when the sums of a target began, in milliseconds since the epoch; null before the first is kept. */
  start(target: string): number | null {
    return this.tables.read(() => {
      if (!this.exists()) return null;
      const at = this.tables.prepare('SELECT at FROM metric_starts WHERE target = ?').get(target)?.at;
      return typeof at === 'number' ? at : null;
    });
  }

  series(target: string): Kept {
    return this.all('metric_series', target);
  }

  facts(target: string): Kept {
    return this.all('metric_facts', target);
  }

  /** Returns what something has added so far; null where it was not counted. */
  counted(target: string, key: string): string | null {
    return this.tables.read(() => {
      if (!this.exists()) return null;
      const sql = 'SELECT sum, value FROM metric_counted WHERE target = ? AND key = ?';
      const row = this.tables.prepare(sql).get(target, key);
      return row === undefined ? null : checked(key, row);
    });
  }

  /** Moves the cursor by `settle` and keeps the sums, both or neither. Returns false where the cursor is elsewhere. */
  save(target: string, changes: MetricChanges, { now }: Settled, settle: () => boolean): boolean {
    return this.tables.transaction(() => {
      if (!settle()) return false;
      this.prepare();
      const start = 'INSERT OR IGNORE INTO metric_starts VALUES (?, ?)';
      this.tables.prepare(start).run(target, Math.trunc(changes.start));
      for (const table of ['series', 'facts'] as const) {
        const insert = this.tables.prepare(`INSERT OR REPLACE INTO metric_${table} VALUES (?, ?, ?, ?)`);
        for (const [key, value] of changes[table]) insert.run(target, key, sumOf(key, value), value);
      }
      const insert = this.tables.prepare('INSERT OR REPLACE INTO metric_counted VALUES (?, ?, ?, ?, ?)');
      for (const [key, value] of changes.counted) {
        insert.run(target, key, Math.trunc(now), sumOf(key, value), value);
      }
      if (changes.counted.length > 0) {
        const old = 'DELETE FROM metric_counted WHERE target = ? AND at < ?';
        this.tables.prepare(old).run(target, Math.trunc(now - REVISED_WITHIN_MS));
      }
      return true;
    });
  }

  private all(table: 'metric_series' | 'metric_facts', target: string): Kept {
    return this.tables.read(() => {
      if (!this.exists()) return [];
      return this.tables
        .prepare(`SELECT key, sum, value FROM ${table} WHERE target = ? ORDER BY rowid`)
        .all(target)
        .map((row) => [String(row.key), checked(String(row.key), row)] as const);
    });
  }

  /** Whether the tables are there: an older outbox has none. */
  private exists(): boolean {
    const find = "SELECT 1 FROM sqlite_master WHERE name = 'metric_starts'";
    this.isReady ||= this.tables.prepare(find).get() !== undefined;
    return this.isReady;
  }

  /** Makes the tables once they are needed. */
  private prepare(): void {
    if (this.exists()) return;
    for (const table of TABLES) this.tables.prepare(`CREATE TABLE IF NOT EXISTS ${table} STRICT`).run();
  }
}

function checked(key: string, { sum, value }: Readonly<Record<string, unknown>>): string {
  const text = String(value);
  if (sumOf(key, text) !== sum) throw new BrokenRow();
  return text;
}

function sumOf(key: string, value: string): number {
  return crc32(value, crc32(key));
}
