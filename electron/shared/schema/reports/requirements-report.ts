import * as v from 'valibot';
import {
  REQUIREMENTS_SCHEMA,
  type RequirementsReport,
  requirementTargets,
} from '../../governance/requirements.ts';
import type { Proof, Proven } from '../proof.ts';
import { text } from '../scalars.ts';

/** `codex-glance.requirements/1` */
export const requirementsReportSchema = v.strictObject({
  schema: v.literal(REQUIREMENTS_SCHEMA),
  target: v.picklist(requirementTargets),
  policy: text,
  codexVersion: v.nullable(text),
  text,
  managed: v.nullable(text),
  notEnforced: v.array(v.strictObject({ key: text, reason: text })),
});

export type RequirementsReportProof = Proven<
  Proof<v.InferOutput<typeof requirementsReportSchema>, RequirementsReport>
>;
