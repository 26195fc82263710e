import { VERIFIED_CODEX } from '../../shared/codex.ts';
import type { Finding } from '../../shared/finding.ts';

/** The offer to ask a newer Codex itself. */
export function offerFinding(version: string): Finding {
  return {
    id: `codex.newer:${version}`,
    kind: 'codex.newer',
    level: 'info',
    area: 'config',
    title: `Codex ${version} is newer than the version that Glance was verified with, ${VERIFIED_CODEX.version}.`,
    detail: `What Glance says of its configuration follows the rules of ${VERIFIED_CODEX.version}, and what hangs on them is not known.`,
    remedy: 'Ask that Codex itself with `codex-glance config --verify`.',
  };
}
