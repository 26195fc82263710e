/** What a window said at a moment. Percent, 0 to 100. */
export interface LimitReading {
  readonly at: string;
  readonly usedPercent: number;
}

/** One run of a window, from its begin to its reset. */
export interface LimitCourse {
  readonly startsAt: string;
  readonly resetsAt: string;
  /** When it was over: at its reset, or where the server reset it early; null while it runs. */
  readonly endedAt: string | null;
  /** What was seen last. By the end more may have been used, by this machine or another. */
  readonly last: LimitReading;
  /**
   * Readings, oldest first, in stretches over which the use is known. What was used between two stretches is not
   * known; between two equal readings it is, as use never falls.
   */
  readonly stretches: readonly (readonly LimitReading[])[];
}

/** The runs of one window of the Snapshot, oldest first; the one that runs now is the last. */
export interface LimitCourses {
  /** As in `limits.windows`. */
  readonly id: string;
  readonly courses: readonly LimitCourse[];
}

/** The runs of every window of the Snapshot. */
export interface LimitHistoryReport {
  readonly windows: readonly LimitCourses[];
}
