import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSerialQueue } from '../../../electron/core/async/serial-queue.ts';

/** Work of so many steps, which fails or not. */
const works = fc.array(fc.record({ steps: fc.nat(3), fails: fc.boolean() }), { maxLength: 8 });

it('runs work in the order it came, never two at once, whatever fails', async () => {
  await fc.assert(
    fc.asyncProperty(works, async (list) => {
      const enqueue = createSerialQueue();
      const order: string[] = [];
      const results = list.map(({ steps, fails }, index) =>
        enqueue(async () => {
          order.push(`begin ${index}`);
          for (let step = 0; step < steps; step += 1) await null;
          order.push(`end ${index}`);
          if (fails) throw new Error(String(index));
          return index;
        }),
      );
      const settled = await Promise.allSettled(results);
      expect(order).toEqual(list.flatMap((_, index) => [`begin ${index}`, `end ${index}`]));
      expect(settled.map(({ status }) => status)).toEqual(
        list.map(({ fails }) => (fails ? 'rejected' : 'fulfilled')),
      );
    }),
  );
});
