import type { SeenCodex } from '../../../../shared/codex/codex.ts';
import { codexOnPath, type ProgramSearch } from '../../../codex-version/codex-on-path.ts';
import { VersionStore } from '../../../codex-version/version-store.ts';
import { type HealthRecord, healthFile, readHealth } from '../../../telemetry/health/health-store.ts';

/*
 * What earlier runs kept in the state folder. The forms of these documents take milliseconds to load, so this is
 * loaded only where there is such a document.
 */

/** Returns what was found of the exporters of a home. */
export async function keptHealth(stateDir: string, codexHome: string): Promise<readonly HealthRecord[]> {
  return (await readHealth(healthFile(stateDir))).homes[codexHome] ?? [];
}

/** Returns what the program on PATH answered when it was asked, where it is still the same file. */
export async function askedProgram(stateDir: string, search: ProgramSearch): Promise<SeenCodex | null> {
  const store = new VersionStore(stateDir);
  await store.read();
  const { program } = store.current;
  const found = program === null ? null : await codexOnPath(search);
  if (program === null || found?.file !== program.file) return null;
  if (found.changedAt.toISOString() !== program.changedAt) return null;
  return { version: program.version, how: 'program' as const, at: program.askedAt };
}
