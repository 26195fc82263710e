import { createHash } from 'node:crypto';
import * as v from 'valibot';

/** What is kept of the last edit of a file, so that it can be taken back. */
export const undoRecordSchema = v.strictObject({
  schema: v.literal('codex-glance.undo/1'),
  /** As Codex names it. */
  file: v.string(),
  /** What was written. */
  enabled: v.boolean(),
  /** ISO 8601. */
  at: v.string(),
  splice: v.strictObject({
    at: v.pipe(v.number(), v.integer(), v.minValue(0)),
    removed: v.string(),
    inserted: v.string(),
  }),
  /** SHA-256 of the bytes before and after; null before where the edit made the file. */
  before: v.nullable(v.string()),
  after: v.string(),
  /** The copy of the bytes before. */
  backup: v.nullable(v.string()),
});

export type UndoRecord = Readonly<v.InferOutput<typeof undoRecordSchema>>;

/** Computes the SHA-256 of bytes, in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
