import verified from './verified-codex.json' with { type: 'json' };

/** A Codex release whose behaviour was compared with Glance's statements. */
export interface VerifiedCodex {
  /** Such as `0.171.0`. */
  readonly version: string;
  /** The day of the comparison, `YYYY-MM-DD`. */
  readonly date: string;
}

/** The newest Codex that Glance was verified with. Everything that names one uses this. */
export const VERIFIED_CODEX: VerifiedCodex = verified;

/**
 * A place that names a Codex version: the first line of a session, the copy of the model list that Codex keeps, the
 * package around the installed program, or the program itself.
 */
export const codexSources = ['session', 'model-cache', 'package', 'program'] as const;

/** A Codex version that was seen on this machine. */
export interface SeenCodex {
  readonly version: string;
  readonly how: (typeof codexSources)[number];
  /** When that Codex was last in use or seen; null where the place has no time. */
  readonly at: string | null;
}

/** The Codex in use, compared with the verified one. */
export interface CodexInUse {
  readonly verified: VerifiedCodex;
  /** The newest version of each source, newest first. */
  readonly seen: readonly SeenCodex[];
  /** `newer` where any seen version is newer than the verified one; `not-known` where none was seen. */
  readonly state: 'verified' | 'newer' | 'not-known';
}
