import type { BodyOf, ExportRecord, Machine, RecordKind } from '../../../shared/schema/export/record.ts';
import { recordId } from './record-id.ts';

/** Makes records of this machine. `parts` identify the fact among those of its kind. */
export type RecordMaker = <Kind extends RecordKind>(
  kind: Kind,
  parts: readonly (string | number | null)[],
  at: string,
  body: BodyOf<Kind>,
) => ExportRecord;

/** Makes the function that makes records. The order of members is that in which the outbox and targets expect them. */
export function recordMaker(machine: Machine): RecordMaker {
  return (kind, parts, at, body) =>
    ({ id: recordId(kind, parts), kind, at, machine, body }) as unknown as ExportRecord;
}
