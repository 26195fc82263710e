import * as v from 'valibot';
import type { InspectedRecord } from '../telemetry/inspect.ts';
import type { Proof, Proven } from './proof.ts';
import { count, text, time } from './scalars.ts';

const value = v.nullable(v.union([v.string(), v.number(), v.boolean()]));

/** A line of `codex-glance.inspect/1`. */
export const inspectedRecordSchema = v.strictObject({
  schema: v.literal('codex-glance.inspect/1'),
  number: count,
  receivedAt: time,
  at: v.nullable(v.string()),
  signal: v.picklist(['logs', 'traces', 'metrics']),
  name: v.nullable(text),
  scope: v.nullable(text),
  service: v.nullable(text),
  protocol: v.picklist(['json', 'binary', 'grpc']),
  attributes: v.record(v.string(), value),
  masked: v.array(v.string()),
  size: count,
  durationMs: v.nullable(v.number()),
  metric: v.nullable(
    v.strictObject({
      kind: v.picklist(['gauge', 'sum', 'histogram']),
      unit: v.nullable(text),
      value: v.nullable(v.number()),
      count: v.nullable(v.number()),
    }),
  ),
});

export type InspectedRecordProof = Proven<
  Proof<v.InferOutput<typeof inspectedRecordSchema>, InspectedRecord>
>;
