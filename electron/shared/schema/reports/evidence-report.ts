import * as v from 'valibot';
import type { EvidenceReport, EvidenceVerification } from '../../governance/evidence-report.ts';
import type { Proof, Proven } from '../proof.ts';
import { count, path, text, time } from '../scalars.ts';

const schema = v.literal('codex-glance.evidence/1');
const sum = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not SHA-256 in hex'));

const packed = v.strictObject({
  schema,
  file: path,
  sha256: sum,
  entries: v.array(v.strictObject({ name: text, bytes: count, sha256: sum })),
  signedBy: v.nullable(sum),
});

const verified = v.strictObject({
  schema,
  file: path,
  valid: v.boolean(),
  signed: v.boolean(),
  signedBy: v.nullable(sum),
  generatedAt: v.nullable(time),
  problems: v.array(text),
  differsFromNow: v.nullable(v.array(text)),
});

/** `codex-glance.evidence/1`: what was packed, or what a package was found to be. */
export const evidenceReportSchema = v.union([packed, verified]);

export type EvidenceReportProof = Proven<Proof<v.InferOutput<typeof packed>, EvidenceReport>>;
export type EvidenceVerificationProof = Proven<Proof<v.InferOutput<typeof verified>, EvidenceVerification>>;
