import type { Posture } from '../../../shared/governance/posture.ts';
import { credentialEntries } from './entries/credentials.ts';
import { dataEntries } from './entries/data.ts';
import { deviceEntries, remoteEntries } from './entries/devices.ts';
import { executionEntries } from './entries/execution.ts';
import { extensionEntries } from './entries/extensions.ts';
import { identityEntries } from './entries/identity.ts';
import { modelEntries } from './entries/models.ts';
import { monitoringEntries } from './entries/monitoring.ts';
import { networkEntries } from './entries/network.ts';
import { oversightEntries } from './entries/oversight.ts';
import { productionEntries } from './entries/production.ts';
import { decideSandbox } from './entries/sandbox.ts';
import type { PostureFacts } from './facts/posture-facts.ts';

/** Decides every entry of the posture, in the order of the areas. Pure. */
export function decidePosture(facts: PostureFacts): Posture {
  const sandbox = decideSandbox(facts);
  return {
    entries: [
      ...identityEntries(facts),
      ...modelEntries(facts),
      ...oversightEntries(facts),
      ...executionEntries(facts, sandbox),
      ...networkEntries(facts, sandbox),
      ...extensionEntries(facts),
      ...credentialEntries(facts, sandbox),
      ...dataEntries(facts),
      ...monitoringEntries(facts),
      ...productionEntries(facts),
      ...deviceEntries(facts),
      ...remoteEntries(facts),
    ],
  };
}
