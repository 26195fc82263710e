import * as v from 'valibot';
import {
  orgCoverageSchema,
  orgDoctorSchema,
  orgPullReportSchema,
  orgRequestsSchema,
  orgRulesSchema,
} from '../organisation/org-compliance.ts';
import {
  orgReconcileSchema,
  orgReviewsReportSchema,
  orgUsageReportSchema,
} from '../organisation/org-usage.ts';

/** `codex-glance.org/1`: `kind` says what it is about. */
export const orgReportSchema = v.variant('kind', [
  orgUsageReportSchema,
  orgReviewsReportSchema,
  orgPullReportSchema,
  orgRequestsSchema,
  orgDoctorSchema,
  orgRulesSchema,
  orgCoverageSchema,
  orgReconcileSchema,
]);
