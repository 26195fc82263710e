import type * as v from 'valibot';
import type { Message } from '../messages/message.ts';

/** All of it, to the deepest member, as `readonly`. */
type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

/** The type of the values that a schema accepts, read-only. Fields are described where the schema has them. */
export type Derived<Schema extends v.GenericSchema> = DeepReadonly<v.InferOutput<Schema>>;

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
 * Holds a written type to a schema: for documents whose type has messages where the printed form has their text, and
 * so cannot be derived. `true` where a schema's output is exactly the type, optional members included; else the two sides,
 * so that the compiler's message shows both.
 */
export type Proof<Output, Type> =
  Same<Plain<Output>, Plain<Type>> extends true ? true : { schema: Plain<Output>; type: Plain<Type> };

/** Compiles only for `true`: `type _ = Proven<Proof<…>>`. */
export type Proven<T extends true> = T;
