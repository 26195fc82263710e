import type { PostureValue } from './posture.ts';

/** One thing that is not as it was when the baseline was pinned. */
export interface DriftChange {
  /** The id of an entry of the posture, with `/` and its name one of its things, or `check/` and the id of a rule. */
  readonly id: string;
  /** Null where it was not there. */
  readonly before: PostureValue;
  /** Null where it is not there any more. */
  readonly after: PostureValue;
  /** Absolute; where it is decided now, else where it was. Null where no file decides it. */
  readonly file: string | null;
  /** When that file was last changed, where that was after the pin; ISO 8601 UTC, else null. */
  readonly changedAt: string | null;
}

/** The `codex-glance.drift/1` document. */
export interface DriftReport {
  readonly schema: 'codex-glance.drift/1';
  /** ISO 8601 UTC. */
  readonly pinnedAt: string;
  /** The policy whose checks were pinned. */
  readonly policy: string;
  /** SHA-256 of the public key that the baseline is signed with, in hex; null where it is not signed. */
  readonly signedBy: string | null;
  readonly changes: readonly DriftChange[];
}
