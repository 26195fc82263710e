import { configReportSchema } from './config-report.ts';
import { doctorReportSchema } from './doctor.ts';
import { editReportSchema } from './edit-report.ts';
import { errorReportSchema } from './error-report.ts';
import { previewReportSchema } from './preview.ts';
import { pricingReportSchema } from './pricing.ts';
import { snapshotSchema } from './snapshot.ts';
import { statuslineReportSchema } from './statusline-report.ts';
import { analyticsReportSchema, otelReportSchema } from './telemetry.ts';
import { toolReportSchema } from './tools-report.ts';
import { usageReportSchema } from './usage-report.ts';

/** Every document of the command line, by its `schema`. */
export const documentSchemas = {
  'codex-glance.snapshot/1': snapshotSchema,
  'codex-glance.usage/1': usageReportSchema,
  'codex-glance.tools/1': toolReportSchema,
  'codex-glance.config/1': configReportSchema,
  'codex-glance.analytics/1': analyticsReportSchema,
  'codex-glance.otel/1': otelReportSchema,
  'codex-glance.edit/1': editReportSchema,
  'codex-glance.preview/1': previewReportSchema,
  'codex-glance.pricing/1': pricingReportSchema,
  'codex-glance.statusline/1': statuslineReportSchema,
  'codex-glance.doctor/1': doctorReportSchema,
  'codex-glance.error/1': errorReportSchema,
} as const;
