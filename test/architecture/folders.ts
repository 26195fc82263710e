import { posix } from 'node:path';
import type { Graph } from './cycles.ts';

/**
 * Which folder imports from which other, from which file imports which; every folder has its entry. A folder and
 * those inside it are one subject, so that what they import from each other does not count.
 */
export function folderGraph(files: Graph): Graph {
  const folders = new Map<string, Set<string>>();
  for (const [file, imported] of files) {
    const folder = posix.dirname(file);
    const others = folders.get(folder) ?? new Set<string>();
    folders.set(folder, others);
    for (const other of imported.map((path) => posix.dirname(path))) {
      if (!isWithin(other, folder) && !isWithin(folder, other)) others.add(other);
    }
  }
  return new Map([...folders].map(([folder, others]) => [folder, [...others]]));
}

function isWithin(folder: string, other: string): boolean {
  return folder === other || folder.startsWith(`${other}/`);
}
