import { describe, expect, test } from 'vitest';
import { indexHolds } from '../../../../electron/core/telemetry/risk/git-index.ts';

const names = ['.codex/config.toml', '.codex/config.toml.bak', 'src/a', 'src/ab/c', 'z'.repeat(300)];

/** An index as Git writes it, of one of its versions. */
function index(version: 2 | 3 | 4, paths: readonly string[]): Buffer {
  const head = Buffer.alloc(12);
  head.write('DIRC');
  head.writeUInt32BE(version, 4);
  head.writeUInt32BE(paths.length, 8);
  let before = '';
  const entries = paths.map((path, at) => {
    const extended = version >= 3 && at % 2 === 1;
    const fixed = Buffer.alloc(extended ? 64 : 62, 1);
    fixed.writeUInt16BE((extended ? 0x4000 : 0) | Math.min(path.length, 0xfff), 60);
    if (version === 4) {
      let shared = 0;
      while (shared < before.length && before[shared] === path[shared]) shared += 1;
      const cut = before.length - shared;
      before = path;
      // As in pack files, each further byte adds one.
      const varint = cut < 128 ? [cut] : [((cut >> 7) - 1) | 0x80, cut & 0x7f];
      return Buffer.concat([fixed, Buffer.from(varint), Buffer.from(`${path.slice(shared)}\0`)]);
    }
    const entry = Buffer.concat([fixed, Buffer.from(path)]);
    return Buffer.concat([entry, Buffer.alloc(8 - (entry.length % 8))]);
  });
  return Buffer.concat([head, ...entries, Buffer.alloc(20)]);
}

describe.each([2, 3, 4] as const)('an index of version %i', (version) => {
  const bytes = index(version, [...names, 'zz/last']);

  test.each([...names, 'zz/last'])('holds %s', (name) => {
    expect(indexHolds(bytes, name)).toBe(true);
  });

  test.each(['config.toml', '.codex/config.tom', '.codex', 'src/ab', ''])('does not hold %j', (name) => {
    expect(indexHolds(bytes, name)).toBe(false);
  });

  test('that is cut short holds nothing more, and ends', () => {
    for (let length = 0; length < bytes.length; length += 7) {
      expect(indexHolds(bytes.subarray(0, length), 'nowhere')).toBe(false);
    }
  });
});

test.each([Buffer.alloc(0), Buffer.from('DIRC'), Buffer.alloc(100), index(2, [])])(
  'anything else',
  (bytes) => {
    expect(indexHolds(bytes, 'a')).toBe(false);
  },
);
