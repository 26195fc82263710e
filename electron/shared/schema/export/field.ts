import * as v from 'valibot';
import { amount, count, text, time } from '../scalars.ts';

/**
 * A field's name where a convention has one. What has none is written below `codex_glance`, as each mapping does it.
 */
export interface FieldNames {
  /** OpenTelemetry GenAI attributes as of its own repository (semantic-conventions-genai, 2026-11). */
  readonly otel?: string;
  /** The name in the conventions up to 1.36, where it was another. */
  readonly otelOld?: string;
  /** OCSF 1.9.0, dotted. */
  readonly ocsf?: string;
  /** ECS 9.5, dotted. */
  readonly ecs?: string;
  /** A key of CEF's extension dictionary. */
  readonly cef?: string;
}

/** What a field holds. `number` may have decimals; `time` is ISO 8601 UTC with milliseconds. */
export type FieldType = 'text' | 'time' | 'integer' | 'number' | 'boolean' | 'word' | 'tools';

/** One field of a record's body: the single source of its schema, its JSON Schema and its names elsewhere. */
export interface Field<Type extends FieldType = FieldType, Word extends string = string, Null = boolean> {
  readonly type: Type;
  /** The values of a `word`; else none. */
  readonly words: readonly Word[];
  /** True where null stands for "not known", or for "none" where the meaning says so. */
  readonly nullable: Null;
  /** As UCUM writes it, such as `ms`, `%`, `{token}`; null where it has none. */
  readonly unit: string | null;
  /** A plain English sentence for the documentation. */
  readonly meaning: string;
  readonly names: FieldNames;
}

export interface FieldMore {
  readonly unit?: string;
  readonly names?: FieldNames;
}

/** Describes a field that is always known. */
export function known<const Type extends FieldType, const Word extends string = never>(
  type: Type | readonly Word[],
  meaning: string,
  more: FieldMore = {},
): Field<Type, Word, false> {
  return field(type, meaning, more, false);
}

/** Describes a field that may be null. */
export function maybe<const Type extends FieldType, const Word extends string = never>(
  type: Type | readonly Word[],
  meaning: string,
  more: FieldMore = {},
): Field<Type, Word, true> {
  return field(type, meaning, more, true);
}

function field<Type extends FieldType, Word extends string, Null>(
  type: Type | readonly Word[],
  meaning: string,
  { unit, names = {} }: FieldMore,
  nullable: Null,
): Field<Type, Word, Null> {
  const isWord = typeof type !== 'string';
  return {
    type: (isWord ? 'word' : type) as Type,
    words: isWord ? type : [],
    nullable,
    unit: unit ?? null,
    meaning,
    names,
  };
}

/** How often a tool was called, and how that ended, as far as it is recorded. */
export const toolCountSchema = v.strictObject({
  tool: text,
  calls: count,
  /** Of the calls whose end is known. */
  failures: count,
  outcomesKnown: count,
});

export type ToolCount = Readonly<v.InferOutput<typeof toolCountSchema>>;

interface Values {
  readonly text: string;
  readonly time: string;
  readonly integer: number;
  readonly number: number;
  readonly boolean: boolean;
  readonly tools: readonly ToolCount[];
}

type Value<F> =
  F extends Field<infer Type, infer Word, infer Null>
    ?
        | ([Word] extends [never] ? (Type extends keyof Values ? Values[Type] : never) : Word)
        | (Null extends true ? null : never)
    : never;

/** The fields of a body, by name. */
export type Fields = Readonly<Record<string, Field>>;

/** The body that fields describe. */
export type Body<Of> = { readonly [Key in keyof Of]: Value<Of[Key]> };

const schemas = {
  text,
  time,
  integer: count,
  number: amount,
  boolean: v.boolean(),
  tools: v.array(toolCountSchema),
} as const;

/** Returns the schema of a body, which refuses members that no field describes. */
export function bodySchema<Of extends Fields>(fields: Of): v.GenericSchema<unknown, Body<Of>> {
  const entries = Object.entries(fields).map(([name, { type, words, nullable }]) => {
    const schema: v.GenericSchema = type === 'word' ? v.picklist(words) : schemas[type];
    return [name, nullable ? v.nullable(schema) : schema];
  });
  return v.strictObject(Object.fromEntries(entries)) as unknown as v.GenericSchema<unknown, Body<Of>>;
}
