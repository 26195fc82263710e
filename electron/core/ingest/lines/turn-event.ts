import type { KnownLine } from './known-line.ts';
import { afterMember, numberMember, stringEnd, stringMember } from './raw-field.ts';
import type { RolloutEvent } from './rollout-events.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** The first letter of `null`. */
const NULL = 0x6e;

/** The model is the first of the settings (codex-rs/protocol/src/protocol.rs). */
const MODEL = '{"model":"';

/**
 * The few members that matter of the lines that open a turn. Null for all other lines, and where the line
 * must be decoded.
 */
export function turnEvent(line: KnownLine): RolloutEvent | null {
  const { kind, bytes, start, end, at } = line;
  if (kind === 'thread_settings_applied') return settingsEvent(line);
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

function settingsEvent({ kind, bytes, from, end, at }: KnownLine): RolloutEvent | null {
  const settings = afterMember(bytes, 'thread_settings', from, end);
  if (at === null || settings < 0) return null;
  const modelAt = settings + MODEL.length;
  const modelEnd = stringEnd(bytes, modelAt, end);
  if (modelEnd === end || bytes.toString('latin1', settings, modelAt) !== MODEL) return null;
  if (bytes.subarray(modelAt, modelEnd).includes(BACKSLASH)) return null;
  const tier = afterMember(bytes, 'service_tier', modelEnd, end);
  const hasTier = tier >= 0 && bytes[tier] !== NULL;
  const service_tier = hasTier ? stringMember(bytes, 'service_tier', modelEnd, end) : null;
  if (hasTier && (bytes[tier] !== QUOTE || service_tier === null)) return null;
  const model = bytes.toString('utf8', modelAt, modelEnd);
  return { kind, at, payload: { thread_settings: { model, service_tier } }, failure: null };
}
