import * as v from 'valibot';
import { path } from '../../../../shared/schema/scalars.ts';
import { anyTarget } from '../target-kind.ts';

const MB = 1_000_000;

/** The table of a target `to = "jsonl"`. */
export const jsonlSchema = v.strictObject({
  ...anyTarget,
  to: v.literal('jsonl'),
  /** Absolute. Its folder must exist. */
  file: path,
  /** The file is rotated before it grows beyond this. Default: 64 MB. */
  max_bytes: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(10_000)), 64 * MB),
  /** How many rotated files are kept, `FILE.1` the newest. Default: 8. */
  keep: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)), 8),
});

export type JsonlSettings = Readonly<v.InferOutput<typeof jsonlSchema>>;
