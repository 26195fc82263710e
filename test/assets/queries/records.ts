import {
  machineFields,
  type RecordKind,
  recordFields,
} from '../../../electron/shared/schema/export/record.ts';

/** Members of one tool in the list `tools` of a session. */
export const toolFields: ReadonlySet<string> = new Set(['tool', 'calls', 'failures', 'outcomesKnown']);

export const machineNames: ReadonlySet<string> = new Set(Object.keys(machineFields));

/** Returns what is wrong with the names of a query that asks for records of these kinds; empty for nothing. */
export function unknownNames(
  kinds: readonly string[],
  body: readonly string[],
  machine: readonly string[],
): string[] {
  const wrong = kinds.filter((kind) => !Object.hasOwn(recordFields, kind));
  const fields = new Set(kinds.flatMap((kind) => Object.keys(recordFields[kind as RecordKind] ?? {})));
  return [
    ...wrong,
    ...body.filter((name) => !fields.has(name)),
    ...machine.filter((name) => !machineNames.has(name)),
  ];
}

/** Returns values that a field with few values never has. */
export function unknownWords(
  kinds: readonly string[],
  compared: readonly (readonly [string, string])[],
): string[] {
  return compared.flatMap(([name, value]) => {
    const fields = kinds.flatMap((kind) => {
      const of = recordFields[kind as RecordKind] as Readonly<Record<string, { words: readonly string[] }>>;
      return of[name] ?? [];
    });
    const words = fields.flatMap((field) => field.words);
    return words.length > 0 && !words.includes(value) ? [`${name}=${value}`] : [];
  });
}
