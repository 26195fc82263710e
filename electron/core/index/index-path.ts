import { join } from 'node:path';
import { hashText } from '../collections/key-hash.ts';

/** The names of indexes. */
export const INDEX_NAME = /^usage-[0-9a-f]+\.sqlite$/;

/** Makes the name for a set of Codex homes. Each set has its own index, because sums differ. */
function indexName(codexHomes: readonly string[]): string {
  const hash = hashText(JSON.stringify([...codexHomes].sort()));
  return `usage-${hash.toString(16).padStart(14, '0')}.sqlite`;
}

/** Returns where the index of these homes is, or would be. */
export function indexPath(stateDir: string, codexHomes: readonly string[]): string {
  return join(stateDir, indexName(codexHomes));
}
