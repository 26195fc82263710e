import type { Field, Fields, ToolCount } from '../../../../shared/schema/export/field.ts';

/** Which of the GenAI conventions' names are written: those up to 1.36, or those of their own repository. */
export type GenAiNames = 'old' | 'new';

/** A value as OTLP/JSON writes it: 64-bit integers are texts. */
export type AnyValue =
  | { readonly stringValue: string }
  | { readonly boolValue: boolean }
  | { readonly intValue: string }
  | { readonly doubleValue: number }
  | { readonly arrayValue: { readonly values: readonly AnyValue[] } }
  | { readonly kvlistValue: { readonly values: readonly KeyValue[] } };

export interface KeyValue {
  readonly key: string;
  readonly value: AnyValue;
}

/** Returns the attribute of a field: its name in the conventions, else its own below `codex_glance`. */
export function attributeName(name: string, field: Field | undefined, genAi: GenAiNames): string {
  const { otel, otelOld } = field?.names ?? {};
  return (genAi === 'old' ? (otelOld ?? otel) : otel) ?? `codex_glance.${snakeCase(name)}`;
}

/**
 * Returns the attributes of a body or machine. What is null is left out, as OTLP has no value for "not known". A
 * field that may have decimals is always a double, so that its column has one type.
 */
export function attributesOf(
  values: Readonly<Record<string, unknown>>,
  fields: Fields,
  genAi: GenAiNames,
): KeyValue[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const field = fields[name];
    const any = anyValue(value, field?.type === 'integer');
    return any === null ? [] : [{ key: attributeName(name, field, genAi), value: any }];
  });
}

/** Makes an attribute that is text. */
export const textAttribute = (key: string, stringValue: string): KeyValue => ({
  key,
  value: { stringValue },
});

/** Returns a name with small letters and underscores. */
export function snakeCase(name: string): string {
  return name.replaceAll('-', '_').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function anyValue(value: unknown, isInteger: boolean): AnyValue | null {
  switch (typeof value) {
    case 'string':
      return { stringValue: value };
    case 'boolean':
      return { boolValue: value };
    case 'number':
      return isInteger ? { intValue: String(value) } : { doubleValue: value };
    default:
      return Array.isArray(value) ? { arrayValue: { values: value.map(toolValue) } } : null;
  }
}

/** The one list in records is that of tools. */
function toolValue({ tool, ...counts }: ToolCount): AnyValue {
  const numbers = Object.entries(counts).map(([name, count]) => ({
    key: snakeCase(name),
    value: { intValue: String(count) },
  }));
  return { kvlistValue: { values: [textAttribute('tool', tool), ...numbers] } };
}
