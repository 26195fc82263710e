import type { LineKind } from './line-kind.ts';

/** How many bytes the kernel takes at a time. */
export const KERNEL_INPUT = 512 * 1024;

/** The map of the kernel's memory, in bytes, as in build/line-kernel/assembly. */
export const EVENT_NAMES = 0x0400;
export const ITEM_NAMES = 0x0800;
export const TOP_NAMES = 0x0a00;
export const COUNT_NAMES = 0x0c00;
export const TEXTS = 0x1000;
export const TEXT_ROOM = 0x40;
export const NEEDLES = 0x2000;
export const OUTPUT = 0x4000;
export const INPUT = 0x80000;

/** In the order of the kernel's map. */
export const texts = [
  '{"timestamp":"',
  '"ordinal":',
  '"type":"',
  'event_msg","payload":{"type":"',
  'response_item","payload":{"type":"',
  '","response_id":"',
  '","usage":{',
  '"info":{"total_token_usage":{',
  ',"last_token_usage":{',
  ',"model_context_window":',
  '"limit_id":"',
  '"turn_id":"',
  '"id":"',
];

/** What `tokens` gives, in this order. */
export const countNames = [
  'input_tokens',
  'cached_input_tokens',
  'cache_write_input_tokens',
  'output_tokens',
  'reasoning_output_tokens',
  'total_tokens',
];

/** What the kernel calls each kind; 0 is a line that it is not sure of. */
export const codes: readonly LineKind[] = [
  'unknown',
  'session_meta',
  'turn_context',
  'token_usage_record',
  'token_count',
  'task_started',
  'task_complete',
  'turn_aborted',
  'thread_settings_applied',
  'thread_rolled_back',
  'entered_review_mode',
  'exited_review_mode',
  'user_message',
  'agent_message',
  'compacted',
  'tool_call',
];

export const ROWS = 0x36000;
export const FIELDS = 24;
/** Where the fields of an entry stand. */
export const field = {
  code: 0,
  start: 1,
  end: 2,
  line: 3,
  time: 4,
  members: 5,
  /** The hash of a record's response id, or of a limit's id. */
  key: 6,
  tokens: 7,
  lastTokens: 13,
  window: 19,
  whole: 20,
  calls: 21,
  rows: 22,
  dropped: 23,
} as const;

/** A record that was handed over has its counts one place after those of a `token_count`. */
export const RECORD_COUNTS = 8;

/** Numbers of a row: key, time, input, cached, cache write, output, reasoning, the total. */
export const ROW = 8;

export const MOST_ENTRIES = 1002;
export const MOST_ROWS = 4700;

/** Where the ids are put that a scan begins with. */
export const THREAD = 0x3e00;
export const TURN = 0x3e40;
export const RECORDED = 0x3e80;
