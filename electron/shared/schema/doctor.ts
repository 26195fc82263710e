import * as v from 'valibot';
import type { DoctorReport } from '../doctor.ts';
import { codexSchema } from './codex.ts';
import type { Proof, Proven } from './proof.ts';
import { count, text, time } from './scalars.ts';

/** `codex-glance.doctor/1` */
export const doctorReportSchema = v.strictObject({
  schema: v.literal('codex-glance.doctor/1'),
  version: text,
  generatedAt: time,
  system: v.strictObject({
    node: text,
    platform: text,
    arch: text,
    release: text,
    timezone: text,
    locale: text,
  }),
  codex: codexSchema,
  files: v.array(
    v.strictObject({
      path: text,
      kind: v.picklist(['sessions', 'config', 'state-folder', 'index', 'state']),
      read: v.nullable(v.boolean()),
      reason: text,
      bytes: v.nullable(count),
      mode: v.nullable(v.pipe(text, v.regex(/^[0-7]{3,4}$/))),
    }),
  ),
  checks: v.array(
    v.strictObject({ id: text, state: v.picklist(['ok', 'warning', 'failed', 'not-known']), text }),
  ),
  environment: v.array(text),
  sockets: v.array(v.strictObject({ what: text, direction: v.picklist(['in', 'own', 'codex', 'out']) })),
});

export type DoctorReportProof = Proven<Proof<v.InferOutput<typeof doctorReportSchema>, DoctorReport>>;
