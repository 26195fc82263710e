import type { IncomingMessage, ServerResponse } from 'node:http';
import { answer, type Handlers } from '../shared/contract/contract.ts';
import { fail } from '../shared/contract/result.ts';
import { requestMessage } from '../shared/messages/en/glance/request.ts';
import { replyJson } from './reply.ts';

/** The longest request body that is read, in bytes. */
export const BODY_LIMIT = 64 * 1024;

/**
 * Answers `POST /api/request` with `{ name, payload }`. Because of the header `x-codex-glance` a browser first asks
 * whether another origin may send it, and the answer is always no.
 */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  handlers: Handlers,
): Promise<void> {
  if (request.headers['x-codex-glance'] !== '1') {
    return replyJson(response, 403, fail('missing-header', requestMessage('request.missing-header')));
  }
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    return replyJson(response, 415, fail('not-json', requestMessage('request.not-json')));
  }
  const body = await readBody(request);
  if (body === null) {
    // The rest of the body is not read, so the connection cannot be used again.
    response.setHeader('connection', 'close');
    return replyJson(
      response,
      413,
      fail('too-large', requestMessage('request.too-large', { bytes: BODY_LIMIT })),
    );
  }
  const parsed = parseJson(body);
  if (parsed === null)
    return replyJson(response, 400, fail('invalid-request', requestMessage('request.invalid-json')));
  replyJson(response, 200, await answer(handlers, parsed.name, parsed.payload));
}

/** Returns null where the body exceeds the limit. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) return null;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > BODY_LIMIT) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): { readonly name: unknown; readonly payload: unknown } | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    return { name: Reflect.get(value, 'name'), payload: Reflect.get(value, 'payload') };
  } catch {
    return null;
  }
}
