import * as v from 'valibot';
import type { EditReport } from '../../edit.ts';
import type { Proof, Proven } from '../proof.ts';
import { count, path, text, time } from '../scalars.ts';

/** `codex-glance.edit/1` */
export const editReportSchema = v.strictObject({
  schema: v.literal('codex-glance.edit/1'),
  action: v.picklist(['off', 'on', 'undo']),
  dryRun: v.boolean(),
  file: path,
  changed: v.boolean(),
  diff: v.string(),
  backup: v.nullable(path),
  inForce: v.nullable(v.boolean()),
  reason: text,
  consequences: v.array(text),
  paste: v.nullable(text),
  running: v.array(
    v.strictObject({
      pid: count,
      surface: v.picklist(['tui', 'exec', 'app-server', 'ide', 'daemon', 'unknown']),
      startedAt: v.nullable(time),
      restart: text,
    }),
  ),
  runningElsewhere: count,
  undoable: v.boolean(),
});

export type EditReportProof = Proven<Proof<v.InferOutput<typeof editReportSchema>, EditReport>>;
