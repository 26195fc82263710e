import * as v from 'valibot';

/** Parses the line of an event, as far as a schema wants it; null where it is no JSON object. */
export function parseEvent<Schema extends v.GenericSchema>(
  schema: Schema,
  json: string,
): v.InferOutput<Schema> | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  const read = v.safeParse(schema, value);
  return read.success && !Array.isArray(value) ? read.output : null;
}
