import { policyMessage } from '../../../shared/messages/en/governance/policy.ts';
import type { Message } from '../../../shared/messages/message.ts';

/** A policy that cannot be used. The message names the file, the line where it is known, and what is wrong. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly file: string;
  /** 1-based. */
  readonly line: number | null;
  readonly sentence: Message;

  /** `what` is a clause that names the key, such as "rules.analytics.enforced: it must be true or false". */
  constructor(file: string, line: number | null, what: Message) {
    const sentence =
      line === null
        ? policyMessage('policy.fault', { file, what })
        : policyMessage('policy.fault-at', { file, line, what });
    super(sentence.text);
    this.file = file;
    this.line = line;
    this.sentence = sentence;
  }
}
