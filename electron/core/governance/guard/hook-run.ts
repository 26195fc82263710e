import { join } from 'node:path';
import * as v from 'valibot';
import { loadDocument, writeDocument } from '../../platform/state/own-document.ts';
import { STATE_FILES } from '../../platform/state/state-files.ts';

const schema = v.object({ schema: v.literal('codex-glance.guard-run/1'), ranAt: v.string() });

/** Notes that Codex ran the hook, which proves that it does. `at`: milliseconds since the epoch. Never throws. */
export function noteHookRun(stateDir: string, at: number): void {
  try {
    const ranAt = new Date(at).toISOString();
    writeDocument(join(stateDir, STATE_FILES.guard), { schema: 'codex-glance.guard-run/1', ranAt });
  } catch {
    // The answer counts, the note does not.
  }
}

/** Returns when the hook ran last, ISO 8601 UTC; null where it never did, or that is not known. */
export async function lastHookRun(stateDir: string): Promise<string | null> {
  const document = await loadDocument(join(stateDir, STATE_FILES.guard));
  const parsed = document.state === 'read' ? v.safeParse(schema, document.value) : null;
  return parsed?.success ? parsed.output.ranAt : null;
}
