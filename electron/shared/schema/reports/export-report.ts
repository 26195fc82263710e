import * as v from 'valibot';
import type { ExportReport } from '../../export/export-report.ts';
import { exportEntries, sentBy, targetTimes } from '../export-parts.ts';
import type { Proof, Proven } from '../proof.ts';
import { count, text } from '../scalars.ts';

const target = v.strictObject({
  id: text,
  to: v.nullable(text),
  destination: v.nullable(text),
  state: v.picklist(['off', 'idle', 'waiting', 'stopped']),
  sentBy,
  sent: count,
  accepted: count,
  rejected: count,
  queued: count,
  cursor: count,
  lagMs: v.nullable(count),
  ...targetTimes,
});

/** `codex-glance.export/1` */
export const exportReportSchema = v.strictObject({
  schema: v.literal('codex-glance.export/1'),
  enabled: v.boolean(),
  ...exportEntries(target),
});

export type ExportReportProof = Proven<Proof<v.InferOutput<typeof exportReportSchema>, ExportReport>>;
