import { VERIFIED_CODEX } from '../../shared/codex/codex.ts';
import { recordedWindow } from '../../shared/codex/codex-models.ts';
import { addTokens, noTokens, type Tokens } from '../../shared/tokens.ts';
import type { DemoWindow } from './demo-limits.ts';
import { type DemoToolCall, type DemoTrouble, toolLines } from './demo-tools.ts';

/** The smallest window among the known models, used for an unknown one. */
const SMALLEST_WINDOW = 258_400;

/** The facts of a session that its first line has. */
export interface DemoSessionSpec {
  readonly threadId: string;
  /** Milliseconds since the Unix epoch, as all times here. */
  readonly startedAt: number;
  readonly cwd: string;
  readonly branch: string;
  readonly originator: 'codex-tui' | 'codex_exec' | 'codex_vscode';
  readonly model: string;
  readonly effort: string;
}

/** What happens in a session. */
export type DemoStep =
  | { readonly kind: 'turn-started'; readonly at: number; readonly turnId: string }
  | {
      readonly kind: 'response';
      readonly at: number;
      readonly responseId: string;
      readonly tokens: Tokens;
      readonly windows: readonly DemoWindow[];
    }
  | { readonly kind: 'turn-completed'; readonly at: number }
  | (DemoToolCall & { readonly callId: string })
  | DemoTrouble;

/** The position of a session after the lines written so far. */
export interface DemoSession {
  readonly spec: DemoSessionSpec;
  /** Of the next line. */
  readonly ordinal: number;
  readonly thread: Tokens;
  readonly turn: {
    readonly id: string;
    readonly startedAt: number;
    readonly tokens: Tokens;
    readonly open: boolean;
  };
}

/** Lines to append, each with its line end, and the session after them. */
export interface Written {
  readonly session: DemoSession;
  readonly lines: readonly string[];
}

/** Writes the first line of a rollout (codex-rs/protocol/src/protocol.rs, `SessionMeta`). */
export function openSession(spec: DemoSessionSpec): Written {
  const { threadId, startedAt, cwd, originator, branch } = spec;
  const turn = { id: '', startedAt, tokens: noTokens, open: false };
  const payload = {
    account_scoped: true,
    session_id: threadId,
    id: threadId,
    timestamp: iso(startedAt),
    cwd,
    runtime_workspace_roots: [cwd],
    originator,
    cli_version: VERIFIED_CODEX.version,
    source: originator === 'codex_exec' ? 'exec' : 'vscode',
    thread_source: 'user',
    model_provider: 'openai',
    base_instructions: { text: 'Sample session.' },
    history_mode: 'paginated',
    git: { branch },
  };
  return write({ spec, ordinal: 0, thread: noTokens, turn }, startedAt, [['session_meta', payload]]);
}

/** Writes the lines of a step (codex-rs/rollout/src/policy.rs decides which events are kept). */
export function advanceSession(session: DemoSession, step: DemoStep): Written {
  switch (step.kind) {
    case 'turn-started': {
      const turn = { id: step.turnId, startedAt: step.at, tokens: noTokens, open: true };
      return write({ ...session, turn }, step.at, turnStarted(session.spec, step));
    }
    case 'response': {
      const thread = addTokens(session.thread, step.tokens);
      const turn = { ...session.turn, tokens: addTokens(session.turn.tokens, step.tokens) };
      const after = { ...session, thread, turn };
      return write(after, step.at, responded(after, step));
    }
    case 'turn-completed': {
      const turn = { ...session.turn, open: false };
      return write({ ...session, turn }, step.at, [['event_msg', turnCompleted(session, step.at)]]);
    }
    case 'tool':
      return called(session, step);
    case 'trouble':
      return write(session, step.at, [troubled(step)]);
  }
}

