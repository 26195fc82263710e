/** What was read to make the sums, so that a lower bound can be told from a total. */
export interface ReadingCoverage {
  readonly files: number;
  readonly bytes: number;
  readonly lines: number;
  /** Lines that are not valid JSON, not valid UTF-8 or of no known shape. */
  readonly linesNotUnderstood: number;
  /** Files that could not be opened or read. */
  readonly filesUnreadable: number;
  /** Codex versions seen, with the number of threads each wrote, newest first. */
  readonly versions: readonly { readonly version: string; readonly threads: number }[];
  /** Each says why the sums may be too low; empty where they are exact. */
  readonly lowerBound: readonly string[];
}

/** Sessions of the last 30 days by sign-in: only ChatGPT sessions reach the organisation's compliance export. */
export interface ComplianceCoverage {
  readonly sessions: number;
  readonly visible: number;
  readonly invisible: number;
  readonly unknown: number;
  readonly reason: string;
}

export interface Coverage {
  readonly reading: ReadingCoverage;
  readonly compliance: ComplianceCoverage;
}
