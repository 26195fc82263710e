import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/**
 * Writes log files of 15 MB and serves them as the Compliance Logs Platform does: FOLDER EVENTS. Prints the base
 * address and the bytes once it listens. Every thousandth event comes a second time.
 */
const [folder = '', given = '0'] = process.argv.slice(2);
const EVENTS = Number(given);
/** Of 1000 bytes, so that a million events are 1 GB. */
const EVENT = 1_000;
const A_FILE = 15_000;
const HOUR = 3_600_000;

mkdirSync(folder, { recursive: true });
const filler = createHash('sha512').update('text').digest('base64').repeat(12);
const idOf = (number: number) => {
  const hex = createHash('md5').update(String(number)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
};
const now = Date.now();
const count = Math.ceil(EVENTS / A_FILE);
let bytes = 0;
const files = Array.from({ length: count }, (_, file) => {
  const lines: string[] = [];
  for (let number = file * A_FILE; number < Math.min(EVENTS, (file + 1) * A_FILE); number += 1) {
    const id = idOf(number % 1_000 === 999 && number > A_FILE ? number - A_FILE - 500 : number);
    const head = `{"event_id":"${id}","type":"CODEX_LOG","timestamp":"2026-11-20T10:00:00.000Z","event_details":{"response_text":"`;
    lines.push(`${head}${filler.slice(0, EVENT - head.length - 4)}"}}\n`);
  }
  const content = Buffer.from(lines.join(''));
  bytes += content.length;
  writeFileSync(join(folder, String(file)), content);
  return {
    id: `file-${file}`,
    end_time: new Date(now - (count - file) * HOUR).toISOString(),
    file_size: content.length,
    file_sha256: createHash('sha256').update(content).digest('hex'),
  };
});

function list(after: number, response: ServerResponse): void {
  const all = files.filter(({ end_time }) => Date.parse(end_time) > after);
  const data = all.slice(0, 100);
  const page = { data, has_more: all.length > data.length, last_end_time: data.at(-1)?.end_time ?? null };
  response.end(JSON.stringify(page));
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://server');
  const [, kind, file] = /\/(logs|signed)\/file-(\d+)$/.exec(url.pathname) ?? [];
  if (kind === 'logs') response.writeHead(307, { location: `/signed/file-${file}` }).end();
  else if (kind === 'signed')
    createReadStream(join(folder, String(file)), { highWaterMark: 1 << 18 }).pipe(response);
  else list(Date.parse(url.searchParams.get('after') ?? ''), response);
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ base: `http://127.0.0.1:${port}/v1`, bytes, count })}\n`);
});
