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
  const at = fields[field.lastRecordAt] ?? 0;
  const { lastRecord: last } = state;
  const total = fields[field.lastTotal] ?? 0;
  const ordinal = fields[field.lastOrdinal] ?? -1;
  // One key may come back elsewhere.
  const isSame = key === last?.key && at === last.at && ordinal === last.ordinal;
  if (!Number.isNaN(key) && !isSame) state.lastRecord = { key, total, ordinal, at };
}
