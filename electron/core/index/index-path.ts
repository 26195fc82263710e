import { join } from 'node:path';
import { hashText } from '../collections/key-hash.ts';

/** What indexes are named. */
export const INDEX_NAME = /^usage-[0-9a-f]+\.sqlite$/;

/** Each set of Codex homes has an index of its own: what one counts is no part of another's sums. */
function indexName(codexHomes: readonly string[]): string {
  const hash = hashText(JSON.stringify([...codexHomes].sort()));
  return `usage-${hash.toString(16).padStart(14, '0')}.sqlite`;
}

/** Where the index of these homes is, or would be. */
export function indexPath(stateDir: string, codexHomes: readonly string[]): string {
  return join(stateDir, indexName(codexHomes));
}
