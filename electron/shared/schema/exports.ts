import * as v from 'valibot';
import { type Exports, exportStates } from '../export/exports.ts';
import { exportEntries, sentBy, targetTimes } from './export-parts.ts';
import type { Proof, Proven } from './proof.ts';
import { count, text } from './scalars.ts';

const target = v.strictObject({
  id: text,
  to: text,
  destination: v.nullable(text),
  leaves: v.boolean(),
  state: v.picklist(exportStates),
  level: v.nullable(v.picklist(['info', 'warning', 'error'])),
  reason: text,
  sentBy,
  accepted: count,
  rejected: count,
  queued: count,
  ...targetTimes,
});

/** The exports of a Snapshot. */
export const exportsSchema = v.strictObject({
  enabled: v.boolean(),
  state: v.picklist(['none', 'off', 'fine', 'info', 'warning', 'error']),
  ...exportEntries(target),
});

export type ExportsProof = Proven<Proof<v.InferOutput<typeof exportsSchema>, Exports>>;
