import { MetricsDelivery } from './delivery/metrics-delivery.ts';
import type { OpenTarget } from './exporter.ts';
import { sinceOf } from './exporter.ts';
import type { NameProject } from './identity/name-project.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { RecordMaker } from './records/record-maker.ts';
import type { ExportGeneral } from './settings/export-settings.ts';
import type { Source } from './sources/source.ts';
import type { OutboxRow } from './target.ts';

export interface PreviewParts {
  readonly outbox: Outbox;
  readonly general: Pick<ExportGeneral, 'first_days'>;
  /** Makes new sources: each remembers what it gave, and every target is to see all of it. */
  readonly makeSources: () => readonly Source[];
  readonly targets: readonly OpenTarget[];
  readonly make: RecordMaker;
  readonly nameProject: NameProject;
  readonly owner: string;
  readonly now: () => number;
}

/** So many records are previewed at a time. */
const PIECE = 500;

/** Yields what would be sent to each target, in pieces of text. Sends and writes nothing. */
export async function* previewExport(parts: PreviewParts): AsyncGenerator<string> {
  const { outbox, targets, owner, now } = parts;
  for (const { settings: each, target, metrics = null } of targets) {
    if (target !== null) {
      let batch: OutboxRow[] = [];
      for await (const row of rowsAfter(outbox.targets.state(target.id).cursor, parts)) {
        if (each.kinds !== null && !each.kinds.includes(row.kind)) continue;
        batch.push(row);
        if (batch.length < PIECE) continue;
        yield await target.preview(batch);
        batch = [];
      }
      if (batch.length > 0) yield await target.preview(batch);
    }
    if (metrics !== null) {
      const since = () => sinceOf(parts);
      const shared = { outbox, owner, now, since, random: () => 0, targets: [] };
      const delivery = new MetricsDelivery({ ...shared, target: metrics, kinds: each.kinds });
      yield await delivery.preview(rowsAfter(outbox.targets.state(metrics.id).cursor, parts));
    }
  }
}

/** Yields what waits in the outbox after a cursor, and then what its sources have. */
async function* rowsAfter(cursor: number, parts: PreviewParts): AsyncGenerator<OutboxRow> {
  const { outbox, makeSources, make, nameProject, now } = parts;
  for (let after = cursor; ; ) {
    const piece = outbox.read({ after, kinds: null, records: PIECE, bytes: Number.MAX_SAFE_INTEGER });
    yield* piece.rows;
    if (piece.rows.length < PIECE) break;
    after = piece.to;
  }
  const context = { progress: (name: string) => outbox.progress(name), make, nameProject };
  for (const source of makeSources()) {
    for await (const { records } of source.read({ ...context, now: now(), since: sinceOf(parts) })) {
      for (const record of records) {
        const { id, kind, at } = record;
        yield { seq: 0, id, kind, at, json: JSON.stringify(record) };
      }
    }
  }
}
