import { once } from 'node:events';
import { createServer as createHttp2, type Http2Server } from 'node:http2';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A request as it came over the wire. */
export interface RecordedRequest {
  /** `POST /path HTTP/1.1`, or over HTTP/2 the pseudo-headers. */
  readonly start: string;
  /** Names in lower case with their values as bytes, sorted; without `content-length`. */
  readonly headers: readonly string[];
}

/** A server on loopback that writes down requests of HTTP/1.1 and gRPC, whatever their headers say. */
export interface Recorder extends AsyncDisposable {
  readonly port: number;
  /** Takes out what was recorded. */
  take(): RecordedRequest[];
  /** How requests of HTTP/1.1 are answered from now on: status and `location`. */
  answer: { readonly status: number; readonly location: string | null };
}

/** Starts a recorder on a free port. */
export async function startRecorder(): Promise<Recorder> {
  let seen: RecordedRequest[] = [];
  const sockets = new Set<Socket>();
  const grpc = grpcRecorder((request) => seen.push(request));
  const grpcPort = await listen(grpc);
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
    let bytes: Buffer = Buffer.alloc(0);
    const onData = (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      if (bytes.subarray(0, 3).toString('latin1') === 'PRI') {
        socket.off('data', onData);
        passOn(socket, bytes, grpcPort);
        return;
      }
      for (let request = readRequest(bytes); request !== null; request = readRequest(bytes)) {
        bytes = bytes.subarray(request.end);
        seen.push(request.recorded);
        const { status, location } = recorder.answer;
        const to = location === null ? '' : `location: ${location}\r\n`;
        socket.write(`HTTP/1.1 ${status} X\r\n${to}content-length: 0\r\n\r\n`);
      }
    };
    socket.on('data', onData);
  });
  const port = await listen(server);
  const recorder: Recorder = {
    port,
    answer: { status: 200, location: null },
    take() {
      const all = seen;
      seen = [];
      return all;
    },
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      grpc.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
  return recorder;
}

/** HTTP/2 is left to a server of its own behind it. */
function passOn(socket: Socket, begun: Buffer, port: number): void {
  const behind = connect(port, '127.0.0.1');
  behind.on('error', () => socket.destroy());
  behind.once('close', () => socket.destroy());
  socket.once('close', () => behind.destroy());
  behind.write(begun);
  socket.pipe(behind).pipe(socket);
}

function grpcRecorder(record: (request: RecordedRequest) => void): Http2Server {
  const server = createHttp2();
  server.on('sessionError', () => {});
  server.on('stream', (stream, headers) => {
    const pseudo = [':method', ':scheme', ':authority', ':path'].map((name) => String(headers[name]));
    const own = Object.entries(headers).filter(
      ([name]) => !name.startsWith(':') && name !== 'content-length',
    );
    record({
      start: pseudo.join(' '),
      headers: own.flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${one}`)).toSorted(),
    });
    stream.on('error', () => {});
    stream.resume();
    stream.on('end', () => {
      stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
      stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
      stream.end(Buffer.alloc(5));
    });
  });
  return server;
}

/** The first request in the bytes, and where it ends; null where it is not whole. */
function readRequest(bytes: Buffer): { recorded: RecordedRequest; end: number } | null {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const [start = '', ...lines] = bytes.subarray(0, headEnd).toString('latin1').split('\r\n');
  const value = (name: string) => lines.find((line) => line.toLowerCase().startsWith(`${name}:`));
  const isChunked = /chunked/i.test(value('transfer-encoding') ?? '');
  const length = Number(/\d+/.exec(value('content-length') ?? '')?.[0] ?? 0);
  const last = isChunked ? bytes.indexOf('0\r\n\r\n', headEnd) : -1;
  const end = isChunked ? last + 5 : headEnd + 4 + length;
  if ((isChunked && last < 0) || bytes.length < end) return null;
  const headers = lines
    .filter((line) => !/^content-length:/i.test(line))
    .map((line) => line.replace(/^[^:]+/, (name) => name.toLowerCase()))
    .toSorted();
  return { recorded: { start, headers }, end };
}

async function listen(server: Server | Http2Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
