import type { LineKind } from '../lines/line-kind.ts';

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
export const STATE = 0x3000;
export const RECORDED_TURNS = 0x3400;
export const RECORDED_ROOM = 0x40;
export const MODEL = 0x3600;
export const EFFORT = 0x3680;
export const TIER = 0x3780;
export const HELD = 0x3900;
export const THREAD = 0x3e00;
export const TURN = 0x3e40;
export const ROWS = 0x4000;
export const CELLS = 0x56400;
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
  '"model_context_window":',
  '"limit_id":',
  '"turn_id":',
  '"rate_limits":',
  '"primary":',
  '"model":',
  '"effort":',
  '"codex_error_info":',
  '{"used_percent":',
  '"thread_settings":{"model":"',
  '"service_tier":',
  ',"turn_token_usage":{',
  ',"thread_token_usage":{',
];

/** The counts of a `token_count`, in this order. */
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

/** The fields of the state that JavaScript and the kernel share, as in build/line-kernel/assembly/state.ts. */
export const field = {
  threadKnown: 0,
  inReview: 1,
  refusesFirst: 2,
  turnKnown: 3,
  hasTurnIds: 4,
  inherited: 5,
  window: 6,
  context: 7,
  contextAt: 8,
  previousKnown: 9,
  previous: 10,
  totalCleared: 16,
  windowOdd: 17,
  unsettled: 18,
  hasEarlier: 19,
  turnWindow: 20,
  bookedWindow: 21,
  recorded: 22,
  modelLength: 23,
  effortLength: 24,
  lifecycle: 25,
  lifecycleAt: 26,
  turns: 27,
  used: 28,
  calls: 29,
  firstAt: 30,
  lastAt: 31,
  turnChanged: 32,
  totalChanged: 33,
  unchecked: 34,
  newlyRecorded: 35,
  heldCount: 36,
  lines: 37,
  newestStart: 38,
  newestEnd: 39,
  entryStart: 40,
  entryEnd: 41,
  wide: 42,
  rows: 43,
  cells: 44,
  namesChanged: 45,
  chatgptLimits: 46,
  search: 47,
  keys: 48,
  repeated: 49,
  tierLength: 50,
  cutoffCount: 51,
  hasBooked: 52,
  lastKey: 53,
  lastTotal: 54,
  lastRecordAt: 55,
  lastOrdinal: 56,
  restarted: 57,
  cutoffs: 58,
} as const;

/** So many limits may have a floor, see limit-floors.ts. */
export const MOST_CUTOFFS = 8;

/** How many fields there are. */
export const FIELDS = field.cutoffs + 2 * MOST_CUTOFFS;

/** Numbers of a held line, see build/line-kernel/assembly/held.ts. */
export const HELD_NUMBERS = 5;
export const MOST_HELD = 16;

export const MOST_ROWS = 7000;

/** Numbers of a cell, see build/line-kernel/assembly/rows.ts. */
export const CELL_NUMBERS = 8;
export const MOST_CELLS = 128;

/** Up to so many responses of a rollout it is known whether two are the same. */
export const MOST_KEYS = 2048;

/** Bytes that a model's or effort's name may have. */
export const LONGEST_NAME = 128;
