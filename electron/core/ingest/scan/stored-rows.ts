import type { LineIssue } from '../lines/rollout-state.ts';
import type { ThreadAuth } from '../rollouts/thread-auth.ts';
import type { ReadMark } from './read-rollout.ts';

/** What a start needs to know of a thread. */
export interface StoredThread {
  readonly threadId: string;
  readonly codexHome: string;
  /** None of its files is on disk any more. */
  readonly gone: boolean;
  /** Milliseconds since the epoch. */
  readonly lastActivityAt: number | null;
  readonly auth: ThreadAuth;
  readonly cliVersion: string | null;
  /** The thread that a file without turn ids was copied from. */
  readonly legacyParent: string | null;
  /** How many `token_count` lines at its head were copied. */
  readonly copied: number;
  /** Grows with each save, by whichever process; 0 for a thread that was never saved. */
  readonly generation: number;
}

/** Returns the name that a file has in its folder. */
export function fileNameOf({ path, name }: Pick<StoredFile, 'path' | 'name'>): string {
  return path.endsWith('.zst') ? `${name}.zst` : name;
}

/** A file as an index keeps it, without the state that reading goes on from. */
export interface StoredFile {
  readonly path: string;
  readonly codexHome: string;
  readonly threadId: string;
  readonly name: string;
  readonly mark: ReadMark;
  readonly consumed: number;
  readonly lines: number;
  /** Lines of which something was taken. */
  readonly used: number;
  /** The Codex that wrote it. */
  readonly cliVersion: string | null;
  readonly notUnderstood: number;
  readonly bareLines: number;
  readonly issues: readonly LineIssue[];
}
