import { readdirSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import type { UnreadSource } from '../../shared/fleet/fleet-report.ts';

/** Files of records, also those that were rotated or packed: `a.jsonl`, `a.jsonl.3`, `a.ndjson.gz`. */
const RECORDS = /\.(?:jsonl|ndjson)(?:\.\d+)?(?:\.gz)?$/i;
const BUNDLE = /\.zip$/i;
/** So deep a folder is looked through. */
const DEPTH = 8;

/** Files that a report is made of. */
export interface FleetSources {
  /** Of records, a JSON object a line. */
  readonly records: readonly string[];
  /** Packages of evidence. */
  readonly bundles: readonly string[];
  readonly unread: readonly UnreadSource[];
}

/**
 * Finds the files of records and evidence that paths name, folders looked through. Absolute paths in, absolute paths
 * out, each once. Links are followed to files, not to folders below the named one. A named file that ends in `.zip` is a
 * bundle; any other named one holds records.
 */
export function findSources(paths: readonly string[]): FleetSources {
  const records = new Set<string>();
  const bundles = new Set<string>();
  const unread: UnreadSource[] = [];

  const take = (file: string, stats: Stats) => {
    if (!stats.isFile()) unread.push({ file, lines: null, reason: 'It is no regular file.' });
    else if (BUNDLE.test(file)) bundles.add(file);
    else records.add(file);
  };
  const walk = (folder: string, depth: number) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).toSorted(byName)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (depth < DEPTH) attempt(path, () => walk(path, depth + 1));
      } else if (RECORDS.test(entry.name) || BUNDLE.test(entry.name)) {
        attempt(path, () => take(path, statSync(path)));
      }
    }
  };
  const attempt = (file: string, work: () => void) => {
    try {
      work();
    } catch (error) {
      const { code = 'error' } = error as NodeJS.ErrnoException;
      unread.push({ file, lines: null, reason: `It cannot be read: ${code}.` });
    }
  };
  for (const path of paths) {
    attempt(path, () => {
      const stats = statSync(path);
      if (stats.isDirectory()) walk(path, 0);
      else take(path, stats);
    });
  }
  return { records: [...records], bundles: [...bundles], unread };
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}
