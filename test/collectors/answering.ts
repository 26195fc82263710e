import type { RequestListener, ServerResponse } from 'node:http';
import { using } from './probed.ts';
import { serveHttp } from './servers.ts';

/** A server that answers as a collector would. */
export const answering =
  (status: number, headers: Record<string, string> = {}, body = ''): RequestListener =>
  (_request, response: ServerResponse) => {
    response.writeHead(status, headers).end(body);
  };

/** Serves until the test ends. */
export const serve = (listener: RequestListener) => using(serveHttp(listener));
