import type { DriftReport } from '../../../shared/governance/drift-report.ts';
import { fingerprint } from '../signature.ts';
import type { Baseline } from './baseline-file.ts';
import { changedAt } from './baseline-service.ts';
import { compare } from './compare.ts';
import type { Picture } from './picture.ts';

/** Reports what is another thing in a picture than it was when the baseline was pinned. */
export function driftOf(baseline: Baseline, picture: Picture): DriftReport {
  const { pinnedAt, policy, signature } = baseline;
  return {
    schema: 'codex-glance.drift/1',
    pinnedAt,
    policy,
    signedBy: signature === null ? null : fingerprint(signature),
    changes: compare(baseline.picture, picture, Date.parse(pinnedAt), changedAt),
  };
}
