import { zstdCompressSync } from 'node:zlib';
import { describe, test } from 'vitest';
import { NAME } from '../core/ingest/lines/lines.ts';
import { full, head } from './counted-lines.ts';
import { expectReading, type HostileRow, WAYS } from './reading.ts';

/** Content of one block, the most that zstd has. */
const BLOCK = 128 * 1024;

const [MB, GB] = [1_000_000, 1_000_000_000];

/** A frame of that much content in four bytes a block: one letter over and over. */
function bomb(content: number): Buffer {
  const blocks = Math.ceil(content / BLOCK);
  const frame = Buffer.alloc(6 + blocks * 4);
  frame.writeUInt32LE(0xfd2fb528);
  // No checksum, and a window of one block.
  frame[5] = 7 << 3;
  for (let place = 0; place < blocks; place++) {
    const isLast = place === blocks - 1 ? 1 : 0;
    frame.writeUIntLE((BLOCK << 3) | (1 << 1) | isLast, 6 + place * 4, 3);
    frame.write('x', 6 + place * 4 + 3);
  }
  return frame;
}

/** Blocks without content, and no end. */
const endless = Buffer.concat([bomb(0), Buffer.alloc(6_000_000)]);
endless.writeUInt32LE(0xfd2fb528);

/** A frame that is to be skipped, and is empty. */
const skipped = Buffer.alloc(8);
skipped.writeUInt32LE(0x184d2a50);

const first = zstdCompressSync(head + full('r1', [100, 10]));
const last = zstdCompressSync(`\n${full('r2', [200, 20], [100, 10])}`);

const session = (...frames: readonly Buffer[]) => ({ [`${NAME}.zst`]: Buffer.concat(frames) });

const rows: readonly HostileRow[] = [
  {
    name: '400 MB of one letter in one line',
    input: session(first, bomb(400 * MB), last),
    expected: { responses: 2, input: 300, findings: ['invalid-json:5'], isLowerBound: true },
  },
  {
    name: '64 GB of one letter in one line',
    input: session(first, bomb(64 * GB), last),
    expected: {
      responses: 1,
      input: 100,
      findings: ['invalid-json:5', 'compressed-too-large:5'],
      isLowerBound: true,
    },
  },
  {
    name: 'many small frames of 1 MB each',
    input: session(first, ...Array.from({ length: 600 }, () => bomb(MB)), last),
    expected: {
      responses: 1,
      input: 100,
      findings: ['invalid-json:5', 'compressed-too-large:5'],
      isLowerBound: true,
    },
  },
  {
    name: 'blocks without end and content',
    input: session(first, endless, last),
    expected: { responses: 1, input: 100, findings: ['compressed-damaged:4'], isLowerBound: true },
  },
  {
    name: 'very many frames',
    input: session(first, Buffer.alloc(150_000 * skipped.length, skipped), last),
    expected: { responses: 1, input: 100, findings: ['compressed-damaged:4'], isLowerBound: true },
  },
  {
    name: 'the same without content before it',
    input: session(endless),
    expected: { responses: 0, findings: ['unreadable'], isLowerBound: true },
  },
];

describe.each(WAYS)('compressed to very little, read %s', (way) => {
  test.each(rows)('$name', { timeout: 60_000 }, (row) => expectReading(row, way));
});
