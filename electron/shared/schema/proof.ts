import type { Message } from '../messages/message.ts';

/** The same data without `readonly`, which schemas do not carry, and messages as the text that documents print. */
type Plain<T> = T extends Message
  ? string
  : T extends readonly (infer Item)[]
    ? Plain<Item>[]
    : T extends object
      ? { -readonly [Key in keyof T]: Plain<T[Key]> }
      : T;

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/**
 * `true` where a schema's output is exactly the type, optional members included; else the two sides,
 * so that the compiler's message shows both.
 */
export type Proof<Output, Type> =
  Same<Plain<Output>, Plain<Type>> extends true ? true : { schema: Plain<Output>; type: Plain<Type> };

/** Compiles only for `true`: `type _ = Proven<Proof<…>>`. */
export type Proven<T extends true> = T;
