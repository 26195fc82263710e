import * as v from 'valibot';
import { count, line, path, text, time } from './scalars.ts';

/** Which process sends to a target; null where none does. */
export const sentBy = v.nullable(v.picklist(['this-process', 'another-process']));

/** The entries of a target about when it answered. */
export const targetTimes = {
  waitingSince: v.nullable(time),
  lastAcceptedAt: v.nullable(time),
  lastError: v.nullable(v.strictObject({ at: v.nullable(time), reason: text })),
};

/** The entries of a document about exports, of the schema of its targets. */
export const exportEntries = <const Target extends v.GenericSchema<unknown, { readonly id: string }>>(
  target: Target,
) => ({
  settingsFile: path,
  targets: v.pipe(
    v.array(target),
    v.check((targets) => new Set(targets.map(({ id }) => id)).size === targets.length, 'an id comes twice'),
  ),
  queue: v.nullable(v.strictObject({ records: count, most: count })),
  problems: v.array(
    v.strictObject({ target: v.nullable(text), key: text, line: v.nullable(line), message: text }),
  ),
});
