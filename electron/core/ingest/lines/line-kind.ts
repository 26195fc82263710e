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
  | 'compacted'
  /** A call of a tool, as the model asked for it. */
  | 'tool_call'
  /** A line of a known form that holds nothing Glance needs. */
  | 'other'
  /** A line of Codex 0.20 or older, which recorded no tokens. */
  | 'bare'
  /** The head has no known form: only parsing tells. */
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

/** Kinds whose payload is decoded. The others are counted, or known by their head and skipped. */
export const decoded = new Set<LineKind>([
  'session_meta',
  'turn_context',
  'token_usage_record',
  'token_count',
  'task_started',
  'turn_aborted',
  'thread_settings_applied',
]);

/** True for a line that tells of a response's tokens. */
export function isCount(kind: LineKind): boolean {
  return kind === 'token_usage_record' || kind === 'token_count';
}

function own(kinds: Readonly<Record<string, LineKind>>, name: string): LineKind {
  return (Object.hasOwn(kinds, name) ? kinds[name] : undefined) ?? 'other';
}

/** The kind of a line given its `type` and, where it has one, its payload's `type`. */
export function kindOf(type: string, payloadType: string): LineKind {
  if (type === 'event_msg') return own(eventKinds, payloadType);
  return type === 'response_item' ? own(itemKinds, payloadType) : own(topKinds, type);
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const ZERO = 0x30;

/** True where `text` (ASCII) stands at `at`. */
function standsAt(bytes: Buffer, at: number, text: Uint8Array): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text[i]) return false;
  return true;
}

/** Names with the kind they mean, as bytes with their closing quote, so that no text need be made. */
function asBytes(kinds: Readonly<Record<string, LineKind>>): { name: Uint8Array; kind: LineKind }[] {
  return Object.entries(kinds).map(([name, kind]) => ({ name: Buffer.from(`${name}"`), kind }));
}

const eventNames = asBytes(eventKinds);
const itemNames = asBytes(itemKinds);
const topNames = asBytes(topKinds);

const TIMESTAMP = Buffer.from('{"timestamp":"');
const ORDINAL = Buffer.from('"ordinal":');
const TYPE = Buffer.from('"type":"');
const EVENT = Buffer.from('event_msg","payload":{"type":"');
const ITEM = Buffer.from('response_item","payload":{"type":"');
const PAYLOAD = Buffer.from('"payload":{');
const EVENT_ALONE = Buffer.from('event_msg"');
const ITEM_ALONE = Buffer.from('response_item"');
const BARE = ['{"record_type":"', '{"type":"', '{"id":"'].map((text) => Buffer.from(text));

/** Where the timestamp's text begins in an enveloped line. */
export const TIMESTAMP_AT = TIMESTAMP.length;

/** `2026-11-23T01:33:38.227Z` */
const USUAL_TIMESTAMP = 24;

/** No timestamp is longer. */
const LONGEST_TIMESTAMP = 64;

function kindAmong(names: { name: Uint8Array; kind: LineKind }[], bytes: Buffer, at: number): LineKind {
  const first = bytes[at];
  for (let i = 0; i < names.length; i++) {
    const named = names[i];
    if (named && named.name[0] === first && standsAt(bytes, at, named.name)) {
      membersAt = at + named.name.length + 1;
      return named.kind;
    }
  }
  return 'other';
}

/**
 * Where the payload's members begin in the line that `lineKind` was last asked about: after
 * `"payload":{`, and for events and items after their `"type":"…",`. Only for kinds with a payload.
 */
export let membersAt = 0;

/** Where the ordinal's digits begin in that line; -1 where it has none. */
let ordinalAt = -1;

/** Returns the ordinal of the line that `lineKind` was last asked about, of at most 15 digits; -1 for none. */
export function lineOrdinal(bytes: Buffer): number {
  let at = ordinalAt;
  if (at < 0) return -1;
  let value = 0;
  for (let byte = bytes[at] ?? 0; byte >= ZERO && byte <= ZERO + 9; byte = bytes[++at] ?? 0) {
    value = value * 10 + byte - ZERO;
  }
  const digits = at - ordinalAt;
  return digits > 0 && digits <= 15 && bytes[at] === COMMA ? value : -1;
}

/** The kind of the line in `bytes[start, end)`, read from its head only. */
export function lineKind(bytes: Buffer, start: number, end: number): LineKind {
  if (!standsAt(bytes, start, TIMESTAMP)) {
    return BARE.some((head) => standsAt(bytes, start, head)) ? 'bare' : 'unknown';
  }
  let at = start + TIMESTAMP_AT;
  if (bytes[at + USUAL_TIMESTAMP] === QUOTE) {
    at += USUAL_TIMESTAMP;
  } else {
    const limit = Math.min(end, at + LONGEST_TIMESTAMP);
    while (at < limit && bytes[at] !== QUOTE) at++;
  }
  if (bytes[at + 1] !== COMMA) return 'unknown';
  at += 2;
  ordinalAt = -1;
  if (standsAt(bytes, at, ORDINAL)) {
    at += ORDINAL.length;
    ordinalAt = at;
    while (at < end && bytes[at] !== COMMA) at++;
    at++;
  }
  if (at >= end || !standsAt(bytes, at, TYPE)) return 'unknown';
  at += TYPE.length;
  if (standsAt(bytes, at, ITEM)) return kindAmong(itemNames, bytes, at + ITEM.length);
  if (standsAt(bytes, at, EVENT)) return kindAmong(eventNames, bytes, at + EVENT.length);
  if (standsAt(bytes, at, EVENT_ALONE) || standsAt(bytes, at, ITEM_ALONE)) return 'unknown';
  const kind = kindAmong(topNames, bytes, at);
  membersAt += PAYLOAD.length;
  return kind;
}
