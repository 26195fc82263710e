import type { TableAccess } from './table-access.ts';

/** How long a lease holds without being renewed, in milliseconds. Longer than any request may take. */
export const LEASE_MS = 90_000;

/** Returns the name of the lease of a target. */
export const leaseOf = (target: string): string => `target:${target}`;

/** Who may do a thing that one process at a time may do. Times are in milliseconds since the epoch. */
export class Leases {
  private readonly tables: TableAccess;

  constructor(tables: TableAccess) {
    this.tables = tables;
  }

  /**
   * Takes or renews a lease. Returns false where another owner has it. One that ends further in the future than any
   * was given for was given by a clock that has since been set back, and does not count.
   */
  take(name: string, owner: string, now: number): boolean {
    return this.tables.transaction(() => {
      const held = this.tables.prepare('SELECT owner, expires FROM leases WHERE name = ?').get(name);
      const left = held ? Number(held.expires) - now : 0;
      if (held && held.owner !== owner && isAlive(left)) return false;
      this.tables
        .prepare('INSERT OR REPLACE INTO leases VALUES (?, ?, ?)')
        .run(name, owner, Math.trunc(now + LEASE_MS));
      return true;
    });
  }

  /** Returns who holds a lease; null where nobody does. */
  holder(name: string, now: number): string | null {
    return this.tables.read(() => {
      const held = this.tables.prepare('SELECT owner, expires FROM leases WHERE name = ?').get(name);
      return held && isAlive(Number(held.expires) - now) ? String(held.owner) : null;
    });
  }

  /** Returns true where this owner was the last to take it. */
  isHeldBy(name: string, owner: string): boolean {
    return this.tables.transaction(
      () => this.tables.prepare('SELECT owner FROM leases WHERE name = ?').get(name)?.owner === owner,
    );
  }

  /** Ends a lease of this owner. */
  release(name: string, owner: string): void {
    this.tables.transaction(() =>
      this.tables.prepare('DELETE FROM leases WHERE name = ? AND owner = ?').run(name, owner),
    );
  }
}

function isAlive(left: number): boolean {
  return left > 0 && left <= LEASE_MS;
}
