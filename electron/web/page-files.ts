import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { pageTypes } from '../shared/contract/page-types.ts';

/** A file of the built page, in memory. */
export interface PageFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads the built page, keyed by URL path. Only these files are served: no request path reaches the file system.
 * Source maps and unknown kinds of files are left out.
 *
 * @throws Error with one sentence where the page is missing.
 */
export async function readPageFiles(pageDir: string): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>();
  for (const path of await listFiles(pageDir)) {
    const type = pageTypes[extname(path)];
    if (type === undefined) continue;
    const key = `/${relative(pageDir, path).split(sep).join('/')}`;
    files.set(key, { type, bytes: await readFile(path) });
  }
  const index = files.get('/index.html');
  if (index === undefined) throw pageMissing(pageDir);
  files.set('/', index);
  return files;
}

async function listFiles(pageDir: string): Promise<string[]> {
  try {
    const entries = await readdir(pageDir, { withFileTypes: true, recursive: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    throw pageMissing(pageDir, error);
  }
}

function pageMissing(pageDir: string, cause?: unknown): Error {
  return Object.assign(
    new Error(`The page is missing: ${pageDir} holds no index.html. Build it with "npm run build".`, {
      cause,
    }),
    { code: 'page-missing', path: pageDir },
  );
}
