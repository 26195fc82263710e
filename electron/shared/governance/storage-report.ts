import type { Message } from '../messages/message.ts';

/** What a file of a Codex home, or of Glance's state folder, is for. */
export const storageKinds = [
  'sessions',
  'archived-sessions',
  'compressed-sessions',
  'history',
  'databases',
  'logs',
  'images',
  'shell-snapshots',
  'packages',
  'temporary',
  'other',
  'glance',
] as const;
export type StorageKind = (typeof storageKinds)[number];

/** All files of one kind. */
export interface StorageEntry {
  readonly kind: StorageKind;
  readonly files: number;
  readonly bytes: number;
  /** When the oldest was last changed, ISO 8601 UTC. */
  readonly oldest: string;
}

/** A session file that was, or would be, removed or compressed. */
export interface PrunedFile {
  /** Absolute. */
  readonly path: string;
  readonly threadId: string;
  readonly bytes: number;
  /** ISO 8601 UTC; null where none is recorded. */
  readonly lastActivityAt: string | null;
}

/** A session file that is older than asked for and was left alone. */
export interface KeptFile extends PrunedFile {
  readonly reason: Message;
}

/** The `codex-glance.storage/1` document. */
export interface StorageReport {
  readonly schema: 'codex-glance.storage/1';
  /** Of kinds with files, the largest first; after pruning, what is left. */
  readonly entries: readonly StorageEntry[];
  /** Folders that could not be listed. */
  readonly unreadable: readonly string[];
  /** The members below are there where files were to be pruned. */
  readonly how?: 'remove' | 'compress';
  /** True where nothing was changed. */
  readonly dryRun?: boolean;
  readonly removed?: readonly PrunedFile[];
  readonly kept?: readonly KeptFile[];
  /** Bytes on disk that were, or at most would be, freed. */
  readonly freedBytes?: number;
}
