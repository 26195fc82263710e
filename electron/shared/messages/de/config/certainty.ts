import { withoutStop } from '../../capital.ts';
import type { certainty as english } from '../../en/config/certainty.ts';
import type { Translation } from '../../message.ts';

export const certainty: Translation<typeof english> = {
  'certainty.unverified': ({ codex }) => `Codex ${codex} ist nicht geprüft`,
  'certainty.not-read': ({ file, why }) => `${file} wurde nicht gelesen: ${why}`,
  'certainty.file': ({ reason }) => `Nicht bekannt: ${reason}`,
  'certainty.version': ({ reason, verified, byRules }) =>
    `Nicht bekannt: ${reason}. Mit ${verified}: ${withoutStop(byRules)}`,
  'certainty.cloud': ({ reason, byRules }) => `Nicht bekannt: ${reason}. Ohne sie: ${withoutStop(byRules)}`,
  'certainty.refused': ({ codex, verified, place }) =>
    `Codex ${codex} ist nicht geprüft; ${verified} weist dies zurück: ${place}`,
};
