import { type Message, textOf } from '../messages/message.ts';

/** What crosses a host boundary: an answer, or an error that names its cause. Nothing is thrown across. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly message: Message };

export function fail(code: string, message: Message): Result<never> {
  return { ok: false, code, message };
}

/** Thrown where a request cannot be done, for a reason that `code` identifies. */
export class RequestError extends Error {
  /** Stable, lower case with dashes. */
  readonly code: string;
  /** What is so and what to do, for a person. */
  readonly said: Message;

  constructor(code: string, said: Message) {
    super(textOf(said));
    this.code = code;
    this.said = said;
  }
}

/** Proves at compile time that a union was handled completely. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${String(value)}`);
}
