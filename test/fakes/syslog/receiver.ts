import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';

/** A message as RFC 5424 defines it. */
export interface SyslogMessage {
  readonly priority: number;
  readonly at: string;
  readonly host: string;
  readonly app: string;
  readonly id: string;
  readonly text: string;
}

export interface ReceiverOptions {
  readonly transport: 'udp' | 'tcp' | 'tls';
  readonly identity?: { readonly cert: string; readonly key: string };
  /** Breaks each connection off at once, or never closes its side. */
  readonly fault?: 'break' | 'hold';
}

/** A receiver on a free port of loopback. */
export interface SyslogReceiver extends AsyncDisposable {
  readonly port: number;
  readonly messages: readonly SyslogMessage[];
  readonly connections: number;
}

/** RFC 5424, 6: header without structured data, and a text that may begin with a byte order mark. */
const FORM = /^<(\d{1,3})>1 (\S+) ([!-~]{1,255}) ([!-~]{1,48}) - ([!-~]{1,32}) - (?:\uFEFF)?(.*)$/s;

function parse(bytes: Buffer, longest: number): SyslogMessage {
  if (bytes.length > longest) throw new Error(`${bytes.length} bytes are too many.`);
  // The decoder must keep the mark, which RFC 5424, 6.4 asks for beyond ASCII and nowhere else.
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const [, priority, at = '', host = '', app = '', id = '', body = ''] = FORM.exec(text) ?? [];
  if (priority === undefined) throw new Error(`This is no message: ${text}`);
  if (text.includes('\uFEFF') === /^[ -~]*$/.test(body)) throw new Error(`The mark is wrong: ${text}`);
  return { priority: Number(priority), at, host, app, id, text: body };
}

/**
 * Starts a receiver with the rules of RFC 5426 (datagrams, of which 2048 bytes are taken), RFC 6587, 3.4.1 (octet
 * counting) and RFC 5425 (the same over TLS, 8192 bytes). What breaks a rule is thrown where messages are read.
 */
export async function startSyslogReceiver(options: ReceiverOptions): Promise<SyslogReceiver> {
  return options.transport === 'udp' ? startDatagrams() : startStream(options);
}

async function startDatagrams(): Promise<SyslogReceiver> {
  const received: Buffer[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (bytes) => received.push(bytes));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    port: socket.address().port,
    get messages() {
      return received.map((bytes) => parse(bytes, 2_048));
    },
    connections: 0,
    async [Symbol.asyncDispose]() {
      socket.close();
      await once(socket, 'close');
    },
  };
}

async function startStream({ identity, fault }: ReceiverOptions): Promise<SyslogReceiver> {
  const frames: Buffer[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  function take(socket: Socket): void {
    connections += 1;
    socket.on('error', () => {});
    if (fault === 'break') {
      socket.once('data', () => socket.destroy());
      return;
    }
    let rest = Buffer.alloc(0);
    socket.on('data', (bytes: Buffer) => {
      rest = Buffer.concat([rest, bytes]);
      for (let frame = first(rest); frame; frame = first(rest)) {
        frames.push(frame.message);
        rest = frame.rest;
      }
    });
    socket.on('end', () => fault !== 'hold' && socket.end());
  }
  const server: Server = identity
    ? createSecureServer({ ...identity, allowHalfOpen: true } as object, take)
    : createServer({ allowHalfOpen: true }, take);
  server.on('tlsClientError', () => {});
  // Those below TLS too, whose handshake may fail.
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    get messages() {
      return frames.map((bytes) => parse(bytes, 8_192));
    },
    get connections() {
      return connections;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The first whole frame; null where more is to come. */
function first(bytes: Buffer): { message: Buffer; rest: Buffer<ArrayBuffer> } | null {
  const space = bytes.indexOf(' ');
  if (space < 0) return null;
  const count = bytes.subarray(0, space).toString('latin1');
  if (!/^[1-9]\d*$/.test(count)) throw new Error(`"${count}" is no length.`);
  const end = space + 1 + Number(count);
  if (bytes.length < end) return null;
  return { message: bytes.subarray(space + 1, end), rest: Buffer.from(bytes.subarray(end)) };
}
