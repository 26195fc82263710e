import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { StorageEntry, StorageKind } from '../../../shared/governance/storage-report.ts';
import { isMissing } from '../../platform/reading/regular-file.ts';
import { storageKind } from './storage-kind.ts';

/** What the listed folders hold. */
export interface StorageList {
  readonly entries: readonly StorageEntry[];
  /** Absolute paths of folders that could not be listed. */
  readonly unreadable: readonly string[];
}

interface Sum {
  files: number;
  bytes: number;
  oldest: number;
}

/** A folder to list, and what its files are for. */
interface Place {
  readonly folder: string;
  /** Gets the path from the folder, with `/` between its parts. */
  readonly kindOf: (path: string) => StorageKind;
}

/**
 * Sums what the files of Codex homes and of Glance's state folder take on disk. Links are not followed, and a file
 * that two names share counts once. The largest kind is first.
 */
export async function listStorage(
  codexHomes: readonly string[],
  stateDir: string | null,
): Promise<StorageList> {
  const sums = new Map<StorageKind, Sum>();
  const unreadable: string[] = [];
  const seen = new Set<string>();
  const places: Place[] = [
    ...codexHomes.map((folder) => ({ folder, kindOf: storageKind })),
    ...(stateDir === null ? [] : [{ folder: stateDir, kindOf: () => 'glance' as const }]),
  ];

  async function list(folder: string, path: string, kindOf: Place['kindOf']): Promise<void> {
    let names: Dirent[];
    try {
      names = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      if (!isMissing(error)) unreadable.push(folder);
      return;
    }
    for (const entry of names) {
      const below = join(folder, entry.name);
      const relative = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) await list(below, relative, kindOf);
      else if (entry.isFile()) await count(below, kindOf(relative));
    }
  }

  async function count(file: string, kind: StorageKind): Promise<void> {
    const stats = await statOf(file);
    if (stats === null) return;
    const id = `${stats.dev}:${stats.ino}`;
    if (stats.nlink > 1 && seen.has(id)) return;
    if (stats.nlink > 1) seen.add(id);
    const sum = sums.get(kind) ?? { files: 0, bytes: 0, oldest: Number.POSITIVE_INFINITY };
    sums.set(kind, {
      files: sum.files + 1,
      bytes: sum.bytes + bytesOnDisk(stats),
      oldest: Math.min(sum.oldest, stats.mtimeMs),
    });
  }

  for (const { folder, kindOf } of places) await list(folder, '', kindOf);
  const entries = [...sums].map(([kind, { files, bytes, oldest }]) => ({
    kind,
    files,
    bytes,
    oldest: new Date(oldest).toISOString(),
  }));
  return { entries: entries.sort((a, b) => b.bytes - a.bytes), unreadable };
}

/** Returns null where the file is gone. */
async function statOf(file: string): Promise<Stats | null> {
  try {
    return await lstat(file);
  } catch {
    return null;
  }
}

/** Blocks are not known on Windows. A sparse file takes less than its size. */
export function bytesOnDisk({ size, blocks }: Pick<Stats, 'size' | 'blocks'>): number {
  return blocks > 0 ? Math.min(size, blocks * 512) : size;
}
