import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashBytes } from '../../../electron/core/usage/key-hash.ts';
import { KERNEL_INPUT } from '../../../electron/core/usage/line-kernel-map.ts';
import { readRollout } from '../../../electron/core/usage/read-rollout.ts';
import { ResponseList } from '../../../electron/core/usage/response-list.ts';
import { parseRolloutName, statRollout } from '../../../electron/core/usage/rollout-files.ts';
import { RolloutReader } from '../../../electron/core/usage/rollout-reader.ts';
import { newRolloutState } from '../../../electron/core/usage/rollout-state.ts';
import { TempHome } from './homes.ts';
import { context, meta, NAME, record, started, THREAD } from './lines.ts';

/** A line whose length with its newline is `length`. */
function filler(length: number): string {
  const empty = `{"timestamp":"2026-11-23T01:33:38.300Z","type":"response_item","payload":{"type":"x","text":""}}\n`;
  return empty.replace('"text":""', `"text":"${'x'.repeat(Math.max(0, length - empty.length))}"`);
}

/** Reads a file of these bytes, and the bytes themselves in one piece. */
async function readBoth(text: string) {
  using home = new TempHome();
  const path = home.write(NAME, text);
  const name = parseRolloutName(path.slice(path.lastIndexOf('/') + 1));
  const file = name && statRollout(path, name, home.path, false);
  if (!file || 'kind' in file) throw new Error('There is no such file.');
  const read = await readRollout(file, null, () => undefined);
  const bytes = Buffer.from(text);
  const responses = new ResponseList();
  const reader = new RolloutReader(THREAD, newRolloutState(), responses);
  reader.push(bytes);
  const { issues, limits } = reader.finish();
  const { consumed } = reader.state;
  const ends = Buffer.concat([
    bytes.subarray(0, Math.min(256, consumed)),
    bytes.subarray(Math.max(0, consumed - 256), consumed),
  ]);
  const whole = { state: reader.state, issues, limits, responses: responses.view() };
  const { mark, state, issues: found, limits: seen, responses: counted } = read;
  return {
    read: { state, issues: found, limits: seen, responses: counted },
    whole,
    fingerprint: mark.fingerprint,
    expected: hashBytes(ends, 0, ends.length),
    size: mark.size,
  };
}

test('a file of many pieces is read as if it were one, wherever the pieces end', async () => {
  const lengths = fc.oneof(
    fc.integer({ min: 150, max: 3_000 }),
    fc.integer({ min: 60_000, max: 200_000 }),
    fc.integer({ min: KERNEL_INPUT - 3_000, max: KERNEL_INPUT + 3_000 }),
    fc.constant(1_200_000),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(lengths, { maxLength: 12 }), fc.boolean(), async (sizes, ended) => {
      const lines = sizes.map((size, index) => filler(size) + record(`r${index}`, 100 + index, 10));
      const all = meta() + started() + context() + lines.join('');
      const { read, whole, fingerprint, expected, size } = await readBoth(ended ? all : all.slice(0, -20));
      expect(read).toEqual(whole);
      expect(fingerprint).toBe(expected);
      expect(size).toBe(Buffer.byteLength(ended ? all : all.slice(0, -20)));
    }),
    { numRuns: 40 },
  );
});

test('a file that ends where a piece does', async () => {
  const head = meta() + started() + context();
  for (const over of [0, 1, -1]) {
    const one = head + filler(KERNEL_INPUT - head.length + over);
    for (const text of [one, one + filler(KERNEL_INPUT), one + record('r1', 100, 10)]) {
      const { read, whole, fingerprint, expected } = await readBoth(text);
      expect(read).toEqual(whole);
      expect(fingerprint).toBe(expected);
    }
  }
});
