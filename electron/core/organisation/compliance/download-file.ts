import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { ApiRequest, OrganisationApi } from '../api/organisation-api.ts';
import { EventKeys } from './event-key.ts';
import { EventStream, NotEvents } from './event-stream.ts';
import type { LogFile } from './listing.ts';
import { type Part, TooLarge } from './part-file.ts';

/** A file that is on disk whole and as it is at its source. */
export interface Downloaded {
  /** Of each event, in its order. */
  readonly keys: BigUint64Array;
  /** Bytes of each event, without a line end. */
  readonly lengths: Uint32Array;
  /** True where each event stands on a line of its own already. */
  readonly isPlain: boolean;
  readonly bytes: number;
  readonly sha256: string;
  /** False where the listing gave neither a size nor a checksum to compare with. */
  readonly isVerified: boolean;
}

/** Thrown where what came is not what the listing names; another download may be. */
export class BadDownload extends Error {}

/**
 * Downloads a file and writes it as it comes, verified by size and SHA-256. Bytes that are gzip, by their header or by
 * how they begin, are unpacked; the checksum may be of either form.
 *
 * @throws BadDownload; ApiError; the system's error where it cannot be written.
 */
export async function downloadFile(
  api: OrganisationApi,
  request: ApiRequest,
  file: LogFile,
  part: Part,
): Promise<Downloaded> {
  const answer = await api.download(request);
  const packed = new Digest();
  const plain = new Digest();
  const keys = new EventKeys();
  const events = new EventStream((bytes, start, end) => keys.add(bytes, start, end));
  const take = (chunk: Buffer) => {
    plain.update(chunk);
    part.write(chunk);
    events.push(chunk);
  };
  let isPacked = false;
  try {
    isPacked = await readAll(answer, packed, take);
    events.end();
  } catch (error) {
    answer.destroy();
    if (error instanceof NotEvents || error instanceof TooLarge) throw new BadDownload(error.message);
    const { syscall } = Object(error) as { syscall?: unknown };
    // A full disk does not pass; a connection that broke may.
    if (syscall === 'write') throw error;
    throw new BadDownload('The download broke off.');
  }
  const unpacked = plain.end();
  const forms = isPacked ? [unpacked, packed.end()] : [unpacked];
  if (file.sha256 !== null && !forms.some(({ sha256 }) => sha256 === file.sha256)) {
    throw new BadDownload('Its SHA-256 is not the one that the listing names.');
  }
  if (file.size !== null && !forms.some(({ bytes }) => bytes === file.size)) {
    throw new BadDownload('Its size is not the one that the listing names.');
  }
  return {
    keys: keys.keys(),
    lengths: keys.lengths(),
    isPlain: events.isPlain,
    ...unpacked,
    isVerified: file.sha256 !== null || file.size !== null,
  };
}

/** Resolves to true where it was packed. */
async function readAll(
  answer: IncomingMessage,
  packed: Digest,
  take: (chunk: Buffer) => void,
): Promise<boolean> {
  const chunks = (answer as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return false;
  const isPacked = first.value[0] === 0x1f && (first.value.length < 2 || first.value[1] === 0x8b);
  if (!isPacked) {
    take(first.value);
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) take(next.value);
    return false;
  }
  async function* all(head: Buffer) {
    for (let chunk = head; ; ) {
      packed.update(chunk);
      yield chunk;
      const next = await chunks.next();
      if (next.done) return;
      chunk = next.value;
    }
  }
  await pipeline(Readable.from(all(first.value)), createGunzip(), async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) take(chunk);
  });
  return true;
}

class Digest {
  private readonly hash = createHash('sha256');
  private bytes = 0;

  update(chunk: Buffer): void {
    this.hash.update(chunk);
    this.bytes += chunk.length;
  }

  end(): { readonly bytes: number; readonly sha256: string } {
    return { bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}
