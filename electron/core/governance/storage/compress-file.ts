import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, renameSync, rmSync, utimesSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { openRegularFile } from '../../platform/reading/regular-file.ts';

/** As Codex compresses (codex-rs/rollout/src/compression.rs). */
const LEVEL = 3;

/**
 * Compresses a file into `FILE.zst` beside it, with the time of its last change, and reads it back. The file itself
 * stays; the caller removes it.
 *
 * @throws where it cannot be written, or what is read back is not the same; nothing is left over then.
 */
export async function compressFile(file: string, { size, atime, mtime }: FileTimes): Promise<void> {
  const temporary = `${file}.zst.${process.pid}.tmp`;
  try {
    rmSync(temporary, { force: true });
    const before = createHash('sha256');
    await pipeline(
      readStream(file),
      hashInto(before),
      createZstdCompress({
        params: { [constants.ZSTD_c_compressionLevel]: LEVEL },
        pledgedSrcSize: size,
      }),
      createWriteStream(temporary, { flags: 'wx', mode: 0o600, flush: true }),
    );
    const after = createHash('sha256');
    await pipeline(readStream(temporary), createZstdDecompress(), hashInto(after), nothing);
    if (before.digest('hex') !== after.digest('hex')) throw Object.assign(new Error(), { code: 'EIO' });
    utimesSync(temporary, atime, mtime);
    renameSync(temporary, `${file}.zst`);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

interface FileTimes {
  /** Bytes. */
  readonly size: number;
  readonly atime: Date;
  readonly mtime: Date;
}

function readStream(file: string) {
  return createReadStream(file, { fd: openRegularFile(file).fd });
}

function hashInto(hash: ReturnType<typeof createHash>) {
  return async function* (source: AsyncIterable<Buffer>) {
    for await (const part of source) {
      hash.update(part);
      yield part;
    }
  };
}

async function nothing(source: AsyncIterable<Buffer>): Promise<void> {
  for await (const _part of source);
}
