import type { BilledTokens } from '../bill.ts';
import type { Hold } from './hold.ts';
import type { SentLimits } from './limit-headers.ts';

/** An output item of the Responses API, without its id. */
export type OutputItem = { readonly type: string } & Readonly<Record<string, unknown>>;

/** What every answer may carry besides. */
export interface ReplyOptions {
  /** Default: numbers that grow with each response. */
  readonly usage?: Partial<BilledTokens>;
  /** Several families make several sets of headers. */
  readonly limits?: SentLimits | readonly SentLimits[];
  /** The stream stays open before its first item, or before its end, until released. */
  readonly holdFirst?: Hold;
  readonly hold?: Hold;
  /** Milliseconds between the events of the stream. */
  readonly pace?: number;
}

/** How the provider answers one request. */
export type Reply =
  | (ReplyOptions & { readonly kind: 'items'; readonly items: readonly OutputItem[] })
  /** An HTTP status with a JSON error, before any stream. */
  | (ReplyOptions & {
      readonly kind: 'refused';
      readonly status: number;
      readonly error: Readonly<Record<string, unknown>>;
    })
  /** A stream that ends in `response.failed`. */
  | (ReplyOptions & { readonly kind: 'failed'; readonly code: string; readonly message: string })
  /** A stream that breaks off after its items. */
  | (ReplyOptions & { readonly kind: 'cut'; readonly items: readonly OutputItem[] });

export function messageItem(text: string): OutputItem {
  return { type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] };
}

export function reasoningItem(summary: string): OutputItem {
  return { type: 'reasoning', summary: [{ type: 'summary_text', text: summary }] };
}

export function functionCallItem(
  name: string,
  callId: string,
  args: Readonly<Record<string, unknown>>,
  namespace?: string,
): OutputItem {
  const call = { type: 'function_call', name, call_id: callId, arguments: JSON.stringify(args) };
  return namespace === undefined ? call : { ...call, namespace };
}

/** A plain answer: it ends the turn. */
export function message(text = 'Done.', options: ReplyOptions = {}): Reply {
  return { kind: 'items', items: [messageItem(text)], ...options };
}

/** Reasoning, then an answer. */
export function reasoned(text = 'Done.', options: ReplyOptions = {}): Reply {
  return { kind: 'items', items: [reasoningItem('Considered.'), messageItem(text)], ...options };
}

let calls = 0;

/** One tool call: Codex runs it and asks again with its output. */
export function toolCall(
  name: string,
  args: Readonly<Record<string, unknown>>,
  options: ReplyOptions & { readonly namespace?: string } = {},
): Reply {
  calls += 1;
  const { namespace, ...rest } = options;
  return { kind: 'items', items: [functionCallItem(name, `call_${calls}`, args, namespace)], ...rest };
}

/** A command for Codex's shell tool. */
export function shell(command: string, options: ReplyOptions = {}): Reply {
  return toolCall('exec_command', { cmd: command }, options);
}

/** Status 429 as the ChatGPT backend sends it once a plan's limit is used up. */
export function usageLimitReached(resetsAt: number, options: ReplyOptions = {}): Reply {
  const error = {
    type: 'usage_limit_reached',
    message: 'The usage limit has been reached',
    plan_type: 'plus',
    resets_at: resetsAt,
  };
  return { kind: 'refused', status: 429, error, ...options };
}

export function serverError(options: ReplyOptions = {}): Reply {
  return {
    kind: 'refused',
    status: 500,
    error: { type: 'server_error', message: 'Internal error' },
    ...options,
  };
}

/** The stream's own error, such as `server_error` or `rate_limit_exceeded`. */
export function failed(code: string, options: ReplyOptions = {}): Reply {
  return { kind: 'failed', code, message: `The provider failed: ${code}`, ...options };
}

/** Codex takes this as a context that is too full. */
export function contextOverflow(options: ReplyOptions = {}): Reply {
  return failed('context_length_exceeded', options);
}

/** A stream that breaks off before it is complete. It is not billed. */
export function cutOff(options: ReplyOptions = {}): Reply {
  return { kind: 'cut', items: [], ...options };
}

/** The encrypted summary that the provider's own compaction returns. */
export function compaction(options: ReplyOptions = {}): Reply {
  return {
    kind: 'items',
    items: [{ type: 'compaction', encrypted_content: 'bGFiLWNvbXBhY3Rpb24=' }],
    ...options,
  };
}
