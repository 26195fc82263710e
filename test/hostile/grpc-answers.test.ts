import { createServer as createHttp2, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { describe, onTestFinished, test } from 'vitest';
import { type AnswerRow, askProbe, expectRow } from './answered-probe.ts';

/** Answers of gRPC, below the library: what is done with the stream of the call. */
interface GrpcRow extends AnswerRow {
  readonly answer: (stream: ServerHttp2Stream) => void;
}

const grpcHead = { ':status': 200, 'content-type': 'application/grpc' };
/** Sends the bytes and these trailers. */
const ending = (bytes: Buffer, trailers: Record<string, string>) => (stream: ServerHttp2Stream) => {
  stream.on('wantTrailers', () => stream.sendTrailers(trailers));
  stream.respond(grpcHead, { waitForTrailers: true });
  stream.end(bytes);
};
const empty = Buffer.alloc(5);

const grpcRows: readonly GrpcRow[] = [
  { name: 'nothing at all', answer: () => {}, state: 'failing', reason: 'timeout' },
  {
    name: 'headers alone',
    answer: (stream) => stream.respond(grpcHead),
    state: 'failing',
    reason: 'timeout',
  },
  { name: 'success', answer: ending(empty, { 'grpc-status': '0' }), state: 'accepted' },
  {
    name: 'success without a message',
    answer: ending(Buffer.alloc(0), { 'grpc-status': '0' }),
    state: 'reachable',
  },
  {
    name: 'half a message',
    answer: ending(Buffer.from([0, 0, 0, 0, 9, 1]), { 'grpc-status': '0' }),
    state: 'reachable',
  },
  {
    name: 'a packed message',
    answer: ending(Buffer.from([1, 0, 0, 0, 0]), { 'grpc-status': '0' }),
    state: 'reachable',
  },
  { name: 'two messages', answer: ending(Buffer.alloc(10), { 'grpc-status': '0' }), state: 'reachable' },
  { name: 'no status', answer: ending(empty, { 'x-other': '1' }), state: 'failing', reason: 'server' },
  {
    name: 'a status of no number',
    answer: ending(empty, { 'grpc-status': 'zero' }),
    state: 'failing',
    reason: 'server',
  },
  {
    name: 'a status that there is not',
    answer: ending(empty, { 'grpc-status': '77' }),
    state: 'failing',
    reason: 'server',
  },
  {
    name: 'details that are none',
    answer: ending(empty, { 'grpc-status': '14', 'grpc-status-details-bin': '!!!' }),
    state: 'failing',
    reason: 'server',
  },
  {
    name: 'a web page',
    answer: (stream) => {
      stream.respond({ ':status': 200, 'content-type': 'text/html' });
      stream.end('<!doctype html>');
    },
    state: 'failing',
    reason: 'protocol',
  },
  {
    name: 'a message without end',
    answer: (stream) => {
      stream.respond(grpcHead);
      const timer = setInterval(() => stream.write(Buffer.alloc(32_768)), 1);
      stream.once('close', () => clearInterval(timer));
    },
    state: 'reachable',
  },
  { name: 'the end of the stream', answer: (stream) => stream.close(8), state: 'failing' },
  { name: 'the end of the connection', answer: (stream) => stream.session?.destroy(), state: 'failing' },
  { name: 'that it goes away', answer: (stream) => stream.session?.goaway(11), state: 'failing' },
];

describe('whatever answers over gRPC', () => {
  test.each(grpcRows)('$name', async (row) => {
    const server = createHttp2();
    server.on('sessionError', () => {});
    server.on('stream', (stream) => {
      stream.on('error', () => {});
      row.answer(stream);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    expectRow(await askProbe((server.address() as AddressInfo).port, { protocol: 'grpc' }), row);
  });
});
