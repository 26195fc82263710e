import { countNames } from '../lines/count-names.ts';
import { eventKinds, itemKinds, type LineKind, topKinds } from '../lines/line-kind.ts';

/** What each number means where the kernel names a kind of line. */
export const kinds: readonly LineKind[] = [
  'unknown',
  'bare',
  'other',
  ...new Set([topKinds, eventKinds, itemKinds].flatMap((names) => Object.values(names))),
];

/** What each number of `lifecycle` means. */
export const lifecycles = ['none', 'running', 'completed', 'failed', 'aborted'] as const;

/** Tables of names that the kernel looks up, each with its number. */
export const nameTables: Readonly<Record<string, readonly (readonly [name: string, number: number])[]>> = {
  eventNames: numbered(eventKinds),
  itemNames: numbered(itemKinds),
  topNames: numbered(topKinds),
  countNames: countNames.map((name, place) => [name, place]),
};

function numbered(names: Readonly<Record<string, LineKind>>): [string, number][] {
  return Object.entries(names).map(([name, kind]) => [name, kinds.indexOf(kind)]);
}

/** Texts that the kernel looks for. Of a name with its colon nothing but a member can be found. */
export const texts: Readonly<Record<string, string>> = {
  /** The head of a line: codex-rs/history/src/rollout_payload.rs, `RolloutItemWire`. */
  timestamp: '{"timestamp":"',
  ordinal: '"ordinal":',
  type: '"type":"',
  event: 'event_msg","payload":{"type":"',
  item: 'response_item","payload":{"type":"',
  payload: '"payload":{',
  /** Lines of Codex 0.20 and older. */
  bareRecord: '{"record_type":"',
  bareType: '{"type":"',
  bareId: '{"id":"',
  /** `token_usage_record`. */
  threadId: '"thread_id":"',
  response: '","response_id":"',
  usage: '","usage":{',
  turnTotals: ',"turn_token_usage":{',
  threadTotals: ',"thread_token_usage":{',
  /** `token_count`. */
  info: '"info":{"total_token_usage":{',
  noInfo: '"info":null',
  last: ',"last_token_usage":{',
  windowName: '"model_context_window":',
  limits: '"rate_limits":',
  limitId: '"limit_id":',
  primary: '"primary":',
  secondary: '"secondary":',
  percent: '{"used_percent":',
  /** Lines of turns. */
  turnId: '"turn_id":',
  attribution: '"turn_attribution":{',
  modelName: '"model":',
  effortName: '"effort":',
  error: '"error":{',
  errorInfo: '"codex_error_info":"',
  settings: '"thread_settings":{"model":"',
  tierName: '"service_tier":',
  /** `session_meta`. */
  instructions: '"base_instructions":',
  instructionsText: '{"text":"',
};
