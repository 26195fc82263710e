import { checkMessage } from '../../../shared/messages/en/governance/checks.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { Origin } from '../../../shared/origin.ts';
import { dottedKey, type KeyPath } from '../../config/toml/toml.ts';
import type { CheckFacts } from './facts/check-facts.ts';

/** A place in a file that is the cause. */
export interface Cause {
  /** Absolute. */
  readonly file: string;
  /** 1-based. */
  readonly line: number | null;
}

/** The file and line of an origin, where there is one and it has a file that can be opened. */
export function causeOf(origin: Origin | null): Cause | null {
  const { file, line = null } = origin ?? {};
  return file === undefined || file.startsWith('com.openai.codex:') ? null : { file, line };
}

/** Says where to change a value that is set, or where to add one that is not. */
export function changeRemedy(facts: CheckFacts, origin: Origin, path: KeyPath): Message {
  const key = dottedKey(path);
  const cause = causeOf(origin);
  if (cause === null) return checkMessage('check.remedy.add', { key, file: facts.files.user });
  return checkMessage('check.remedy.change', { key, ...cause });
}

/** Says in which file of the organisation to put a key. */
export function requireRemedy({ files }: CheckFacts, path: KeyPath): Message {
  return checkMessage('check.remedy.add', { key: dottedKey(path), file: files.systemRequirements });
}

/** The same of a managed configuration. */
export function manageRemedy({ files }: CheckFacts, path: KeyPath): Message {
  return checkMessage('check.remedy.add', { key: dottedKey(path), file: files.managed });
}

/** Says where to change a value: in a file of the organisation where it must be out of the user's reach. */
export function settleRemedy(facts: CheckFacts, isEnforced: boolean, origin: Origin, path: KeyPath): Message {
  return isEnforced ? requireRemedy(facts, path) : changeRemedy(facts, origin, path);
}
