import * as v from 'valibot';
import type { ExportReport } from '../../export/export-report.ts';
import type { Proof, Proven } from '../proof.ts';
import { count, line, path, text, time } from '../scalars.ts';

const target = v.strictObject({
  id: text,
  to: v.nullable(text),
  destination: v.nullable(text),
  state: v.picklist(['off', 'idle', 'waiting', 'stopped']),
  sentBy: v.nullable(v.picklist(['this-process', 'another-process'])),
  sent: count,
  accepted: count,
  rejected: count,
  queued: count,
  cursor: count,
  lagMs: v.nullable(count),
  waitingSince: v.nullable(time),
  lastAcceptedAt: v.nullable(time),
  lastError: v.nullable(v.strictObject({ at: v.nullable(time), reason: text })),
});

/** `codex-glance.export/1` */
export const exportReportSchema = v.strictObject({
  schema: v.literal('codex-glance.export/1'),
  enabled: v.boolean(),
  settingsFile: path,
  targets: v.pipe(
    v.array(target),
    v.check((targets) => new Set(targets.map(({ id }) => id)).size === targets.length, 'an id comes twice'),
  ),
  queue: v.nullable(v.strictObject({ records: count, most: count })),
  problems: v.array(
    v.strictObject({ target: v.nullable(text), key: text, line: v.nullable(line), message: text }),
  ),
});

export type ExportReportProof = Proven<Proof<v.InferOutput<typeof exportReportSchema>, ExportReport>>;
