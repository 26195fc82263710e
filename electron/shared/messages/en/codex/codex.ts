import { type Clause, messageMaker } from '../../message.ts';

/** Which Codex is in use, and whether what is said of it is verified. */
export const codex = {
  'codex.newer': ({ version, verified }: { version: string; verified: string }) =>
    `Codex ${version} is newer than the version that Glance was verified with, ${verified}.`,
  'codex.newer.why': ({ verified }: { verified: string }) =>
    `What Glance says of its configuration follows the rules of ${verified}, and what depends on them is not known.`,
  'codex.newer.remedy': () => 'Ask that Codex directly with `codex-glance config --verify`.',
  'codex.qualified': ({ title, verified, version }: { title: Clause; verified: string; version: string }) =>
    `${title} This holds for ${verified}; ${version} is not verified.`,
  'codex.with': ({ verified, detail }: { verified: string; detail: Clause }) => `With ${verified}: ${detail}`,
};

export const codexMessage = messageMaker(codex);
