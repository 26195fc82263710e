import type { StatementSync } from 'node:sqlite';

/** How the parts of the outbox reach its tables. */
export interface TableAccess {
  /** Returns a statement that is prepared once. */
  prepare(sql: string): StatementSync;
  /** Runs work that writes nothing, without waiting for other processes. */
  read<T>(work: () => T): T;
  /** Runs work as one transaction, within the one that is open. */
  transaction<T>(work: () => T): T;
}
