import { HOUR_MS, MINUTE_MS } from '../../../shared/durations.ts';
import type { CheckReport } from '../../../shared/governance/checks.ts';
import type { PostureReport } from '../../../shared/governance/posture.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import type { Digest } from '../../platform/salted-digest.ts';
import type { Identity } from '../identity/machine.ts';
import { alertSource } from './alert-source.ts';
import { checkSource, postureSource } from './governance-source.ts';
import { limitsSource } from './limits-source.ts';
import { pacedSource } from './paced-source.ts';
import { type SessionPort, sessionSource } from './session-source.ts';
import { configurationSource, otelHealthSource } from './snapshot-source.ts';
import type { Source } from './source.ts';

/** Files that it depends on are not all watched. */
const GOVERNANCE = { least: MINUTE_MS, most: HOUR_MS } as const;

/** What sources are made from. */
export interface SourceParts {
  readonly sessions: SessionPort;
  readonly snapshot: () => Promise<Snapshot>;
  readonly checkReport: (policy: string | null) => Promise<CheckReport>;
  readonly postureReport: () => Promise<PostureReport>;
}

/** Makes every source, what changes seldom first. */
export function allSources(
  { sessions, snapshot, checkReport, postureReport }: SourceParts,
  { machineId }: Identity,
  conceal: Digest | null,
): readonly Source[] {
  return [
    configurationSource(snapshot, machineId),
    otelHealthSource(snapshot, machineId),
    alertSource(snapshot, machineId, conceal),
    limitsSource(async () => (await snapshot()).limits, machineId),
    pacedSource(postureSource(postureReport, machineId, conceal), GOVERNANCE),
    pacedSource(
      checkSource(() => checkReport(null), machineId),
      GOVERNANCE,
    ),
    sessionSource(sessions),
  ];
}
