import { type Answer, type OutboxRow, type Target, taken } from '../../electron/core/export/target.ts';

/** A target in memory that answers as it is given. */
export interface FakeTarget extends Target {
  /** The ids that were taken, in order, those that were taken again included. */
  readonly taken: readonly string[];
  /** The sizes of the batches. */
  readonly batches: readonly number[];
}

/** Makes a target. `answer` decides of each batch; what it says is accepted counts as taken. Default: all. */
export function createFakeTarget(
  answer: (batch: readonly OutboxRow[], number: number) => Answer | Promise<Answer> = (batch) =>
    taken(batch.length),
  most = { records: 100, bytes: 1_000_000 },
): FakeTarget {
  const ids: string[] = [];
  const batches: number[] = [];
  return {
    id: 'fake',
    most,
    taken: ids,
    batches,
    async send(batch) {
      batches.push(batch.length);
      const given = await answer(batch, batches.length);
      const rejected = new Set(given.rejected.map(({ id }) => id));
      for (const { id } of batch.slice(0, given.accepted)) if (!rejected.has(id)) ids.push(id);
      return given;
    },
    preview: async () => '',
    async close() {},
  };
}
