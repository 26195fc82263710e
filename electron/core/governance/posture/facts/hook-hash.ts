import { isTable, type TomlValue } from '../../../config/toml/toml.ts';
import { sha256 } from './content-hash.ts';

/** Events of Codex, as its state names them and as a configuration does. */
export const hookEvents = {
  PreModelRequest: 'pre_model_request',
  PostModelRequest: 'post_model_request',
  PreToolUse: 'pre_tool_use',
  PermissionRequest: 'permission_request',
  PostToolUse: 'post_tool_use',
  PreCompact: 'pre_compact',
  PostCompact: 'post_compact',
  SessionStart: 'session_start',
  SessionEnd: 'session_end',
  UserPromptSubmit: 'user_prompt_submit',
  SubagentStart: 'subagent_start',
  SubagentStop: 'subagent_stop',
  Stop: 'stop',
  Interrupt: 'interrupt',
} as const;
export type HookEvent = keyof typeof hookEvents;

/** Events whose matcher Codex drops. */
const withoutMatcher: readonly HookEvent[] = [
  'PreModelRequest',
  'PostModelRequest',
  'UserPromptSubmit',
  'Stop',
  'Interrupt',
];

/** Events at whose end Codex waits a second where the hook says nothing, and never longer than three. */
const brief: readonly HookEvent[] = ['SessionEnd', 'Interrupt'];

/** A handler as a file says it. */
export interface HookHandler {
  readonly [key: string]: TomlValue;
}

/**
 * The hash by which Codex 0.171.0 trusts a hook: of its event, matcher and handler with all defaults, as JSON with
 * sorted keys. Files that the command runs are no part of it. Null where it cannot be known, as for kinds of
 * handler that Codex does not run.
 */
export function hookHash(
  event: HookEvent,
  matcher: string | null,
  handler: HookHandler,
  platform: NodeJS.Platform,
): string | null {
  const identity = identityOf(event, handler, platform);
  if (identity === null) return null;
  const group = {
    event_name: hookEvents[event],
    hooks: [identity],
    ...(matcher === null || withoutMatcher.includes(event) ? {} : { matcher }),
  };
  return `sha256:${sha256(JSON.stringify(sorted(group)))}`;
}

function identityOf(event: HookEvent, handler: HookHandler, platform: NodeJS.Platform): object | null {
  const { type, timeout, statusMessage, status_message: older } = handler;
  const status = statusMessage ?? older;
  const common = {
    type,
    timeout: timeoutOf(event, numberOf(timeout)),
    ...(typeof status === 'string' ? { statusMessage: status } : {}),
  };
  if (type === 'command') {
    const { async = false, additionalContextLimit: limit } = handler;
    const command = commandOf(handler, platform);
    const spill = numberOf(limit);
    return command === null
      ? null
      : { ...common, command, async, ...(spill === null ? {} : { additionalContextLimit: spill }) };
  }
  if (type !== 'mcp_tool') return null;
  const { server, tool, input = {} } = handler;
  const whole = inputOf(input);
  return whole === undefined ? null : { ...common, server, tool, input: whole };
}

/** Seconds, as Codex takes them. */
function timeoutOf(event: HookEvent, said: number | null): number {
  const isBrief = brief.includes(event);
  const seconds = Math.max(1, said ?? (isBrief ? 1 : 600));
  return isBrief ? Math.min(3, seconds) : seconds;
}

/** The command that this platform runs. */
export function commandOf(handler: HookHandler, platform: NodeJS.Platform): string | null {
  const { command, commandWindows, command_windows: older } = handler;
  const windows = commandWindows ?? older;
  const chosen = platform === 'win32' && typeof windows === 'string' ? windows : command;
  return typeof chosen === 'string' ? chosen : null;
}

function numberOf(value: TomlValue | undefined): number | null {
  return typeof value === 'bigint' || typeof value === 'number' ? Number(value) : null;
}

/** The input as Codex hashes it, each number as a table of its text; undefined where that is not known. */
function inputOf(value: TomlValue): unknown {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return { '$serde_json::private::Number': String(value) };
  if (Array.isArray(value)) {
    const items = value.map(inputOf);
    return items.includes(undefined) ? undefined : items;
  }
  if (!isTable(value)) return undefined;
  const entries = Object.entries(value).map(([key, inner]) => [key, inputOf(inner)] as const);
  return entries.some(([, inner]) => inner === undefined) ? undefined : Object.fromEntries(entries);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
