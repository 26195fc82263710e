import type { ToolFailure } from '../../shared/tools.ts';
import { parseTime } from '../ingest/lines/line-time.ts';
import { failureName } from '../ingest/lines/parsed-line.ts';
import type { Fields } from './line-walker.ts';
import type { ToolField } from './wanted-members.ts';

export type ToolFields = Fields<ToolField>;

/** What a line records of tool calls, errors, retries and compactions. Times are in milliseconds since the epoch. */
export type ToolLine =
  | { readonly kind: 'thread'; readonly id: string | null; readonly forkedFrom: string | null }
  | { readonly kind: 'turn'; readonly id: string; readonly isStart: boolean }
  | {
      readonly kind: 'call';
      readonly id: string | null;
      readonly tool: string;
      readonly failed: boolean | null;
      readonly failure: ToolFailure | null;
    }
  | {
      readonly kind: 'end';
      readonly id: string;
      readonly failed: boolean | null;
      readonly failure: ToolFailure | null;
      /** Null where none is recorded, or it is not that of the call. */
      readonly durationMs: number | null;
      readonly endedAt: number | null;
    }
  | { readonly kind: 'trouble'; readonly name: string };

/** Names of calls that have none of their own, by the type of the item. */
const callNames: Readonly<Record<string, string | null>> = {
  function_call: null,
  custom_tool_call: null,
  local_shell_call: 'local_shell',
  tool_search_call: 'tool_search',
  web_search_call: 'web_search',
  image_generation_call: 'image_generation',
};

/** Calls that run where the model does; their line is written once they have ended. */
const hosted: ReadonlySet<string> = new Set(['web_search_call', 'image_generation_call']);

const outputs: ReadonlySet<string> = new Set([
  'function_call_output',
  'custom_tool_call_output',
  'tool_search_output',
]);

/** Events of Codex 0.147 and older, and of its extended mode, with which a call ends. */
const ends: ReadonlySet<string> = new Set([
  'exec_command_end',
  'mcp_tool_call_end',
  'patch_apply_end',
  'web_search_end',
  'image_generation_end',
  'view_image_tool_call',
  'dynamic_tool_call_response',
]);

/** Items of Codex 0.148 and newer that are calls. */
const callItems: ReadonlySet<string> = new Set([
  'CommandExecution',
  'DynamicToolCall',
  'CollabAgentToolCall',
  'WebSearch',
  'ImageView',
  'ImageGeneration',
  'FileChange',
  'McpToolCall',
]);

const turnStarts: ReadonlySet<string> = new Set(['task_started', 'turn_started']);
const turnEnds: ReadonlySet<string> = new Set(['task_complete', 'turn_complete']);

function isCall(type: string): boolean {
  return Object.hasOwn(callNames, type);
}

/** False where the rest of a line tells nothing of what is counted here, as soon as its kind is known. */
export function mayTell({ type, payloadType, itemType }: ToolFields): boolean {
  if (typeof type !== 'string') return true;
  if (type === 'session_meta' || type === 'turn_context' || type === 'compacted' || isCall(type)) return true;
  if (type !== 'response_item' && type !== 'event_msg') return false;
  if (typeof payloadType !== 'string') return true;
  if (type === 'response_item') return isCall(payloadType) || outputs.has(payloadType);
  if (payloadType === 'item_completed') return typeof itemType !== 'string' || callItems.has(itemType);
  return (
    ends.has(payloadType) ||
    turnStarts.has(payloadType) ||
    turnEnds.has(payloadType) ||
    ['turn_aborted', 'error', 'stream_error'].includes(payloadType)
  );
}

/** The time of a line; null where none can be read. */
export function timeOfLine({ timestamp }: ToolFields): number | null {
  return parseTime(timestamp);
}

/** What a line tells, null where it tells nothing. */
export function toolLineOf(fields: ToolFields): ToolLine | null {
  const { type } = fields;
  const payloadType = textOf(fields.payloadType) ?? '';
  switch (type) {
    case 'session_meta':
      return { kind: 'thread', id: textOf(fields.id), forkedFrom: textOf(fields.forkedFrom) };
    case 'turn_context':
      return turnOf(fields, false);
    case 'compacted':
      return { kind: 'trouble', name: 'compaction' };
    case 'response_item':
      if (isCall(payloadType)) return callOf(fields, payloadType);
      return outputs.has(payloadType) ? endOf(fields) : null;
    case 'event_msg':
      return eventOf(fields, payloadType);
    default:
      return null;
  }
}

