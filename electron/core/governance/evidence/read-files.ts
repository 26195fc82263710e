import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { isMissing, loadRegularFile } from '../../platform/reading/regular-file.ts';
import type { FileEvidence } from './evidence.ts';

/** Files whose sum would say something of a credential. */
const secret: readonly string[] = ['auth.json', '.env'];

/** Reads files for their sums, in order. Nothing of their content is kept. Never fails. */
export async function readFiles(paths: readonly string[]): Promise<FileEvidence[]> {
  const read: FileEvidence[] = [];
  for (const path of [...new Set(paths)].toSorted()) read.push(await readFile(path));
  return read;
}

async function readFile(path: string): Promise<FileEvidence> {
  const nothing = { path, sha256: null, bytes: null };
  if (secret.includes(basename(path))) return { ...nothing, exists: true, note: 'It may hold credentials.' };
  try {
    const content = await loadRegularFile(path, 'named');
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { path, exists: true, sha256, bytes: content.length, note: null };
  } catch (error) {
    if (isMissing(error)) return { ...nothing, exists: false, note: null };
    return { ...nothing, exists: true, note: `It could not be read: ${codeOf(error)}.` };
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown error';
}
