import type { RolloutState } from '../lines/rollout-state.ts';
import { field } from './protocol.ts';

/** Tells a kernel which record came last, as far as record-place.ts asks for it. */
export function putLastRecord(fields: Float64Array, { lastRecord: last, restart }: RolloutState): void {
  fields[field.lastKey] = last?.key ?? Number.NaN;
  fields[field.lastTotal] = last?.total ?? Number.NaN;
  fields[field.lastRecordAt] = last?.at ?? 0;
  fields[field.lastOrdinal] = last?.ordinal ?? -1;
  fields[field.restarted] = restart === null ? 0 : 1;
}

/** Takes over which record came last. */
export function takeLastRecord(fields: Float64Array, state: RolloutState): void {
  const key = fields[field.lastKey] ?? Number.NaN;
  if (Number.isNaN(key) || key === state.lastRecord?.key) return;
  const [total = 0, at = 0, ordinal = -1] = fields.subarray(field.lastTotal, field.lastOrdinal + 1);
  state.lastRecord = { key, total, ordinal, at };
}
