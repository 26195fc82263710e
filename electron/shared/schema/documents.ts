import { pricingReportSchema } from './pricing.ts';
import { agentReportSchema } from './reports/agent-report.ts';
import { checkReportSchema } from './reports/check-report.ts';
import { configReportSchema } from './reports/config-report.ts';
import { coverageReportSchema } from './reports/coverage-report.ts';
import { doctorReportSchema } from './reports/doctor.ts';
import { driftReportSchema } from './reports/drift-report.ts';
import { editReportSchema } from './reports/edit-report.ts';
import { errorReportSchema } from './reports/error-report.ts';
import { evidenceReportSchema } from './reports/evidence-report.ts';
import { exportReportSchema } from './reports/export-report.ts';
import { fleetReportSchema } from './reports/fleet-report.ts';
import { guardReportSchema } from './reports/guard-report.ts';
import { orgReportSchema } from './reports/org-report.ts';
import { policyKeySchema } from './reports/policy-key.ts';
import { policyRuleSchema } from './reports/policy-rule.ts';
import { postureReportSchema } from './reports/posture-report.ts';
import { previewReportSchema } from './reports/preview.ts';
import { requirementsReportSchema } from './reports/requirements-report.ts';
import { simulationReportSchema } from './reports/simulation-report.ts';
import { statuslineReportSchema } from './reports/statusline-report.ts';
import { storageReportSchema } from './reports/storage-report.ts';
import { toolReportSchema } from './reports/tools-report.ts';
import { usageReportSchema } from './reports/usage-report.ts';
import { snapshotSchema } from './snapshot.ts';
import { analyticsReportSchema, otelReportSchema } from './telemetry.ts';

/** Every document of the command line, by its `schema`. */
export const documentSchemas = {
  'codex-glance.snapshot/1': snapshotSchema,
  'codex-glance.usage/1': usageReportSchema,
  'codex-glance.tools/1': toolReportSchema,
  'codex-glance.config/1': configReportSchema,
  'codex-glance.agent/1': agentReportSchema,
  'codex-glance.analytics/1': analyticsReportSchema,
  'codex-glance.otel/1': otelReportSchema,
  'codex-glance.coverage/1': coverageReportSchema,
  'codex-glance.check/1': checkReportSchema,
  'codex-glance.fleet/1': fleetReportSchema,
  'codex-glance.guard/1': guardReportSchema,
  'codex-glance.storage/1': storageReportSchema,
  'codex-glance.org/1': orgReportSchema,
  'codex-glance.policy-key/1': policyKeySchema,
  'codex-glance.policy-rule/1': policyRuleSchema,
  'codex-glance.simulation/1': simulationReportSchema,
  'codex-glance.requirements/1': requirementsReportSchema,
  'codex-glance.drift/1': driftReportSchema,
  'codex-glance.evidence/1': evidenceReportSchema,
  'codex-glance.export/1': exportReportSchema,
  'codex-glance.edit/1': editReportSchema,
  'codex-glance.preview/1': previewReportSchema,
  'codex-glance.pricing/1': pricingReportSchema,
  'codex-glance.statusline/1': statuslineReportSchema,
  'codex-glance.doctor/1': doctorReportSchema,
  'codex-glance.posture/1': postureReportSchema,
  'codex-glance.error/1': errorReportSchema,
} as const;
