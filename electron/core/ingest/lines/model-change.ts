import type { BookedAs, RolloutDelta, RolloutState } from './rollout-state.ts';

/**
 * Tells which model a response used where a thread goes over from one model to another.
 *
 * Before the first request to the new model Codex may compact with the old one, within the new turn and after
 * the new settings were written; so it does once more after a compaction at the user's wish. The `token_count`
 * that follows a response names the context window of the model that made it, and `task_started` that of
 * the turn's model. Seen with Codex 0.169 and 0.171.
 */

/** What the state says that a response used. */
function bookedAs({ model, effort, serviceTier }: RolloutState, window: number | null): BookedAs {
  return { model, effort, serviceTier, window };
}

/** Notes that a response was counted, as one of the model that the state names. */
export function noteResponse(state: RolloutState, key: number): void {
  settle(state);
  const { booked } = state;
  const now = bookedAs(state, state.turnWindow);
  state.uncheckedKey = key;
  if (booked !== null && booked.model !== now.model) state.unsettled = { key, now };
  else state.booked = { ...now, window: booked?.window ?? now.window };
}

/** What is not decided by now was a response of the new model. */
function settle(state: RolloutState): void {
  if (state.unsettled === null) return;
  state.earlier = state.booked;
  state.booked = state.unsettled.now;
  state.unsettled = null;
}

/** Notes the last response and the window that a `token_count` reports. */
export function noteWindow(state: RolloutState, window: number | null, delta: RolloutDelta): void {
  const key = state.uncheckedKey;
  const { unsettled, booked, turnWindow } = state;
  state.uncheckedKey = null;
  if (window === null) return;
  const other = unsettled ? booked : state.earlier;
  const isOther = turnWindow !== null && window !== turnWindow && other?.window === window;
  if (key !== null && isOther && other.model !== state.model) {
    rebook(delta, key, other);
    state.earlier = bookedAs(state, turnWindow);
    state.booked = other;
    state.unsettled = null;
  } else if (unsettled === null) {
    if (booked !== null && booked.model === state.model) state.booked = { ...booked, window };
  } else if (booked?.window !== null && booked?.window !== window) {
    state.unsettled = { ...unsettled, now: { ...unsettled.now, window } };
    settle(state);
  }
}

/** Notes that the last response was a compaction. Where windows do not show whose, its model is not known. */
export function noteCompaction(state: RolloutState, delta: RolloutDelta): void {
  const { unsettled } = state;
  if (unsettled === null) return;
  rebook(delta, unsettled.key, { model: null, effort: null, serviceTier: null, window: null });
  delta.flaws.push('model-not-sure');
  state.unsettled = null;
  state.uncheckedKey = null;
}

/** Returns true where the next response needs a look at the windows. */
export function isModelUnsettled({ unsettled, booked, model }: RolloutState): boolean {
  return unsettled !== null || (booked !== null && booked.model !== model);
}

/** Books a response on another model; one that was read earlier is in another list. */
function rebook(delta: RolloutDelta, key: number, as: BookedAs): void {
  if (!delta.responses.rebook(key, as)) delta.rebooked.push({ key, as });
  delta.isRebooked = true;
}
