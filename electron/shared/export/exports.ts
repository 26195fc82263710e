import type { Message } from '../messages/message.ts';

/**
 * How it stands with one target. `off`: switched off. `fine`: nothing waits. `waiting`: records wait to be
 * sent. `refusing`: the target refused records for good. `unattended`: records wait and no process sends them.
 * `behind`: it takes records, more slowly than they come. `retrying`: it failed lately. `failing`: it has failed for
 * long. `stopped`: a person has to act.
 */
export const exportStates = [
  'off',
  'fine',
  'waiting',
  'refusing',
  'unattended',
  'behind',
  'retrying',
  'failing',
  'stopped',
] as const;
export type ExportState = (typeof exportStates)[number];

/** A target of the user's settings, as it is shown. */
export interface ShownTarget {
  /** Its name in the settings. */
  readonly id: string;
  /** The kind of target, such as `otlp`. */
  readonly to: string;
  /** Where records go, without credentials; null for a file on this machine. */
  readonly destination: string | null;
  /** False for a file, and for a receiver on this machine: where that sends them on to is not known. */
  readonly leaves: boolean;
  readonly state: ExportState;
  /** How grave that is; null where there is nothing to do. */
  readonly level: 'info' | 'warning' | 'error' | null;
  /** What is so, one sentence. */
  readonly reason: Message;
  /** Which process sends to it now, seen from the one that reports; null where none does. */
  readonly sentBy: 'this-process' | 'another-process' | null;
  readonly accepted: number;
  /** Refused by the target for good. */
  readonly rejected: number;
  /** Records that wait. */
  readonly queued: number;
  /** Since when the oldest of them waits; null where none does. */
  readonly waitingSince: string | null;
  readonly lastAcceptedAt: string | null;
  /** Why the last records were not taken, or were rejected; null once others were taken since. */
  readonly lastError: { readonly at: string | null; readonly reason: string } | null;
}

/** Something in the settings that keeps a target, or all, from being in force. */
export interface ShownProblem {
  readonly target: string | null;
  /** As in the file, such as `export.url`. */
  readonly key: string;
  /** 1-based; null where not known. */
  readonly line: number | null;
  readonly message: Message;
}

/** What Glance itself sends to systems that the user set up. */
export interface Exports {
  /** The switch of all: false where `exporting.enabled` is, or cannot be read. */
  readonly enabled: boolean;
  /** `none`: nothing is set up. `off`: something is, and nothing is sent. Else the gravest of the targets. */
  readonly state: 'none' | 'off' | 'fine' | 'info' | 'warning' | 'error';
  /** Absolute. */
  readonly settingsFile: string;
  readonly targets: readonly ShownTarget[];
  /** The queue on disk; null where it was not looked at. */
  readonly queue: { readonly records: number; readonly most: number } | null;
  readonly problems: readonly ShownProblem[];
}

/** Returns what there is to show where nothing is set up. */
export function noExports(settingsFile: string, enabled = true): Exports {
  return { enabled, state: 'none', settingsFile, targets: [], queue: null, problems: [] };
}
