import * as v from 'valibot';
import { postureAreas } from '../../governance/posture.ts';
import { text } from '../scalars.ts';

const texts = v.array(text);

/** `codex-glance.policy-rule/1`: a rule that a policy can set. */
export const policyRuleSchema = v.strictObject({
  schema: v.literal('codex-glance.policy-rule/1'),
  id: text,
  area: v.picklist(postureAreas),
  about: text,
  level: v.picklist(['error', 'warning', 'note']),
  /** What each option takes, by its name. */
  options: v.record(
    v.string(),
    v.strictObject({
      is: v.picklist(['boolean', 'word', 'words', 'texts', 'integer', 'version']),
      about: text,
      default: v.nullable(v.union([v.boolean(), v.number(), v.string(), v.array(v.string())])),
      words: v.exactOptional(texts),
      min: v.exactOptional(v.number()),
      max: v.exactOptional(v.number()),
    }),
  ),
  controls: v.strictObject({ soc2: texts, iso27001: texts, nistCsf: texts }),
  policies: texts,
  /** Keys of Codex's that it looks at. */
  keys: texts,
});
