import type { Message } from './messages/message.ts';

/** Something the user should know. One per cause; `id` is stable, so that hosts recognise known ones. */
export interface Finding {
  /** Stable: kind plus subject, such as `rollout.line.invalid:/home/a/.codex/sessions/…:12`. */
  readonly id: string;
  /** Stable kind for scripts, such as `rollout.line.invalid`. */
  readonly kind: string;
  readonly level: 'error' | 'warning' | 'info';
  readonly area: 'usage' | 'limits' | 'config' | 'telemetry' | 'governance' | 'settings';
  /** What is so, one sentence. */
  readonly title: Message;
  /** Why it matters or how it is known. */
  readonly detail?: Message;
  /** What can be done. */
  readonly remedy?: Message;
  /** Absolute path. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
}

/** The texts of a finding. */
export type FindingWords = Pick<Finding, 'level' | 'title' | 'detail' | 'remedy'>;

/** A place in a file, and its name; an `Origin` is such a place. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
}

/** Makes a finding. `subject` distinguishes it from others of its kind; null where there is only one. */
export function finding(
  { area, kind, subject }: Pick<Finding, 'area' | 'kind'> & { readonly subject: string | null },
  { level, title, detail, remedy }: FindingWords,
  place: Place | null = null,
): Finding {
  return {
    id: subject === null ? kind : `${kind}:${subject}`,
    kind,
    level,
    area,
    title,
    ...(detail === undefined ? {} : { detail }),
    ...(remedy === undefined ? {} : { remedy }),
    ...(place?.file === undefined ? {} : { file: place.file }),
    ...(place?.line === undefined ? {} : { line: place.line }),
  };
}
