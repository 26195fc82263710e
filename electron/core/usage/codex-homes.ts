import type { CodexHome } from '../../shared/snapshot.ts';
import type { UsageLedger } from '../ledger/ledger.ts';
import { isFolder } from '../platform/is-folder.ts';
import { readSignIn } from '../sign-in/auth-kind.ts';
import type { RolloutTracker } from './rollout-tracker.ts';

/** Describes the Codex homes that are read, in order. */
export function viewHomes(
  trackers: readonly RolloutTracker[],
  ledger: UsageLedger,
  source: CodexHome['source'],
): CodexHome[] {
  return trackers.map(({ codexHome, files }) => ({
    path: codexHome,
    exists: isFolder(codexHome),
    source,
    rolloutFiles: files.size,
    auth: readSignIn(codexHome),
    codexVersion: newestVersion(codexHome, ledger),
  }));
}

function newestVersion(codexHome: string, ledger: UsageLedger): string | null {
  for (const id of ledger.recent) {
    const thread = ledger.threads.get(id);
    if (thread?.codexHome === codexHome && thread.cliVersion !== null) return thread.cliVersion;
  }
  return null;
}
