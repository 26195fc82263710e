import type { Message } from './messages/message.ts';

/** What was read of some files. */
interface LinesCoverage {
  readonly files: number;
  readonly bytes: number;
  readonly lines: number;
  /** Lines that were used; the others are recognised by their first bytes and skipped. */
  readonly linesRead: number;
  /** Lines that are not valid JSON, not valid UTF-8 or of no known shape. */
  readonly linesNotUnderstood: number;
}

/** What was read of the sessions of one Codex version. */
export interface VersionCoverage extends LinesCoverage {
  /** `unknown` where the file does not say. */
  readonly version: string;
  readonly threads: number;
}

/** What was read for the sums, which distinguishes a lower bound from a total. */
export interface ReadingCoverage extends LinesCoverage {
  readonly linesSkipped: number;
  /** Files that could not be opened or read. */
  readonly filesUnreadable: number;
  /** Counted sessions whose files no longer exist. */
  readonly threadsGone: number;
  /** By the Codex version that wrote them, newest first. */
  readonly versions: readonly VersionCoverage[];
  /** Each says why the sums may be too low; empty where they are exact. */
  readonly lowerBound: readonly Message[];
}

/** Sessions of the last 30 days by sign-in: only those of a ChatGPT workspace reach its compliance export. */
export interface ComplianceCoverage {
  readonly sessions: number;
  readonly visible: number;
  readonly invisible: number;
  readonly unknown: number;
  readonly reason: Message;
}

export interface Coverage {
  readonly reading: ReadingCoverage;
  readonly compliance: ComplianceCoverage;
}
