/** A file in a package of evidence. */
export interface EvidenceEntry {
  /** With `/` between its parts. */
  readonly name: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/** The `codex-glance.evidence/1` document of `evidence --out`. */
export interface EvidenceReport {
  readonly schema: 'codex-glance.evidence/1';
  /** The package, absolute. */
  readonly file: string;
  /** Of the package, in hex. */
  readonly sha256: string;
  /** In the order of their names. */
  readonly entries: readonly EvidenceEntry[];
  /** SHA-256 of the public key that signed it, in hex; null where it is not signed. */
  readonly signedBy: string | null;
}

/** The `codex-glance.evidence/1` document of `evidence verify`. */
export interface EvidenceVerification {
  readonly schema: 'codex-glance.evidence/1';
  /** Absolute. */
  readonly file: string;
  /** Whether everything in it is as it was packed. */
  readonly valid: boolean;
  /** Whether a key signed it and the signature is right. */
  readonly signed: boolean;
  readonly signedBy: string | null;
  /** When it was packed, ISO 8601 UTC; null where it does not say. */
  readonly generatedAt: string | null;
  /** A sentence each; empty where it is valid. */
  readonly problems: readonly string[];
  /**
   * What is not the same on this machine now: ids as drift reports have them, and `file:` with the path of a file
   * that was read. Null where that cannot be said.
   */
  readonly differsFromNow: readonly string[] | null;
}