/** Writes a call and its end, each at its own time. */
function called(session: DemoSession, step: DemoToolCall & { readonly callId: string }): Written {
  const lines: string[] = [];
  let after = session;
  for (const { at, type, payload } of toolLines(step, step.callId)) {
    const written = write(after, at, [[type, payload]]);
    after = written.session;
    lines.push(...written.lines);
  }
  return { session: after, lines };
}

function troubled({ what }: DemoTrouble): TypedPayload {
  return what === 'compaction'
    ? ['compacted', { message: '' }]
    : ['event_msg', { type: 'error', message: '', codex_error_info: what }];
}

type TypedPayload = readonly [type: string, payload: object];

function write(session: DemoSession, at: number, payloads: readonly TypedPayload[]): Written {
  const lines = payloads.map(
    ([type, payload], index) =>
      `${JSON.stringify({ timestamp: iso(at), ordinal: session.ordinal + index, type, payload })}\n`,
  );
  return { session: { ...session, ordinal: session.ordinal + lines.length }, lines };
}

function turnStarted(
  { cwd, model, effort }: DemoSessionSpec,
  { at, turnId }: { readonly at: number; readonly turnId: string },
): TypedPayload[] {
  const turn = { turn_id: turnId, root_turn_id: turnId };
  const started = {
    type: 'task_started',
    ...turn,
    started_at: seconds(at),
    model_context_window: windowOf(model),
    collaboration_mode_kind: 'default',
  };
  const context = {
    ...turn,
    disabled_plugin_ids: [],
    cwd,
    approval_policy: 'on-request',
    approvals_reviewer: 'user',
    model,
    collaboration_mode: {
      mode: 'default',
      settings: { model, reasoning_effort: effort, developer_instructions: null },
    },
    multi_agent_version: 'v1',
    realtime_active: false,
    effort,
    summary: 'none',
    sandbox_policy: { type: 'workspace-write' },
  };
  return [
    ['event_msg', started],
    ['turn_context', context],
  ];
}

function responded(
  { spec, thread, turn }: DemoSession,
  step: DemoStep & { readonly kind: 'response' },
): TypedPayload[] {
  const [primary = null, secondary = null] = step.windows;
  const record = {
    thread_id: spec.threadId,
    turn_id: turn.id,
    session_id: spec.threadId,
    root_turn_id: turn.id,
    response_id: step.responseId,
    usage: usageOf(step.tokens),
    turn_token_usage: usageOf(turn.tokens),
    thread_token_usage: usageOf(thread),
  };
  const count = {
    type: 'token_count',
    info: {
      total_token_usage: usageOf(thread),
      last_token_usage: usageOf(step.tokens),
      last_usage_includes_reasoning: false,
      model_context_window: windowOf(spec.model),
    },
    rate_limits: {
      limit_id: 'codex',
      limit_name: null,
      primary,
      secondary,
      credits: { has_credits: false, unlimited: false, balance: null },
      individual_limit: null,
      spend_control_reached: null,
      plan_type: 'pro',
      rate_limit_reached_type: null,
    },
  };
  return [
    ['token_usage_record', record],
    ['event_msg', count],
  ];
}

function turnCompleted({ turn }: DemoSession, at: number): object {
  return {
    type: 'task_complete',
    root_turn_id: turn.id,
    turn_id: turn.id,
    last_agent_message: null,
    started_at: seconds(turn.startedAt),
    completed_at: seconds(at),
    duration_ms: at - turn.startedAt,
  };
}

/** Returns how many tokens a session of the model may fill, as Codex records them. */
export function windowOf(model: string): number {
  return recordedWindow(model) ?? SMALLEST_WINDOW;
}

function usageOf(tokens: Tokens): object {
  return {
    input_tokens: tokens.input,
    cached_input_tokens: tokens.cachedInput,
    cache_write_input_tokens: tokens.cacheWriteInput,
    output_tokens: tokens.output,
    reasoning_output_tokens: tokens.reasoningOutput,
    total_tokens: tokens.total,
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function seconds(at: number): number {
  return Math.trunc(at / 1000);
}
