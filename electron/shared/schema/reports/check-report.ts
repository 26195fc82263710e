import * as v from 'valibot';
import { CHECK_SCHEMA, type CheckReport } from '../../governance/checks.ts';
import { postureAreas } from '../../governance/posture.ts';
import type { Proof, Proven } from '../proof.ts';
import { count, day, text, time } from '../scalars.ts';

const line = v.nullable(v.pipe(count, v.minValue(1)));
const texts = v.array(text);

const result = v.strictObject({
  id: text,
  area: v.picklist(postureAreas),
  title: text,
  why: text,
  level: v.picklist(['error', 'warning', 'note']),
  state: v.picklist(['passed', 'failed', 'waived', 'not-known']),
  evidence: text,
  remedy: v.nullable(text),
  file: v.nullable(text),
  line,
  fixes: v.array(
    v.strictObject({
      target: v.picklist(['user', 'managed', 'requirements']),
      file: text,
      toml: text,
      mdmKey: v.nullable(v.picklist(['config_toml_base64', 'requirements_toml_base64'])),
    }),
  ),
  controls: v.strictObject({ soc2: texts, iso27001: texts, nistCsf: texts }),
  waiver: v.nullable(v.strictObject({ reason: text, until: day })),
  policyLine: line,
});

/** `codex-glance.check/1` */
export const checkReportSchema = v.pipe(
  v.strictObject({
    schema: v.literal(CHECK_SCHEMA),
    generatedAt: time,
    policy: text,
    policyFile: v.nullable(text),
    passed: v.boolean(),
    counts: v.strictObject({ passed: count, failed: count, waived: count, 'not-known': count }),
    rules: v.array(result),
  }),
  v.check(
    ({ passed, rules }) => passed === rules.every(({ state }) => state !== 'failed'),
    'it passes exactly where no rule failed',
  ),
);

export type CheckReportProof = Proven<Proof<v.InferOutput<typeof checkReportSchema>, CheckReport>>;
