import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Machine } from '../../../shared/schema/export/record.ts';
import { GLANCE_VERSION } from '../../../shared/version.ts';
import { newSalt } from '../../platform/salted-digest.ts';
import { loadDocument, writeDocument } from '../../platform/state/own-document.ts';
import { STATE_FILES } from '../../platform/state/state-files.ts';

const stored = v.object({
  schema: v.literal('codex-glance.export-identity/1'),
  machineId: v.pipe(v.string(), v.minLength(8)),
  salt: v.pipe(v.string(), v.minLength(8)),
});

/** By what this machine is known to targets. */
export interface Identity {
  readonly machineId: string;
  /** Of the hashes of projects, where the settings name no other. */
  readonly salt: string;
}

/**
 * Reads the identity of this machine, and makes it the first time.
 *
 * @throws the system's error where it cannot be written.
 */
export async function readIdentity(stateDir: string): Promise<Identity> {
  const file = join(stateDir, STATE_FILES.exportIdentity);
  const read = await loadDocument(file);
  const known = read.state === 'read' ? v.safeParse(stored, read.value) : null;
  if (known?.success) return known.output;
  const identity = { machineId: newSalt(), salt: newSalt() };
  writeDocument(file, { schema: 'codex-glance.export-identity/1', ...identity });
  return identity;
}

/** Describes this machine for records. Names are in it only where they were chosen to be. */
export function describeMachine(
  { machineId }: Identity,
  platform: NodeJS.Platform,
  { host, user }: { readonly host: boolean; readonly user: boolean },
): Machine {
  return {
    id: machineId,
    host: host ? hostname() || null : null,
    user: user ? nameOfUser() : null,
    os: platform,
    glanceVersion: GLANCE_VERSION,
  };
}

/** Null where the system knows no name, as in some containers. */
function nameOfUser(): string | null {
  try {
    return userInfo().username || null;
  } catch {
    return null;
  }
}
