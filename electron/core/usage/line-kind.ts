/**
 * Tells what a rollout line is from its first bytes, so that the rest of it need not be decoded.
 *
 * A line is `{"timestamp":"…","ordinal":n?,"type":"…","payload":{…}}`
 * (codex-rs/history/src/rollout_payload.rs, `RolloutItemWire`); Codex 0.20 and older wrote bare items.
 */
export type LineKind =
  | 'session_meta'
  | 'turn_context'
  | 'token_usage_record'
  | 'token_count'
  | 'task_started'
  | 'task_complete'
  | 'turn_aborted'
  | 'thread_settings_applied'
  | 'thread_rolled_back'
  | 'entered_review_mode'
  | 'exited_review_mode'
  | 'user_message'
  | 'agent_message'
  | 'item_completed'
  | 'compacted'
  /** A call of a tool, as the model asked for it. */
  | 'tool_call'
  /** A line of a known form that holds nothing Glance needs. */
  | 'other'
  /** A line of Codex 0.20 or older, which recorded no tokens. */
  | 'bare'
  /** The head has no known form: only parsing tells. */
  | 'unknown';

const QUOTE = 0x22;
const COMMA = 0x2c;

const eventKinds = new Map<string, LineKind>([
  ['token_count', 'token_count'],
  ['task_started', 'task_started'],
  ['turn_started', 'task_started'],
  ['task_complete', 'task_complete'],
  ['turn_complete', 'task_complete'],
  ['turn_aborted', 'turn_aborted'],
  ['thread_settings_applied', 'thread_settings_applied'],
  ['thread_rolled_back', 'thread_rolled_back'],
  ['entered_review_mode', 'entered_review_mode'],
  ['exited_review_mode', 'exited_review_mode'],
  ['user_message', 'user_message'],
  ['agent_message', 'agent_message'],
  ['item_completed', 'item_completed'],
]);

const topKinds = new Map<string, LineKind>([
  ['session_meta', 'session_meta'],
  ['turn_context', 'turn_context'],
  ['token_usage_record', 'token_usage_record'],
  ['compacted', 'compacted'],
]);

const toolCalls = new Set([
  'function_call',
  'custom_tool_call',
  'local_shell_call',
  'tool_search_call',
  'web_search_call',
  'image_generation_call',
]);

/** The kind of a line given its `type` and, where it has one, its payload's `type`. */
export function kindOf(type: string, payloadType: string): LineKind {
  if (type === 'event_msg') return eventKinds.get(payloadType) ?? 'other';
  if (type === 'response_item') return toolCalls.has(payloadType) ? 'tool_call' : 'other';
  return topKinds.get(type) ?? 'other';
}

/** True where `text` (ASCII) stands at `at`. */
function standsAt(bytes: Buffer, at: number, text: Buffer): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text[i]) return false;
  return true;
}

const TIMESTAMP = Buffer.from('{"timestamp":"');
const ORDINAL = Buffer.from('"ordinal":');
const TYPE = Buffer.from('"type":"');
const PAYLOAD_TYPE = Buffer.from('","payload":{"type":"');
const BARE = ['{"record_type":"', '{"type":"', '{"id":"'].map((text) => Buffer.from(text));

/** A name that is longer than this is no name that Glance knows. */
const LONGEST_NAME = 64;

function nameAt(bytes: Buffer, at: number, end: number): string | null {
  const stop = Math.min(end, at + LONGEST_NAME);
  for (let i = at; i < stop; i++) if (bytes[i] === QUOTE) return bytes.toString('latin1', at, i);
  return null;
}

/** The kind of the line in `bytes[start, end)`, read from its head only. */
export function lineKind(bytes: Buffer, start: number, end: number): LineKind {
  if (!standsAt(bytes, start, TIMESTAMP)) {
    return BARE.some((head) => standsAt(bytes, start, head)) ? 'bare' : 'unknown';
  }
  let at = start + TIMESTAMP.length;
  const timestampEnd = Math.min(end, at + LONGEST_NAME);
  while (at < timestampEnd && bytes[at] !== QUOTE) at++;
  at += 2;
  if (at >= end || bytes[at - 1] !== COMMA) return 'unknown';
  if (standsAt(bytes, at, ORDINAL)) {
    at += ORDINAL.length;
    while (at < end && bytes[at] !== COMMA) at++;
    at++;
  }
  if (!standsAt(bytes, at, TYPE)) return 'unknown';
  at += TYPE.length;
  const type = nameAt(bytes, at, end);
  if (type === null) return 'unknown';
  if (type !== 'event_msg' && type !== 'response_item') return kindOf(type, '');
  at += type.length;
  if (!standsAt(bytes, at, PAYLOAD_TYPE)) return 'unknown';
  const payloadType = nameAt(bytes, at + PAYLOAD_TYPE.length, end);
  return payloadType === null ? 'unknown' : kindOf(type, payloadType);
}
