import type { Endpoint, RowOf } from './rows.ts';

/** A row with what is known of its history. Times are milliseconds since the epoch. */
export interface KeptRow<E extends Endpoint> {
  /** Members that are null may be missing. */
  readonly row: RowOf<E>;
  /** 1 as it first came; grows by one each time it came with other values. */
  readonly revision: number;
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
}
