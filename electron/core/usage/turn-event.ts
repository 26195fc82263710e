import type { KnownLine } from './known-line.ts';
import { numberMember, stringMember } from './raw-field.ts';
import type { RolloutEvent } from './rollout-events.ts';

/**
 * The few members that matter of the two lines that open a turn. Null for all other lines, and where
 * the line must be decoded.
 */
export function turnEvent({ kind, bytes, start, end, at }: KnownLine): RolloutEvent | null {
  if (at === null || (kind !== 'task_started' && kind !== 'turn_context')) return null;
  const turn = stringMember(bytes, 'turn_id', start, end);
  if (turn === null) return null;
  if (kind === 'task_started') {
    const window = numberMember(bytes, 'model_context_window', start, end);
    return { kind, at, payload: { turn_id: turn, model_context_window: window }, failure: null };
  }
  const model = stringMember(bytes, 'model', start, end);
  if (model === null) return null;
  const effort = stringMember(bytes, 'effort', start, end);
  return { kind, at, payload: { turn_id: turn, model, effort }, failure: null };
}
