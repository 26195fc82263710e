import type { ExportRecord } from '../../../shared/schema/export/record.ts';
import type { ReadContext, Source } from './source.ts';

/** Something that has one value at a time. */
export interface Fact {
  /** Stable, and of no other fact. */
  readonly key: string;
  /** As JSON; equal texts mean that nothing changed. */
  readonly value: string;
  /** Makes the record of a change; `before` is null for the first time. */
  readonly record: (before: string | null, context: ReadContext) => ExportRecord;
}

/** Follows facts by their values: a record each time one is another than it was. */
export function changeSource(name: string, read: (context: ReadContext) => Promise<readonly Fact[]>): Source {
  return {
    name,
    async *read(context) {
      for (const { key, value, record } of await read(context)) {
        const source = `${name}:${key}`;
        const before = context.progress(source);
        if (before === value) continue;
        yield { records: [record(before, context)], progress: { source, value } };
      }
    },
  };
}
