import * as v from 'valibot';
import { type StorageReport, storageKinds } from '../../governance/storage-report.ts';
import type { Proof, Proven } from '../proof.ts';
import { amount, count, path, text, time } from '../scalars.ts';

const file = {
  path,
  threadId: text,
  bytes: count,
  lastActivityAt: v.nullable(time),
};

/** `codex-glance.storage/1` */
export const storageReportSchema = v.strictObject({
  schema: v.literal('codex-glance.storage/1'),
  entries: v.array(
    v.strictObject({
      kind: v.picklist(storageKinds),
      files: v.pipe(count, v.minValue(1)),
      bytes: count,
      oldest: time,
    }),
  ),
  unreadable: v.array(path),
  how: v.exactOptional(v.picklist(['remove', 'compress'])),
  dryRun: v.exactOptional(v.boolean()),
  removed: v.exactOptional(v.array(v.strictObject(file))),
  kept: v.exactOptional(v.array(v.strictObject({ ...file, reason: text }))),
  freedBytes: v.exactOptional(amount),
});

export type StorageReportProof = Proven<Proof<v.InferOutput<typeof storageReportSchema>, StorageReport>>;
