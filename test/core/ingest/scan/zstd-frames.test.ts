import { constants, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prepareReading } from '../../../../electron/core/ingest/scan/workspace.ts';
import { FLUSH } from '../../../../electron/core/ingest/scan/zstd-content.ts';
import { zstdFrames } from '../../../../electron/core/ingest/scan/zstd-frames.ts';
import { openService, TempHome } from '../../usage/homes.ts';
import { context, meta, NAME, record, started } from '../lines/lines.ts';

const head = meta() + started() + context();
const LINES = Array.from({ length: 400 }, (_, place) => record(`r${place}`, 100 + place, 10));

/** A frame that holds no content. */
function skippable(length: number, kind = 0): Buffer {
  const frame = Buffer.alloc(8 + length, 0x7b);
  frame.writeUInt32LE(0x184d2a50 + kind, 0);
  frame.writeUInt32LE(length, 4);
  return frame;
}

function compress(text: string, checksum = 0): Buffer {
  return zstdCompressSync(text, { params: { [constants.ZSTD_c_checksumFlag]: checksum } });
}

function framesOf(bytes: Buffer) {
  return zstdFrames(bytes.length, (position, length) => bytes.subarray(position, position + length));
}

async function read(bytes: Uint8Array) {
  using home = new TempHome();
  const file = home.write(`${NAME}.zst`, bytes);
  const service = openService(home.path);
  await service.scan(() => {});
  const { totals, lowerBound } = service.report({ by: 'session' }, Date.now());
  const findings = service.findings().map((finding) => {
    expect(finding.file).toBe(file);
    return finding.kind.replace(/^rollout\.(line\.)?/, '');
  });
  return { responses: totals.responses, findings, isLowerBound: lowerBound.length > 0 };
}

describe.each(['byte by byte', 'by the kernel'])('a compressed session, read %s', (way) => {
  test('in several frames, some of which are to be skipped, is read whole', async () => {
    if (way === 'by the kernel') prepareReading();
    const first = compress(head + LINES.slice(0, 100).join(''));
    const cut = LINES.slice(100).join('');
    // A frame may end in the middle of a line.
    const middle = compress(cut.slice(0, 1000), 1);
    const last = compress(cut.slice(1000));
    const bytes = [skippable(7), first, skippable(0, 5), compress(''), middle, last, skippable(3, 15)];
    expect(await read(Buffer.concat(bytes))).toEqual({ responses: 400, findings: [], isLowerBound: false });
  });

  test('in a frame for each line is read whole', async () => {
    const bytes = [head, ...LINES].map((text) => compress(text));
    expect(await read(Buffer.concat(bytes))).toEqual({ responses: 400, findings: [], isLowerBound: false });
  });

  test('whose last frame breaks off counts what is there', async () => {
    const first = compress(head + LINES.slice(0, 100).join(''));
    const second = compress(LINES.slice(100).join(''));
    for (const length of [1, 3, 5, 8, 20, second.length - 1]) {
      const { responses, findings, isLowerBound } = await read(
        Buffer.concat([first, second.subarray(0, length)]),
      );
      expect(responses).toBeGreaterThanOrEqual(100);
      expect(findings.at(-1)).toMatch(length < 4 ? 'compressed-damaged' : 'compressed-cut-off');
      expect(isLowerBound).toBe(true);
    }
  });

  test('with other bytes after it counts, and says so', async () => {
    const first = compress(head + LINES.join(''));
    for (const rest of [Buffer.alloc(512), Buffer.from('no frame'), Buffer.from([0x28])]) {
      expect(await read(Buffer.concat([first, rest]))).toEqual({
        responses: 400,
        findings: ['compressed-damaged'],
        isLowerBound: true,
      });
    }
  });

  test('with a damaged frame counts the others', async () => {
    const first = compress(head + LINES.slice(0, 100).join(''));
    const second = compress(LINES.slice(100, 200).join(''), 1);
    second[second.length - 1] = (second.at(-1) ?? 0) ^ 0xff;
    const third = compress(LINES.slice(200).join(''));
    const { responses, findings, isLowerBound } = await read(Buffer.concat([first, second, third]));
    expect(responses).toBeGreaterThanOrEqual(300);
    expect(findings).toContain('compressed-damaged');
    expect(isLowerBound).toBe(true);
  });

  test('that is none is a finding, and an empty one is an empty session', async () => {
    expect(await read(Buffer.from(head))).toMatchObject({ responses: 0, findings: ['unreadable'] });
    expect(await read(Buffer.alloc(0))).toEqual({ responses: 0, findings: [], isLowerBound: false });
  });
});

test('frames are found however they were made', () => {
  const content = fc.oneof(
    fc.string(),
    fc.nat(400_000).map((length) => 'x'.repeat(length)),
  );
  const frame = fc.tuple(content, fc.nat(1)).map(([text, checksum]) => compress(text, checksum));
  const part = fc.oneof(
    frame,
    fc.tuple(fc.nat(40), fc.nat(15)).map(([length, kind]) => skippable(length, kind)),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const { frames, isClean } = framesOf(Buffer.concat(parts));
      const starts = parts.map((_, place) => Buffer.concat(parts.slice(0, place)).length);
      const expected = parts.flatMap((bytes, place) => {
        const from = starts[place] ?? 0;
        return bytes[0] === 0x28 ? [{ from, to: from + bytes.length, isWhole: true }] : [];
      });
      expect({ frames, isClean }).toEqual({ frames: expected, isClean: true });
    }),
  );
});

test('flushes as Node says', () => {
  expect(FLUSH).toEqual({ goOn: constants.ZSTD_e_continue, end: constants.ZSTD_e_end });
});
