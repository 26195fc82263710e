import type { CodexInUse } from '../../../shared/codex/codex.ts';
import type { ConfigReport } from '../../../shared/commands.ts';
import type { CheckReport } from '../../../shared/governance/checks.ts';
import type { CoverageReport } from '../../../shared/governance/coverage-report.ts';
import type { PostureReport } from '../../../shared/governance/posture.ts';
import type { Otel } from '../../../shared/telemetry/telemetry.ts';
import type { ConfigVerification } from '../../../shared/verify.ts';
import type { Picture } from '../baseline/picture.ts';

/** A file that something in the evidence was read from. */
export interface FileEvidence {
  /** Absolute, or with its folder's name hidden. */
  readonly path: string;
  readonly exists: boolean;
  /** Null where it is missing, holds credentials or cannot be read; `note` says which. */
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly note: string | null;
}

/** All that a package of evidence says. Holds no prompt, no response and no credential. */
export interface Evidence {
  readonly schema: 'codex-glance.evidence-content/1';
  /** The only time of the packing itself, ISO 8601 UTC. */
  readonly generatedAt: string;
  readonly glance: string;
  readonly platform: string;
  readonly codex: CodexInUse;
  /** Absolute, or hidden. */
  readonly codexHome: string;
  readonly cwd: string | null;
  /** False where folders are known by the hash of their path alone. */
  readonly namesShown: boolean;
  readonly config: ConfigReport;
  readonly posture: PostureReport;
  readonly checks: CheckReport;
  readonly otel: Otel;
  readonly coverage: CoverageReport;
  /** Null where the Codex program was not asked. */
  readonly verification: ConfigVerification | null;
  readonly files: readonly FileEvidence[];
  /** Every session file; null where they were not asked for. Left out by older packages. */
  readonly sessions?: readonly FileEvidence[] | null;
  /** What a later look is compared with. */
  readonly picture: Picture;
}
