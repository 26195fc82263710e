import * as v from 'valibot';
import { type Exports, exportStates } from '../export/exports.ts';
import type { Proof, Proven } from './proof.ts';
import { count, line, path, text, time } from './scalars.ts';

const target = v.strictObject({
  id: text,
  to: text,
  destination: v.nullable(text),
  leaves: v.boolean(),
  state: v.picklist(exportStates),
  level: v.nullable(v.picklist(['info', 'warning', 'error'])),
  reason: text,
  sentBy: v.nullable(v.picklist(['this-process', 'another-process'])),
  accepted: count,
  rejected: count,
  queued: count,
  waitingSince: v.nullable(time),
  lastAcceptedAt: v.nullable(time),
  lastError: v.nullable(v.strictObject({ at: v.nullable(time), reason: text })),
});

/** The exports of a Snapshot. */
export const exportsSchema = v.strictObject({
  enabled: v.boolean(),
  state: v.picklist(['none', 'off', 'fine', 'info', 'warning', 'error']),
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

export type ExportsProof = Proven<Proof<v.InferOutput<typeof exportsSchema>, Exports>>;
