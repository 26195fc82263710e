/** One point in which Glance and Codex disagree on the configuration in force. */
export interface ConfigDifference {
  /**
   * `value`, `origin`: of a key. `layers`: the list of layers. `layer`: what one file says.
   * `requirement`: what is pinned. `error`: whether, where and why the configuration is unusable.
   */
  readonly kind: 'value' | 'origin' | 'layers' | 'layer' | 'requirement' | 'error';
  /** Dotted key, or the file of a layer; null where it is about the whole. */
  readonly key: string | null;
  /** What Glance has, redacted. */
  readonly glance: unknown;
  /** What Codex answered, redacted. */
  readonly codex: unknown;
}

/** How Glance's reading compares with that of the Codex program itself. */
export interface ConfigVerification {
  readonly agreed: boolean;
  /** Null where Codex did not start, so that it named none. */
  readonly codexVersion: string | null;
  readonly differences: readonly ConfigDifference[];
  /** The program that was asked, absolute. */
  readonly codexBinary: string;
  /** How many keys were compared by their value; 0 where Codex gives none. */
  readonly compared?: number;
  /** What was not compared, a sentence each: `key: reason`, or what it could not be asked about. */
  readonly notCompared: readonly string[];
}
