/**
 * Tells what a rollout line is, so that the rest of it need not be decoded.
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
  | 'compacted'
  /** A call of a tool, as the model asked for it. */
  | 'tool_call'
  /** A line of a known form that holds nothing Glance needs. */
  | 'other'
  /** A line of Codex 0.20 or older, which recorded no tokens. */
  | 'bare'
  /** The head has no known form: only parsing shows what it is. */
  | 'unknown';

/** By the `type` of an event's payload. */
export const eventKinds: Readonly<Record<string, LineKind>> = {
  token_count: 'token_count',
  task_started: 'task_started',
  turn_started: 'task_started',
  task_complete: 'task_complete',
  turn_complete: 'task_complete',
  turn_aborted: 'turn_aborted',
  thread_settings_applied: 'thread_settings_applied',
  thread_rolled_back: 'thread_rolled_back',
  entered_review_mode: 'entered_review_mode',
  exited_review_mode: 'exited_review_mode',
  user_message: 'user_message',
  agent_message: 'agent_message',
};

/** By the `type` of a response item. */
export const itemKinds: Readonly<Record<string, LineKind>> = {
  function_call: 'tool_call',
  custom_tool_call: 'tool_call',
  local_shell_call: 'tool_call',
  tool_search_call: 'tool_call',
  web_search_call: 'tool_call',
  image_generation_call: 'tool_call',
};

/** By the line's own `type`. */
export const topKinds: Readonly<Record<string, LineKind>> = {
  session_meta: 'session_meta',
  turn_context: 'turn_context',
  token_usage_record: 'token_usage_record',
  compacted: 'compacted',
};

/** Kinds whose payload says something. The others are counted, or known by their head and skipped. */
export const decoded: ReadonlySet<LineKind> = new Set<LineKind>([
  'session_meta',
  'turn_context',
  'token_usage_record',
  'token_count',
  'task_started',
  'task_complete',
  'thread_settings_applied',
]);

/** Returns true for a line that reports a response's tokens. */
export function isCount(kind: LineKind): boolean {
  return kind === 'token_usage_record' || kind === 'token_count';
}

function own(kinds: Readonly<Record<string, LineKind>>, name: string): LineKind {
  return (Object.hasOwn(kinds, name) ? kinds[name] : undefined) ?? 'other';
}

/** Returns what is at a path; null for anything but a regular file or a folder, and where nothing is. */
export function kindOf(type: string, payloadType: string): LineKind {
  if (type === 'event_msg') return own(eventKinds, payloadType);
  return type === 'response_item' ? own(itemKinds, payloadType) : own(topKinds, type);
}
