import { type OutboxRow, recordOf, stopped, type Target } from '../target.ts';

/** Returns whole events by id, of one file of the archive; those that are gone are left out. */
export type ReadContent = (file: string, ids: ReadonlySet<string>) => Promise<ReadonlyMap<string, string>>;

/**
 * Wraps a target whose settings ask for content: it is read from the archive when it is sent, and kept nowhere else.
 * Content that cannot be read stops the target, as a record without it would pass for one that has none.
 */
export function contentTarget(target: Target, read: ReadContent): Target {
  async function filled(batch: readonly OutboxRow[]): Promise<OutboxRow[]> {
    const wanted = new Map<string, Set<string>>();
    for (const row of batch) {
      const record = recordOf(row);
      if (record.kind !== 'compliance' || record.body.eventId === null) continue;
      const { file, eventId } = record.body;
      wanted.set(file, (wanted.get(file) ?? new Set()).add(eventId));
    }
    const contents = new Map<string, string>();
    for (const [file, ids] of wanted) {
      for (const [id, content] of await read(file, ids)) contents.set(`${file} ${id}`, content);
    }
    return batch.map((row) => {
      const record = recordOf(row);
      if (record.kind !== 'compliance') return row;
      const content = contents.get(`${record.body.file} ${record.body.eventId}`) ?? null;
      return { ...row, json: JSON.stringify({ ...record, body: { ...record.body, content } }) };
    });
  }
  return {
    id: target.id,
    most: target.most,
    async send(batch, signal) {
      let rows: readonly OutboxRow[];
      try {
        rows = await filled(batch);
      } catch (error) {
        return stopped(`content cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      }
      return target.send(rows, signal);
    },
    preview: async (batch) => target.preview(await filled(batch)),
    close: () => target.close(),
  };
}
