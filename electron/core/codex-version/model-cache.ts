import { closeSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { SeenCodex } from '../../shared/codex/codex.ts';
import { openRegularFile } from '../platform/reading/regular-file.ts';
import { isCodexVersion } from './version-order.ts';

/** The version precedes the models, which fill the rest of the file. */
const HEAD_BYTES = 4 * 1024;

/**
 * Reads the Codex version that last fetched the list of models in a home, from the head of `models_cache.json`
 * (`models-manager/src/cache.rs`). Unlike the first line of a resumed session, it follows updates of the program.
 * Null where there is none.
 */
export function readModelCache(codexHome: string): SeenCodex | null {
  const head = readHead(join(codexHome, 'models_cache.json'));
  const version = /"client_version"\s*:\s*"([^"\\]{1,64})"/.exec(head?.text ?? '')?.[1];
  if (head === null || version === undefined || !isCodexVersion(version)) return null;
  return { version, how: 'model-cache', at: head.modifiedAt.toISOString() };
}

function readHead(file: string): { readonly text: string; readonly modifiedAt: Date } | null {
  try {
    const { fd, stats } = openRegularFile(file);
    try {
      const head = Buffer.alloc(HEAD_BYTES);
      return { text: head.toString('utf8', 0, readSync(fd, head)), modifiedAt: stats.mtime };
    } finally {
      closeSync(fd);
    }
  } catch {
    return null;
  }
}
