/** Something a person should know. One per cause; `id` is stable so that hosts can tell new from known. */
export interface Finding {
  /** Stable: kind plus subject, such as `rollout.line.invalid:/home/a/.codex/sessions/…:12`. */
  readonly id: string;
  /** Stable kind for scripts, such as `rollout.line.invalid`. */
  readonly kind: string;
  readonly level: 'error' | 'warning' | 'info';
  readonly area: 'usage' | 'limits' | 'config' | 'telemetry' | 'governance' | 'settings';
  /** What is so, one sentence. */
  readonly title: string;
  /** Why it matters or how it is known. */
  readonly detail?: string;
  /** What can be done. */
  readonly remedy?: string;
  /** Absolute path. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
}