/** True for a call of Codex 0.20 or older, whose lines have no time. */
export function isBareCall({ type, payloadType, timestamp }: ToolFields): boolean {
  return typeof type === 'string' && isCall(type) && payloadType === undefined && timestamp === undefined;
}

function eventOf(fields: ToolFields, type: string): ToolLine | null {
  if (turnStarts.has(type)) return turnOf(fields, true);
  if (turnEnds.has(type)) {
    return fields.error === undefined
      ? null
      : { kind: 'trouble', name: failureName(textOf(fields.errorName)) };
  }
  if (type === 'turn_aborted') return { kind: 'trouble', name: 'turn_aborted' };
  // Codex tries again after each of them.
  if (type === 'stream_error') return { kind: 'trouble', name: 'retry' };
  if (type === 'error') return { kind: 'trouble', name: failureName(textOf(fields.errorName)) };
  const isEnd = ends.has(type) || (type === 'item_completed' && callItems.has(textOf(fields.itemType) ?? ''));
  return isEnd ? endOf(fields) : null;
}

function turnOf({ turnId }: ToolFields, isStart: boolean): ToolLine | null {
  const id = textOf(turnId);
  return id === null ? null : { kind: 'turn', id, isStart };
}

function callOf(fields: ToolFields, type: string): ToolLine {
  const id = textOf(fields.callId) ?? textOf(fields.id);
  // The status of any other call says that the model has written it down, not how it ended.
  const ending = hosted.has(type) ? endingOf(fields) : notKnown;
  return { kind: 'call', id, tool: callNames[type] ?? toolName(fields), ...ending };
}

function endOf(fields: ToolFields): ToolLine | null {
  const id = textOf(fields.callId);
  if (id === null) return null;
  return {
    kind: 'end',
    id,
    ...endingOf(fields),
    durationMs: durationOf(fields),
    endedAt: numberOf(fields.completedAt),
  };
}

/**
 * The recorded duration. That of a command in a terminal of its own (`unified_exec_…`) is left out: Codex measures
 * there only the wait after the command was started, some microseconds (recorded with Codex 0.148 to 0.169).
 */
function durationOf({ seconds, nanoseconds, source }: ToolFields): number | null {
  const isTerminal = typeof source === 'string' && source.startsWith('unified_exec');
  const [whole, rest] = [numberOf(seconds), numberOf(nanoseconds)];
  if (isTerminal || whole === null || rest === null || whole < 0 || rest < 0) return null;
  return whole * 1_000 + rest / 1e6;
}

/** How a call ended. */
type Ending = { readonly failed: boolean | null; readonly failure: ToolFailure | null };

const notKnown: Ending = { failed: null, failure: null };
const well: Ending = { failed: false, failure: null };

function failedBy(failure: ToolFailure): Ending {
  return { failed: true, failure };
}

/** Not known where the line does not say how the call ended. The text of an output is never asked. */
function endingOf({ status, success, exitCode, result, resultIsError }: ToolFields): Ending {
  if (status === 'declined') return failedBy('declined');
  const hasCode = typeof exitCode === 'number';
  if (status === 'failed' || success === false)
    return failedBy(hasCode && exitCode !== 0 ? 'exit-code' : 'error');
  if (resultIsError === true || result === 'Err') return failedBy('error');
  if (hasCode) return exitCode === 0 ? well : failedBy('exit-code');
  if (status === 'completed' || success === true || resultIsError === false || result === 'Ok') return well;
  return notKnown;
}

/** Tools of an MCP server carry its name in front, as older Codex wrote them in one. */
function toolName({ name, namespace }: ToolFields): string {
  const own = textOf(name);
  const space = textOf(namespace);
  if (own === null) return 'unknown';
  const whole = space?.startsWith('mcp__') ? `${space.replace(/_+$/, '')}__${own}` : own;
  // A model may make up a name that is none.
  return /^[\w.:/-]{1,128}$/.test(whole) ? whole : 'other';
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
