import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { LineKernel } from '../../../../electron/core/ingest/kernel/line-kernel.ts';
import { MOST_NAME_SUMS, MOST_ROWS } from '../../../../electron/core/ingest/kernel/protocol.ts';
import { newRolloutState } from '../../../../electron/core/ingest/lines/rollout-state.ts';
import { RolloutReader } from '../../../../electron/core/ingest/scan/rollout-reader.ts';
import { ResponseList } from '../../../../electron/core/tokens/response-list.ts';
import { sumOfResponses } from '../../../../electron/core/tokens/response-sum.ts';
import { context, meta, started, THREAD } from '../lines/lines.ts';

const kernel = new LineKernel();

function listOf(rows: number, names: number): ResponseList {
  const list = new ResponseList();
  for (let row = 0; row < rows; row++) {
    const name = names === 0 ? null : `model ${row % names}`;
    list.push(
      row * 1.5e9,
      1.7e12 + row,
      row,
      2,
      3,
      row % 99,
      5,
      name,
      null,
      row % 2 ? 'fast' : name,
      row - 1,
    );
  }
  return list;
}

test('sums responses as JavaScript does, of few and of many names', () => {
  const rows = fc.integer({ min: 0, max: 300 });
  const names = fc.integer({ min: 0, max: 2 * MOST_NAME_SUMS });
  const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
  fc.assert(
    fc.property(rows, names, seed, (count, kinds, before) => {
      const responses = listOf(count, kinds).view();
      expect(kernel.sumOf(responses, before)).toBe(sumOfResponses(responses, before));
    }),
  );
});

test('sums more responses than the kernel holds at a time', () => {
  const responses = listOf(3 * MOST_ROWS, 3).view();
  expect(kernel.sumOf(responses, 7)).toBe(sumOfResponses(responses, 7));
});

test('reads the line that opens a rollout, and all after it, in one scan', () => {
  const scan = vi.spyOn(kernel, 'scan');
  const reader = new RolloutReader(THREAD, newRolloutState(), new ResponseList(), kernel);
  const bytes = Buffer.from(meta() + started() + context());
  reader.filled(bytes.copy(reader.space));
  reader.finish();
  expect(scan).toHaveBeenCalledTimes(1);
  expect(reader.state).toMatchObject({ lines: 3, consumed: bytes.length, meta: { threadId: THREAD } });
});
