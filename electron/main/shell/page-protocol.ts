import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { decidePageResponse } from '../page/page-response.ts';
import { PAGE_SCHEME } from '../security/page-origin.ts';

/** Gives the scheme a real origin and a secure context. Must run before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/**
 * Serves the built page in one session.
 *
 * @throws Error where the page is not built; a window would otherwise show nothing and say nothing.
 */
export async function servePage(session: Session, pageDir: string): Promise<void> {
  const files = await listPageFiles(pageDir);
  if (!files.has('index.html')) throw new Error(`${pageDir} holds no index.html. Run "npm run build".`);
  session.protocol.handle(PAGE_SCHEME, async ({ method, url }) => {
    const decision = decidePageResponse(method, url, files);
    if (decision.status !== 200) return new Response(null, { status: decision.status });
    const body = method === 'HEAD' ? null : new Uint8Array(await readFile(join(pageDir, decision.path)));
    return new Response(body, { headers: { ...decision.headers } });
  });
}

async function listPageFiles(pageDir: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(pageDir, { withFileTypes: true, recursive: true });
  return new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(pageDir, join(entry.parentPath, entry.name)).split(sep).join('/')),
  );
}
