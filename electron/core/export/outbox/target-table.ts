import { DAY_MS } from '../../../shared/durations.ts';
import type { TableAccess } from './table-access.ts';

/** How it stands with a target. Times are in milliseconds since the epoch. */
export interface TargetState {
  /** The seq of the last record that is settled; 0 for none. */
  readonly cursor: number;
  /** Records in requests, those that were sent again included. */
  readonly sent: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly acceptedAt: number | null;
  /** The last error; null once a batch was taken after it. */
  readonly error: string | null;
  readonly errorAt: number | null;
  /** `waiting`: tries again by itself. `stopped`: needs a person; it is tried again from time to time. */
  readonly state: 'idle' | 'waiting' | 'stopped';
}

/** What was settled by one request. */
export interface Settled {
  readonly from: number;
  readonly to: number;
  readonly accepted: number;
  readonly rejected: number;
  /** True where a request was taken, also one in which no record was new. Default: where records were accepted. */
  readonly isTaken?: boolean;
  readonly now: number;
  /** The reason of the last record that was rejected; null for none. */
  readonly reason: string | null;
}

/** A target that the settings do not name is remembered for so long after the last request to it. */
const FORGOTTEN_MS = 7 * DAY_MS;

const FRESH: TargetState = {
  cursor: 0,
  sent: 0,
  accepted: 0,
  rejected: 0,
  acceptedAt: null,
  error: null,
  errorAt: null,
  state: 'idle',
};

/** How far each target is. */
export class TargetTable {
  private readonly tables: TableAccess;

  constructor(tables: TableAccess) {
    this.tables = tables;
  }

  /** Returns the state of a target; where there is none, that of a new one, which begins with the oldest record. */
  state(id: string): TargetState {
    return this.tables.transaction(() => {
      const row = this.tables.prepare('SELECT * FROM targets WHERE id = ?').get(id);
      if (!row) return FRESH;
      const { cursor, sent, accepted, rejected, accepted_at, error, error_at, state } = row;
      return {
        cursor: Number(cursor),
        sent: Number(sent),
        accepted: Number(accepted),
        rejected: Number(rejected),
        acceptedAt: accepted_at === null ? null : Number(accepted_at),
        error: error === null ? null : String(error),
        errorAt: error_at === null ? null : Number(error_at),
        state: state as TargetState['state'],
      };
    });
  }

  /** Makes sure that a target counts among those that records are kept for. */
  register(id: string): void {
    this.tables.transaction(() =>
      this.tables.prepare('INSERT OR IGNORE INTO targets (id, cursor) VALUES (?, 0)').run(id),
    );
  }

  /** Moves the cursor, and notes what became of the records before it. Returns false where it is elsewhere by now. */
  settle(id: string, settled: Settled): boolean {
    const { from, to, accepted, rejected, now, reason } = settled;
    const isTaken = settled.isTaken ?? accepted > 0;
    return this.tables.transaction(() => {
      const sql = `UPDATE targets SET cursor = ?, accepted = accepted + ?, rejected = rejected + ?,
        accepted_at = iif(?, ?, accepted_at), error = ?, error_at = iif(? IS NULL, error_at, ?), state = 'idle'
        WHERE id = ? AND cursor = ?`;
      const at = Math.trunc(now);
      const { changes } = this.tables
        .prepare(sql)
        .run(to, accepted, rejected, isTaken ? 1 : 0, at, reason, reason, at, id, from);
      return changes === 1;
    });
  }

  /** Notes that so many records are about to be sent. */
  sending(id: string, count: number): void {
    this.tables.transaction(() =>
      this.tables.prepare('UPDATE targets SET sent = sent + ? WHERE id = ?').run(count, id),
    );
  }

  /** Notes why nothing more was taken. */
  failed(id: string, state: 'waiting' | 'stopped', reason: string, now: number): void {
    this.tables.transaction(() =>
      this.tables
        .prepare('UPDATE targets SET error = ?, error_at = ?, state = ? WHERE id = ?')
        .run(reason, Math.trunc(now), state, id),
    );
  }

  /**
   * Forgets all other targets that nothing was sent to for a week: one that is named on the command line now and then
   * is in no settings, and misses nothing until then.
   */
  keep(names: readonly string[], now: number): void {
    const sql = `DELETE FROM targets WHERE id NOT IN (${names.map(() => '?').join()})
      AND max(ifnull(accepted_at, 0), ifnull(error_at, 0)) < ?`;
    this.tables.prepare(sql).run(...names, Math.trunc(now - FORGOTTEN_MS));
  }

  /** The cursor of the target that is furthest behind; null where there is no target. */
  leastCursor(): number | null {
    const least = this.tables.prepare('SELECT min(cursor) AS at FROM targets').get()?.at;
    return typeof least === 'number' ? least : null;
  }
}
