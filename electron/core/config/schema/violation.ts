import { type violation, violationMessage } from '../../../shared/messages/en/config/violation.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { dottedKey, type KeyPath } from '../toml/toml.ts';

/** A value that Codex does not take. */
export interface Violation {
  /** Ends at the list where the mistake is in one of its items. */
  readonly path: KeyPath;
  /** A sentence that names the key. */
  readonly message: Message;
  /** Two tags in one tagged table: no single file need be wrong, only their merge is. */
  readonly twoVariants?: true;
  /** The mistake to repair stands on another line than the key. */
  readonly elsewhere?: true;
}

type Sentences = typeof violation;

/** The messages that say something of one key, and need no more than its name. */
type SaidOfKey = {
  [Id in keyof Sentences]: [{ key: string }] extends Parameters<Sentences[Id]> ? Id : never;
}[keyof Sentences];

/** Makes a violation of a key. `at` is the key that the sentence names, where it is not the one at fault. */
export function violationOf(said: SaidOfKey, path: KeyPath, at: KeyPath = path): Violation {
  return { path, message: violationMessage(said, { key: dottedKey(at) }) };
}

/** Says of a key that it must be `what`. */
export function mustBe(at: KeyPath, what: Message): Message {
  return violationMessage('violation.must-be', { key: dottedKey(at), what });
}

/** Finds a table to be without a key that it needs. */
export function needs(path: KeyPath, need: string): Violation {
  return { path, message: violationMessage('violation.needs', { key: dottedKey(path), need }) };
}
