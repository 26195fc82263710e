import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import {
  ServerCredentials as Credentials,
  Server as GrpcServer,
  type ServerCredentials,
  type StatusObject,
} from '@grpc/grpc-js';
import type { Identity } from './authority.ts';

/** A server on a free port of loopback, with everything it was sent. */
export interface LoopbackServer extends AsyncDisposable {
  readonly port: number;
  readonly requests: readonly Received[];
}

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface HttpServerOptions {
  /** Speaks TLS with it. */
  readonly identity?: Identity;
  /** Takes only clients with a certificate of this CA, PEM. */
  readonly clientCa?: string;
}

/** An HTTP server that answers everything with `answer`. */
export async function serveHttp(
  answer: RequestListener,
  { identity, clientCa }: HttpServerOptions = {},
): Promise<LoopbackServer> {
  const requests: Received[] = [];
  const listener: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = request;
    requests.push({ method, path: url, headers, body: Buffer.concat(chunks) });
    answer(request, response);
  };
  const server: Server =
    identity === undefined
      ? createServer(listener)
      : createSecureServer(
          {
            ...identity,
            ...(clientCa === undefined ? {} : { ca: clientCa, requestCert: true, rejectUnauthorized: true }),
          },
          listener,
        );
  const port = await listen(server);
  return {
    port,
    requests,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A server that treats every connection as it is told, below any protocol. */
export async function serveTcp(onSocket: (socket: Socket) => void): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    onSocket(socket);
  });
  const port = await listen(server);
  return {
    port,
    requests: [],
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

export interface GrpcServerOptions {
  readonly identity?: Identity;
  readonly clientCa?: string;
  /** Signals whose service it has. */
  readonly services?: readonly ('logs' | 'trace' | 'metrics')[];
}

export interface GrpcLoopbackServer extends LoopbackServer {
  /** Metadata of each call, in order. */
  readonly calls: readonly Readonly<Record<string, unknown>>[];
  /** The message of each call, unpacked. */
  readonly messages: readonly Buffer[];
}

/** A real gRPC server whose OTLP services answer with a message, or with a status. Null: never. */
export async function serveGrpc(
  answer: Buffer | Partial<StatusObject> | null,
  { identity, clientCa, services = ['logs', 'trace', 'metrics'] }: GrpcServerOptions = {},
): Promise<GrpcLoopbackServer> {
  const server = new GrpcServer();
  const calls: Record<string, unknown>[] = [];
  const messages: Buffer[] = [];
  const bytes = (message: Buffer) => message;
  for (const signal of services) {
    const name = { logs: 'Logs', trace: 'Trace', metrics: 'Metrics' }[signal];
    server.addService(
      {
        Export: {
          path: `/opentelemetry.proto.collector.${signal}.v1.${name}Service/Export`,
          requestStream: false,
          responseStream: false,
          requestSerialize: bytes,
          requestDeserialize: bytes,
          responseSerialize: bytes,
          responseDeserialize: bytes,
        },
      },
      {
        Export: (
          call: { metadata: { getMap(): Record<string, unknown> }; request: Buffer },
          done: (error: Partial<StatusObject> | null, message?: Buffer) => void,
        ) => {
          calls.push(call.metadata.getMap());
          messages.push(call.request);
          if (Buffer.isBuffer(answer)) done(null, answer);
          else if (answer !== null) done(answer);
        },
      },
    );
  }
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', credentials(identity, clientCa), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return {
    port,
    requests: [],
    calls,
    messages,
    async [Symbol.asyncDispose]() {
      server.forceShutdown();
    },
  };
}

function credentials(identity: Identity | undefined, clientCa: string | undefined): ServerCredentials {
  if (identity === undefined) return Credentials.createInsecure();
  const pair = { cert_chain: Buffer.from(identity.cert), private_key: Buffer.from(identity.key) };
  return Credentials.createSsl(
    clientCa === undefined ? null : Buffer.from(clientCa),
    [pair],
    clientCa !== undefined,
  );
}

/** A port of loopback at which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createTcpServer();
  const port = await listen(server);
  server.close();
  await once(server, 'close');
  return port;
}

async function listen(server: {
  listen(options: { host: string; port: number }): unknown;
  once(event: string, listener: () => void): unknown;
  address(): AddressInfo | string | null;
}): Promise<number> {
  await new Promise<void>((resolve) => {
    server.once('listening', resolve);
    server.listen({ host: '127.0.0.1', port: 0 });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
