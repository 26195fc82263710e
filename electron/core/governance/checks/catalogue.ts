import { postureAreas } from '../../../shared/governance/posture.ts';
import type { CheckRule } from './rule.ts';
import { executionRules } from './rules/execution-rules.ts';
import { extensionRules } from './rules/extension-rules.ts';
import { fileRules } from './rules/file-rules.ts';
import { identityRules } from './rules/identity-rules.ts';
import { lifecycleRules } from './rules/lifecycle-rules.ts';
import { networkRules } from './rules/network-rules.ts';
import { privacyRules } from './rules/privacy-rules.ts';
import { requirementRules } from './rules/requirement-rules.ts';
import { runningRules } from './rules/running-rules.ts';
import { telemetryRules } from './rules/telemetry-rules.ts';

/** Every rule, in the order of the areas. */
export const checkRules: readonly CheckRule[] = [
  ...identityRules,
  ...networkRules,
  ...executionRules,
  ...extensionRules,
  ...runningRules,
  ...privacyRules,
  ...telemetryRules,
  ...requirementRules,
  ...fileRules,
  ...lifecycleRules,
].toSorted((a, b) => postureAreas.indexOf(a.area) - postureAreas.indexOf(b.area));
