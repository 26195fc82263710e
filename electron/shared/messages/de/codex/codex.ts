import type { codex as english } from '../../en/codex/codex.ts';
import type { Translation } from '../../message.ts';

export const codex: Translation<typeof english> = {
  'codex.newer': ({ version, verified }) =>
    `Codex ${version} ist neuer als die Version, mit der Glance geprüft wurde, ${verified}.`,
  'codex.newer.why': ({ verified }) =>
    `Was Glance über seine Konfiguration sagt, folgt den Regeln von ${verified}, und was an ihnen hängt, ist nicht bekannt.`,
  'codex.newer.remedy': () => 'Frag dieses Codex selbst mit `codex-glance config --verify`.',
  'codex.qualified': ({ title, verified, version }) =>
    `${title} So ist es mit ${verified}; ${version} ist nicht geprüft.`,
  'codex.with': ({ verified, detail }) => `Mit ${verified}: ${detail}`,
};
