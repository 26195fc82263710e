import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileKind, loadRegularFile } from '../../../platform/reading/regular-file.ts';

/** More files or bytes than this in one folder are not read: its content is then not known. */
const MOST_FILES = 256;
const MOST_BYTES = 8_000_000;
const DEEPEST = 8;

/** SHA-256 of a text or of bytes, in hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** SHA-256 of a file; null where it cannot be read. */
export async function fileHash(file: string, kind: FileKind = 'named'): Promise<string | null> {
  const bytes = await loadRegularFile(file, kind).catch(() => null);
  return bytes === null ? null : sha256(bytes);
}

/**
 * SHA-256 over all files of a folder, by their paths in it; null where it has more than is read, or a file
 * cannot be read. Links to folders are not followed, so that a circle ends.
 */
export async function folderHash(folder: string): Promise<string | null> {
  const files = await filesIn(folder, '', 0);
  if (files === null) return null;
  const hash = createHash('sha256');
  let bytes = 0;
  for (const name of files.toSorted()) {
    const content = await loadRegularFile(join(folder, name), 'named').catch(() => null);
    if (content === null) return null;
    bytes += content.length;
    if (bytes > MOST_BYTES) return null;
    hash.update(`${name}\0${sha256(content)}\n`);
  }
  return hash.digest('hex');
}

async function filesIn(root: string, below: string, depth: number): Promise<string[] | null> {
  const entries = await readdir(join(root, below), { withFileTypes: true }).catch(() => null);
  if (entries === null || depth > DEEPEST) return null;
  const found: string[] = [];
  for (const entry of entries) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      const inner = entry.name === '.git' ? [] : await filesIn(root, name, depth + 1);
      if (inner === null) return null;
      found.push(...inner);
    } else if (entry.isFile() || entry.isSymbolicLink()) found.push(name);
    if (found.length > MOST_FILES) return null;
  }
  return found;
}
