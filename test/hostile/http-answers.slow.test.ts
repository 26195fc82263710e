import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { probe } from '../../electron/core/telemetry/probe/probe.ts';
import { planFor } from '../collectors/probed.ts';
import { type LoopbackServer, serveTcp } from '../collectors/servers.ts';
import { type AnswerRow, askProbe, expectRow, SECRET, TIMEOUT_MS } from './answered-probe.ts';

/** Answers of collectors, proxies and whatever else listens. To add a case, add a row. */
interface Row extends AnswerRow {
  /** What is done with the connection once bytes have arrived; `port` is the server's own. */
  readonly answer: (socket: Socket, port: number) => void;
}

const head = (lines: string, status = '200 OK') => `HTTP/1.1 ${status}\r\n${lines}\r\n`;
const whole =
  (body: string | Buffer, more = '', status = '200 OK') =>
  (socket: Socket) => {
    const bytes = Buffer.from(body);
    socket.write(head(`${more}content-length: ${bytes.length}\r\n`, status));
    socket.end(bytes);
  };
const json = 'content-type: application/json\r\n';

const rows: readonly Row[] = [
  {
    name: 'nothing at all',
    answer: () => {},
    state: 'failing',
    reason: 'timeout',
    says: /accepted the connection but did not answer within 0\.7 s/,
  },
  {
    name: 'half a status line',
    answer: (socket) => socket.write('HTTP/1.1 20'),
    state: 'failing',
    reason: 'timeout',
  },
  {
    name: 'half of the headers',
    answer: (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-type: applica'),
    state: 'failing',
    reason: 'timeout',
  },
  {
    name: 'half of the headers, then the end',
    answer: (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-type: applica'),
    state: 'failing',
  },
  {
    name: 'a header a second, for ever',
    answer: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write('x-more: 1\r\n'), 20);
      socket.once('close', () => clearInterval(timer));
    },
    state: 'failing',
    reason: 'timeout',
  },
  {
    name: 'headers of a megabyte',
    answer: (socket) => socket.write(head(`x-large: ${'x'.repeat(1_000_000)}\r\n`)),
    state: 'failing',
    reason: 'protocol',
  },
  {
    name: 'a body without end',
    answer: (socket) => {
      socket.write(head(`${json}transfer-encoding: chunked\r\n`));
      const timer = setInterval(() => socket.write(`8000\r\n${' '.repeat(0x8000)}\r\n`), 1);
      socket.once('close', () => clearInterval(timer));
    },
    state: 'reachable',
  },
  {
    name: 'a body that trickles',
    answer: (socket) => {
      socket.write(head(`${json}content-length: 100000\r\n`));
      const timer = setInterval(() => socket.write(' '), 20);
      socket.once('close', () => clearInterval(timer));
    },
    state: 'failing',
    reason: 'timeout',
  },
  {
    name: 'less than it announced',
    answer: (socket) => socket.end(head(`${json}content-length: 99\r\n`).concat('{}')),
    state: 'failing',
    reason: 'server',
  },
  {
    name: 'more than it announced',
    answer: (socket) => socket.end(head(`${json}content-length: 2\r\n`).concat('{}{}{}')),
    state: 'accepted',
  },
  {
    name: 'chunks that are none',
    answer: (socket) => socket.end(head('transfer-encoding: chunked\r\n').concat('zz\r\nhello\r\n')),
    state: 'failing',
  },
  {
    name: 'a packed body that unpacks to a gigabyte',
    answer: whole(gzipSync(Buffer.alloc(64_000_000)), `${json}content-encoding: gzip\r\n`),
    state: 'reachable',
  },
  {
    name: 'a packed body that is not packed',
    answer: whole('{}', `${json}content-encoding: gzip\r\n`),
    state: 'reachable',
  },
  {
    name: 'a packed body, as Codex takes it',
    answer: whole(gzipSync('{"partialSuccess":{}}'), `${json}content-encoding: gzip\r\n`),
    state: 'accepted',
  },
  { name: 'a web page', answer: whole('<!doctype html>', 'content-type: text/html\r\n'), state: 'reachable' },
  { name: 'another type than it is', answer: whole('{}', 'content-type: image/png\r\n'), state: 'accepted' },
  { name: 'two types', answer: whole('{}', `${json}content-type: text/html\r\n`), state: 'accepted' },
  { name: 'JSON of another kind', answer: whole('[1,2]', json), state: 'reachable' },
  { name: 'JSON that nests for ever', answer: whole('['.repeat(60_000), json), state: 'reachable' },
  {
    name: 'a rejection with the message of somebody who repeats the header',
    answer: whole(
      `{"partialSuccess":{"rejectedLogRecords":1,"errorMessage":"no ${SECRET}\\u001b[31m\\r\\n${'x'.repeat(5_000)}"}}`,
      json,
    ),
    state: 'failing',
    reason: 'rejected',
    says: /It says: no \[redacted\] \[31m x{150,200}…$/,
  },
  {
    name: 'a count of rejected records beyond all numbers',
    answer: whole('{"partialSuccess":{"rejectedLogRecords":"1e400"}}', json),
    state: 'failing',
    reason: 'rejected',
  },
  {
    name: 'a count of rejected records below nothing',
    answer: whole('{"partialSuccess":{"rejectedLogRecords":-5}}', json),
    state: 'accepted',
  },
  {
    name: 'a prototype for a message',
    answer: whole('{"__proto__":{"partialSuccess":{"rejectedLogRecords":9}}}', json),
    state: 'accepted',
  },
  {
    name: 'a status that there is not',
    answer: whole('', '', '999 What'),
    state: 'failing',
    reason: 'server',
  },
  { name: 'a status of no number', answer: (socket) => socket.end('HTTP/1.1 OK\r\n\r\n'), state: 'failing' },
  {
    name: 'another protocol',
    answer: (socket) => socket.end('220 mail ESMTP\r\n'),
    state: 'failing',
    reason: 'protocol',
  },
  {
    name: 'bytes of no meaning',
    answer: (socket) => socket.end(Buffer.alloc(9_000, 0xff)),
    state: 'failing',
    reason: 'protocol',
  },
  {
    name: 'one hundred promises of an answer',
    answer: (socket) => socket.write('HTTP/1.1 100 Continue\r\n\r\n'.repeat(100)),
    state: 'failing',
    reason: 'timeout',
  },
  {
    name: 'an upgrade to something else',
    answer: (socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
    state: 'failing',
  },
  {
    name: 'a wait of a thousand years',
    answer: whole('', 'retry-after: 31536000000\r\n', '429 Later'),
    state: 'failing',
    reason: 'rejected',
    says: /wait 1440 min, as it asks,/,
  },
  {
    name: 'a redirect to itself, for ever',
    answer: whole('', 'location: /v1/logs\r\n', '307 There'),
    state: 'failing',
    reason: 'path',
    says: /redirects more than 10 times/,
  },
  {
    name: 'a redirect to a secret',
    answer: (socket, port) =>
      whole('', `location: http://ada:${SECRET}@127.0.0.1:${port}/?k=${SECRET}\r\n`, '302 There')(socket),
    state: 'failing',
    reason: 'path',
  },
  {
    name: 'a redirect to a file of this machine',
    answer: whole('', 'location: file:///etc/passwd\r\n', '307 There'),
    state: 'failing',
    reason: 'path',
  },
  {
    name: 'a redirect to where nobody listens',
    answer: whole('', 'location: http://127.0.0.1:1/\r\n', '307 There'),
    state: 'failing',
    reason: 'refused',
  },
  {
    name: 'a redirect of a megabyte',
    answer: whole('', `location: /${'x'.repeat(1_000_000)}\r\n`, '307 There'),
    state: 'failing',
  },
  {
    name: 'a redirect with a line of its own',
    answer: whole('', 'location: /x\u0000y\r\n', '307 There'),
    state: 'failing',
  },
];

describe('whatever answers over HTTP', () => {
  test.each(rows)('$name', async (row) => {
    let server: LoopbackServer | null = null;
    server = await serveTcp((socket) => socket.once('data', () => row.answer(socket, server?.port ?? 0)));
    const { port } = server;
    onTestFinished(() => server?.[Symbol.asyncDispose]());
    expectRow(await askProbe(port, {}), row);
  });
});

describe('whatever a proxy answers to the question for a tunnel', () => {
  test.each([
    ['nothing', () => {}, 'timeout', /.+/],
    ['no', (socket) => socket.end(head('', '403 No')), 'refused', /does not lead there/],
    ['that it wants credentials', (socket) => socket.end(head('', '407 Who')), 'auth', /wants credentials/],
    ['something else', (socket) => socket.end('220 mail\r\n\r\n'), 'refused', /does not lead there/],
    [
      'headers without end',
      (socket) => socket.write('HTTP/1.1 200 OK\r\n'.padEnd(20_000, 'x')),
      'refused',
      /does not lead there/,
    ],
    ['half of it, then the end', (socket) => socket.end('HTTP/1.1 200'), 'refused', /does not lead there/],
    ['yes, and then nothing', (socket) => socket.write(head('')), 'timeout', /.+/],
    [
      'yes, and then no TLS',
      (socket) => {
        socket.write(head(''));
        socket.once('data', () => socket.end('hello'));
      },
      'tls',
      /.+/,
    ],
  ] as readonly (readonly [string, (socket: Socket) => void, string, RegExp])[])(
    '%s',
    async (_name, answer, reason, says) => {
      const server = await serveTcp((socket) => socket.once('data', () => answer(socket)));
      onTestFinished(() => server[Symbol.asyncDispose]());
      const plan = planFor('https://collector.invalid/v1/logs', { headers: { 'x-api-key': SECRET } });
      const proxy = {
        variable: 'HTTPS_PROXY',
        host: '127.0.0.1',
        port: server.port,
        secure: false,
        authorization: SECRET,
      };
      const result = await probe({ ...plan, proxy }, { now: Date.now, timeoutMs: TIMEOUT_MS });
      expect(JSON.stringify(result)).not.toContain(SECRET);
      expectRow(result, { state: 'failing', reason, says });
    },
  );
});
