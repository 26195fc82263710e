import * as v from 'valibot';
import type { PolicyKeyReport } from '../../governance/policy-key.ts';
import type { Proof, Proven } from '../proof.ts';
import { text } from '../scalars.ts';
import { configValues } from './config-report.ts';

/** `codex-glance.policy-key/1` */
export const policyKeySchema = v.strictObject({
  schema: v.literal('codex-glance.policy-key/1'),
  key: text,
  codexVersion: v.nullable(text),
  values: configValues,
  rules: v.array(
    v.strictObject({
      id: text,
      title: text,
      level: v.picklist(['error', 'warning', 'note']),
      policies: v.array(text),
    }),
  ),
  requirement: v.strictObject({
    enforced: v.boolean(),
    how: v.nullable(v.picklist(['value', 'list'])),
    key: v.nullable(text),
    reason: text,
  }),
  snippets: v.array(
    v.strictObject({ target: v.picklist(['user', 'managed', 'requirements']), file: text, toml: text }),
  ),
});

export type PolicyKeyProof = Proven<Proof<v.InferOutput<typeof policyKeySchema>, PolicyKeyReport>>;
