import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Snapshot } from '../../electron/shared/snapshot.ts';

const pageDir = fileURLToPath(new URL('../../dist/page', import.meta.url));

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
};

/** As strict as the hosts, so that a page that would break there breaks here. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The built page on loopback with a fixed Snapshot behind the page's own HTTP contract. */
export interface PageServer {
  readonly url: string;
  show(snapshot: Snapshot): void;
  close(): Promise<void>;
}

export async function servePage(): Promise<PageServer> {
  let snapshot: Snapshot | null = null;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/api/request') {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, value: snapshot }));
      return;
    }
    if (path === '/api/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(': open\n\n');
      return;
    }
    const file = normalize(path === '/' ? '/index.html' : path);
    readFile(join(pageDir, file)).then(
      (body) => {
        response.setHeader('content-type', types[file.slice(file.lastIndexOf('.') + 1)] ?? 'text/plain');
        response.setHeader('content-security-policy', policy);
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The page server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    show(next) {
      snapshot = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
