import { DAY_MS } from '../../../shared/durations.ts';
import type { OrgUsageRow } from '../../../shared/schema/organisation/org-usage.ts';
import type { RowHistory } from './day-sums.ts';
import { dayStart, mayStillRise } from './windows.ts';

/** What is known of how the rows of a group came. */
export class GroupHistory {
  private readonly now: number;
  private start = Number.POSITIVE_INFINITY;
  private end = Number.NEGATIVE_INFINITY;
  private revision = 1;
  private firstSeen = Number.POSITIVE_INFINITY;
  private lastSeen = Number.NEGATIVE_INFINITY;

  constructor(now: number) {
    this.now = now;
  }

  add({ start, end, revision, firstSeenAt, lastSeenAt }: RowHistory): void {
    this.start = Math.min(this.start, start);
    this.end = Math.max(this.end, end);
    this.revision = Math.max(this.revision, revision);
    this.firstSeen = Math.min(this.firstSeen, firstSeenAt);
    this.lastSeen = Math.max(this.lastSeen, lastSeenAt);
  }

  /** When the newest of them was read; null for none. */
  get readAt(): string | null {
    return Number.isFinite(this.lastSeen) ? iso(this.lastSeen) : null;
  }

  /** True where its last day may rise still. */
  get mayStillRise(): boolean {
    return mayStillRise(dayStart(Math.max(this.start, this.end - DAY_MS)), this.now);
  }

  get values(): Pick<OrgUsageRow, 'window' | 'revision' | 'firstSeenAt' | 'lastSeenAt' | 'mayStillRise'> {
    return {
      window: { start: iso(this.start), end: iso(this.end) },
      revision: this.revision,
      firstSeenAt: iso(this.firstSeen),
      lastSeenAt: iso(this.lastSeen),
      mayStillRise: this.mayStillRise,
    };
  }
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
