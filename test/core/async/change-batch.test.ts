import { expect, it, vi } from 'vitest';
import { ChangeBatch } from '../../../electron/core/async/change-batch.ts';

/** A batch whose readings end when the test says so. */
function makeBatch() {
  const readings: { readonly paths: readonly string[]; end(error?: Error): void }[] = [];
  const errors: unknown[] = [];
  const batch = new ChangeBatch(
    (paths) =>
      new Promise((resolve, reject) => {
        readings.push({ paths, end: (error) => (error === undefined ? resolve() : reject(error)) });
      }),
    (error) => errors.push(error),
  );
  const next = (count: number) => vi.waitFor(() => expect(readings).toHaveLength(count));
  return { batch, readings, errors, next };
}

it('reads what changed in one turn of the event loop in one go, and at once', async () => {
  const { batch, readings } = makeBatch();
  for (const path of ['a', 'b', 'a']) batch.add(path);
  await Promise.resolve();
  expect(readings.map(({ paths }) => paths)).toEqual([['a', 'b']]);
});

it('reads together what comes during a reading, however much it is', async () => {
  const { batch, readings, next } = makeBatch();
  batch.add('first');
  await next(1);
  for (let count = 0; count < 2_000; count += 1) {
    batch.add(`file-${count % 50}`);
    if (count % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  expect(readings).toHaveLength(1);
  readings[0]?.end();
  await next(2);
  expect(readings[1]?.paths).toHaveLength(50);
  readings[1]?.end();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(readings).toHaveLength(2);
  batch.add('last');
  await next(3);
  expect(readings[2]?.paths).toEqual(['last']);
});

it('goes on after a reading that failed', async () => {
  const { batch, readings, errors, next } = makeBatch();
  batch.add('a');
  await next(1);
  batch.add('b');
  readings[0]?.end(new Error('gone'));
  await next(2);
  expect(errors).toEqual([new Error('gone')]);
  expect(readings[1]?.paths).toEqual(['b']);
});
