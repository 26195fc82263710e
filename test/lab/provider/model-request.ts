import type { IncomingHttpHeaders } from 'node:http';

/** What is kept of a request to the model: who asks and why, and no text of a conversation. */
export interface ModelRequest {
  /** The first request has number 1. */
  readonly number: number;
  readonly path: string;
  readonly threadId: string | null;
  readonly sessionId: string | null;
  readonly turnId: string | null;
  readonly model: string | null;
  readonly effort: string | null;
  /** As Codex asked for it: `priority`, `flex` and such. */
  readonly serviceTier: string | null;
  /** `turn`, `compaction` and such, from the `x-codex-turn-metadata` header. */
  readonly requestKind: string | null;
  /** The agent's path; `/root` for the one the user speaks to. */
  readonly agentName: string | null;
  /** `x-openai-subagent`, such as `review`, where Codex sends it. */
  readonly subagent: string | null;
  readonly originator: string | null;
  /** Names of the tools on offer; those of a namespace as `namespace.name`. */
  readonly tools: readonly string[];
  /** How many items of each type the conversation has. */
  readonly items: Readonly<Record<string, number>>;
  /** The type of the last item: `function_call_output` after a tool call. */
  readonly lastItem: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function asList(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(asFields) : [];
}

function parseFields(text: string | null): Fields {
  if (text === null) return {};
  try {
    return asFields(JSON.parse(text));
  } catch {
    return {};
  }
}

function toolNames(tools: readonly Fields[]): string[] {
  return tools.flatMap((tool) => {
    const name = asText(tool.name) ?? asText(tool.type) ?? 'unnamed';
    if (tool.type !== 'namespace') return [name];
    return toolNames(asList(tool.tools)).map((inner) => `${name}.${inner}`);
  });
}

/** Reads a request's facts; its texts are let go with the body. */
export function readModelRequest(
  number: number,
  path: string,
  headers: IncomingHttpHeaders,
  body: string,
): ModelRequest {
  const fields = parseFields(body);
  const client = asFields(fields.client_metadata);
  const header = (name: string) => asText(headers[name]);
  const turn = parseFields(header('x-codex-turn-metadata') ?? asText(client['x-codex-turn-metadata']));
  const input = asList(fields.input);
  const items: Record<string, number> = {};
  for (const item of input) {
    const type = asText(item.type) ?? 'unknown';
    items[type] = (items[type] ?? 0) + 1;
  }
  const offered = input
    .filter((item) => item.type === 'additional_tools')
    .flatMap((item) => asList(item.tools));
  return {
    number,
    path,
    threadId: asText(client.thread_id) ?? asText(turn.thread_id) ?? header('thread-id'),
    sessionId: asText(client.session_id) ?? asText(turn.session_id) ?? header('session-id'),
    turnId: asText(client.turn_id) ?? asText(turn.turn_id),
    model: asText(fields.model),
    effort: asText(asFields(fields.reasoning).effort),
    serviceTier: asText(fields.service_tier),
    requestKind: asText(turn.request_kind),
    agentName: asText(turn.agent_name),
    subagent: header('x-openai-subagent'),
    originator: header('originator'),
    tools: toolNames([...asList(fields.tools), ...offered]),
    items,
    lastItem: asText(input.at(-1)?.type) ?? null,
  };
}
