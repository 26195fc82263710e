import { VERIFIED_CODEX } from '../../shared/codex/codex.ts';
import { type Finding, finding } from '../../shared/finding.ts';
import { codexMessage } from '../../shared/messages/en/codex/codex.ts';

/** Makes the finding that offers to ask a newer Codex itself. */
export function offerFinding(version: string): Finding {
  return finding(
    { area: 'config', kind: 'codex.newer', subject: version },
    {
      level: 'info',
      title: codexMessage('codex.newer', { version, verified: VERIFIED_CODEX.version }),
      detail: codexMessage('codex.newer.why', { verified: VERIFIED_CODEX.version }),
      remedy: codexMessage('codex.newer.remedy'),
    },
  );
}
