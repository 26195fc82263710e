import * as v from 'valibot';
import type { PreviewReport } from '../../telemetry/preview.ts';
import type { Proof, Proven } from '../proof.ts';
import { count, text } from '../scalars.ts';

const value = v.union([v.string(), v.number(), v.boolean(), v.null()]);

const capture = v.strictObject({ captured: v.boolean(), reason: text, count });

const pipeline = v.strictObject({ destination: text, identifiedBy: text });

const entry = v.strictObject({
  kind: v.picklist(['event', 'metric']),
  name: text,
  description: v.nullable(text),
  metric: v.nullable(
    v.strictObject({ kind: v.nullable(v.picklist(['counter', 'histogram'])), unit: v.nullable(text) }),
  ),
  fields: v.array(text),
  privacy: v.array(text),
  evidence: v.picklist(['captured', 'source', 'name']),
  inferred: v.boolean(),
  sentBy: v.array(v.picklist(['tui', 'exec', 'app-server', 'ide', 'daemon'])),
  reason: text,
  seen: v.nullable(v.strictObject({ count, values: v.record(v.string(), v.array(value)) })),
});

/** `codex-glance.preview/1` */
export const previewReportSchema = v.strictObject({
  schema: v.literal('codex-glance.preview/1'),
  catalogVersion: text,
  codexVersion: v.nullable(text),
  enabled: v.nullable(v.boolean()),
  events: pipeline,
  metrics: pipeline,
  session: v.nullable(
    v.strictObject({
      command: v.array(v.string()),
      exitCode: v.nullable(v.number()),
      events: capture,
      metrics: capture,
      unknown: v.array(text),
    }),
  ),
  entries: v.array(entry),
});

export type PreviewProof = Proven<Proof<v.InferOutput<typeof previewReportSchema>, PreviewReport>>;
