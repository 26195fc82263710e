import { withoutStop } from '../../capital.ts';
import { type Clause, messageMaker } from '../../message.ts';

/** What is not known of the configuration in force, and why. */
export const certainty = {
  'certainty.unverified': ({ codex }: { codex: string }) => `Codex ${codex} is not verified`,
  'certainty.not-read': ({ file, why }: { file: string; why: Clause }) => `${file} was not read: ${why}`,
  'certainty.file': ({ reason }: { reason: Clause }) => `Not known: ${reason}`,
  'certainty.version': ({
    reason,
    verified,
    byRules,
  }: {
    reason: Clause;
    verified: string;
    byRules: Clause;
  }) => `Not known: ${reason}. With ${verified}: ${withoutStop(byRules)}`,
  'certainty.cloud': ({ reason, byRules }: { reason: Clause; byRules: Clause }) =>
    `Not known: ${reason}. Without it: ${withoutStop(byRules)}`,
  'certainty.refused': ({ codex, verified, place }: { codex: string; verified: string; place: Clause }) =>
    `Codex ${codex} is not verified; ${verified} refuses ${place}`,
};

export const certaintyMessage = messageMaker(certainty);
