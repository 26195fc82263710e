import type { Field, Fields } from '../../../shared/schema/export/field.ts';
import { ocsfClasses } from '../../../shared/schema/export/ocsf.ts';
import { machineFields, recordFields, recordKinds } from '../../../shared/schema/export/record.ts';

type Schema = { readonly [key: string]: unknown };

const types: Readonly<Record<Exclude<Field['type'], 'word'>, Schema>> = {
  text: { type: 'string', minLength: 1 },
  time: { type: 'string', format: 'date-time' },
  integer: { type: 'integer', minimum: 0 },
  number: { type: 'number', minimum: 0 },
  boolean: { type: 'boolean' },
  tools: {
    type: 'array',
    items: object({
      tool: { type: 'string' },
      calls: { type: 'integer', minimum: 0 },
      failures: { type: 'integer', minimum: 0 },
      outcomesKnown: { type: 'integer', minimum: 0 },
    }),
  },
};

/** Returns the JSON Schema (draft 2020-12) of exported records, with the unit and other names of each field, and the class of each kind in OCSF. */
export function recordJsonSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A record that Codex Glance exports',
    oneOf: recordKinds.map((kind) => ({
      ...object({
        id: {
          type: 'string',
          format: 'uuid',
          description: 'The same for the same fact: drop a second record with it.',
        },
        kind: { const: kind },
        at: { type: 'string', format: 'date-time', description: 'When it happened, UTC.' },
        machine: fieldsSchema(machineFields),
        body: fieldsSchema(recordFields[kind]),
      }),
      ...(ocsfClasses[kind] === null ? {} : { 'x-ocsf': ocsfClasses[kind] }),
    })),
  };
}

function fieldsSchema(fields: Fields): Schema {
  return object(
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)])),
  );
}

function fieldSchema({ type, words, nullable, meaning, unit, names }: Field): Schema {
  const base: Schema = type === 'word' ? { type: 'string', enum: words } : types[type];
  const schema = nullable
    ? { ...base, type: [base.type, 'null'], ...(type === 'word' ? { enum: [...words, null] } : {}) }
    : base;
  return {
    ...schema,
    description: meaning,
    ...(unit === null ? {} : { 'x-unit': unit }),
    ...(Object.keys(names).length === 0 ? {} : { 'x-names': names }),
  };
}

function object(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
