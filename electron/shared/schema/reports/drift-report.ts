import * as v from 'valibot';
import type { DriftReport } from '../../governance/drift-report.ts';
import type { PostureValue } from '../../governance/posture.ts';
import type { Proof, Proven } from '../proof.ts';
import { path, text, time } from '../scalars.ts';

/** Anything that JSON can carry. */
const value = v.custom<PostureValue>((any) => any !== undefined);

/** `codex-glance.drift/1` */
export const driftReportSchema = v.strictObject({
  schema: v.literal('codex-glance.drift/1'),
  pinnedAt: time,
  policy: text,
  signedBy: v.nullable(text),
  changes: v.array(
    v.strictObject({
      id: text,
      before: value,
      after: value,
      file: v.nullable(path),
      changedAt: v.nullable(time),
    }),
  ),
});

export type DriftReportProof = Proven<Proof<v.InferOutput<typeof driftReportSchema>, DriftReport>>;
