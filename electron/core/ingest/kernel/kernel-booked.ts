import { isModelUnsettled } from '../lines/model-change.ts';
import type { RolloutState } from '../lines/rollout-state.ts';
import { field } from './protocol.ts';

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** Tells a kernel which models and windows are known, as far as model-change.ts asks for them. */
export function putBooked(fields: Float64Array, state: RolloutState): void {
  fields[field.unsettled] = isModelUnsettled(state) ? 1 : 0;
  fields[field.hasEarlier] = state.earlier === null ? 0 : 1;
  fields[field.hasBooked] = state.booked === null ? 0 : 1;
  fields[field.turnWindow] = state.turnWindow ?? Number.NaN;
  fields[field.bookedWindow] = state.booked?.window ?? Number.NaN;
}

/** Takes over what `noteResponse` and `noteWindow` of model-change.ts would have noted: no model has changed. */
export function takeBooked(fields: Float64Array, state: RolloutState): void {
  state.turnWindow = orNull(fields[field.turnWindow]);
  const window = orNull(fields[field.bookedWindow]);
  const unchecked = fields[field.unchecked] ?? 0;
  if ((fields[field.rows] ?? 0) > 0) {
    const { model, effort, serviceTier } = state;
    state.booked = { model, effort, serviceTier, window };
  } else if (state.booked !== null && state.booked.window !== window) {
    state.booked = { ...state.booked, window };
  }
  if (unchecked !== 0) state.uncheckedKey = unchecked < 0 ? null : unchecked - 1;
}
