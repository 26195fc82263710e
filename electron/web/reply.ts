import type { ServerResponse } from 'node:http';

/** The headers of every answer. Nothing is stored in the browser's cache. */
const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Begins an answer that is written in pieces. */
export function beginReply(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string | number>>,
): void {
  response.writeHead(status, { ...securityHeaders, ...headers });
}

/** Sends an answer in one piece; to HEAD only the headers. */
export function reply(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string | number>>,
  body: string | Uint8Array,
): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  beginReply(response, status, { ...headers, 'content-length': bytes.byteLength });
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}

export function replyText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  reply(response, status, { 'content-type': 'text/plain; charset=utf-8', ...headers }, `${text}\n`);
}

export function replyJson(response: ServerResponse, status: number, value: unknown): void {
  reply(response, status, { 'content-type': 'application/json; charset=utf-8' }, JSON.stringify(value));
}

/** Sends the page for requests that may not pass. */
export function replyRefused(response: ServerResponse, reason: string): void {
  replyText(
    response,
    403,
    `Codex Glance does not show this page.\n\n${reason}\nRun "codex-glance serve" again and open the URL that it prints. Each URL works once.`,
  );
}
