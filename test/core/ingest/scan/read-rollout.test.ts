import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KERNEL_INPUT } from '../../../../electron/core/ingest/kernel/protocol.ts';
import { parseRolloutName, statRollout } from '../../../../electron/core/ingest/rollouts/rollout-files.ts';
import { readRollout } from '../../../../electron/core/ingest/scan/read-rollout.ts';
import { hashParts } from '../../../../electron/core/tokens/response-key.ts';
import { runs } from '../../../setup/runs.ts';
import { TempHome } from '../../usage/homes.ts';
import { context, line, meta, NAME, record, started, THREAD, TURN, usageOf } from '../lines/lines.ts';
import { readByJson } from '../reading.ts';

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
  const whole = readByJson(THREAD, bytes);
  const { consumed } = whole.state;
  const ends = Buffer.concat([
    bytes.subarray(0, Math.min(256, consumed)),
    bytes.subarray(Math.max(0, consumed - 2048), consumed),
  ]);
  const { issues: found, limits: seen, responses: counted } = read;
  const { mark, state } = read.checkpoint;
  return {
    read: { state, issues: found, limits: seen, responses: counted },
    whole: {
      state: whole.state,
      issues: whole.issues,
      limits: whole.limits,
      responses: whole.responses.view(),
    },
    fingerprint: mark.fingerprint,
    expected: hashParts(ends, 0, Math.min(256, consumed), ends.length),
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
    { numRuns: runs(40) },
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

test('counts that do not fit a row, told by records and otherwise, of several models', async () => {
  const counts = fc.oneof(fc.nat(300_000), fc.constantFrom(2 ** 32 - 1, 2 ** 32, 2 ** 40));
  const ids = { thread_id: THREAD, turn_id: TURN, session_id: THREAD, root_turn_id: TURN };
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(counts, counts, fc.nat(3)), { maxLength: 30 }), async (responses) => {
      const lines = responses.map(([input, output, kind], index) => {
        const usage = usageOf(input, output);
        const info = { total_token_usage: usageOf(input + index, output), last_token_usage: usage };
        if (kind === 0) return context().replace('gpt-6.1-sol', `gpt-${index % 2}`);
        return kind === 1
          ? line('token_usage_record', { ...ids, response_id: `r${index}`, usage })
          : line('event_msg', { type: 'token_count', info: { ...info, model_context_window: null } });
      });
      const { read, whole } = await readBoth(meta() + started() + lines.join(''));
      expect(read).toEqual(whole);
    }),
    { numRuns: runs(100) },
  );
});

test.each([1, 20])('a compressed file of %i MB holds what the plain one does', async (megabytes) => {
  const text = `${meta() + started() + context()}${filler(1024 * 1024).repeat(megabytes)}${record('r1', 100, 10)}`;
  using home = new TempHome();
  const file = { path: home.write(NAME, text), threadId: THREAD, compressed: false };
  const packed = home.write(`${NAME}.zst`, zstdCompressSync(Buffer.from(text)));
  const plain = await readRollout(file, null, () => undefined);
  const unpacked = await readRollout({ ...file, path: packed, compressed: true }, null, () => undefined);
  expect(unpacked).toEqual({
    ...plain,
    checkpoint: { ...unpacked.checkpoint, state: plain.checkpoint.state },
  });
  expect(plain.checkpoint.state.consumed).toBe(text.length);
});
