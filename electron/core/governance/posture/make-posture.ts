import type { PostureReport } from '../../../shared/governance/posture.ts';
import { decidePosture } from './decide-posture.ts';
import { FirstSeen } from './facts/first-seen.ts';
import { gatherPosture, type PostureInput } from './gather-posture.ts';
import { postureFindings } from './posture-findings.ts';

/** Gathers and decides the posture. With a state folder, what is seen is noted there. */
export async function makePosture({
  stateDir = null,
  ...input
}: Omit<PostureInput, 'firstSeen'> & { readonly stateDir?: string | null }): Promise<PostureReport> {
  const facts = await gatherPosture({ ...input, firstSeen: new FirstSeen(stateDir) });
  return {
    schema: 'codex-glance.posture/1',
    codex: input.codex,
    ...decidePosture(facts),
    findings: postureFindings(facts),
  };
}
