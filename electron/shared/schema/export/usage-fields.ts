import { known, maybe } from './field.ts';
import { TOKENS, tokenNames } from './token-fields.ts';

const whose = {
  threadId: known('text', 'The thread of Codex.', {
    names: {
      otel: 'gen_ai.conversation.id',
      ocsf: 'ai_agent.instance_uid',
      ecs: 'gen_ai.conversation.id',
      cef: 'externalId',
    },
  }),
  sessionId: known('text', 'The root of the tree of subagents that the thread belongs to.', {
    names: { ocsf: 'metadata.correlation_uid' },
  }),
  parentThreadId: maybe('text', 'The thread that started it as a subagent; null for none.'),
  revision: known(
    'integer',
    'Grows as more becomes known of the same thing: of several records about it, the highest is right.',
  ),
  startedAt: maybe('time', 'When it began.', {
    names: { ocsf: 'start_time', ecs: 'event.start', cef: 'start' },
  }),
  endedAt: maybe('time', 'When it ended, or was last active.', {
    names: { ocsf: 'end_time', ecs: 'event.end', cef: 'end' },
  }),
  durationMs: maybe('integer', 'From its start to its end.', { unit: 'ms', names: { ocsf: 'duration' } }),
} as const;

const measured = {
  model: maybe('text', 'The model of its last response.', {
    names: { otel: 'gen_ai.request.model', ocsf: 'ai_agent.ai_model.name', ecs: 'gen_ai.request.model' },
  }),
  effort: maybe('text', 'The reasoning effort.'),
  serviceTier: maybe('text', 'The service tier as the session says; null where it says nothing.', {
    names: { otel: 'openai.request.service_tier' },
  }),
  provider: maybe('text', 'The model provider by its id in the configuration.', {
    names: {
      otel: 'gen_ai.provider.name',
      otelOld: 'gen_ai.system',
      ocsf: 'ai_agent.ai_model.ai_provider',
      ecs: 'gen_ai.system',
    },
  }),
  inputTokens: known('integer', 'Input tokens, cached ones included.', tokenNames.input),
  cachedInputTokens: known(
    'integer',
    'Input tokens read from the cache: a part of the input.',
    tokenNames.cachedInput,
  ),
  cacheWriteInputTokens: known('integer', 'Input tokens written to the cache: a part of the input.', {
    ...TOKENS,
    names: {
      otel: 'gen_ai.usage.cache_write.input_tokens',
      otelOld: 'gen_ai.usage.cache_creation.input_tokens',
    },
  }),
  outputTokens: known('integer', 'Output tokens, those of reasoning included.', tokenNames.output),
  reasoningOutputTokens: known('integer', 'Output tokens of reasoning: a part of the output.', {
    ...TOKENS,
    names: { otel: 'gen_ai.usage.reasoning.output_tokens' },
  }),
  totalTokens: known('integer', 'Input and output.', {
    ...TOKENS,
    names: { ocsf: 'message_context.total_tokens' },
  }),
  responses: known('integer', 'Responses of the model.', { unit: '{response}' }),
  costUsd: maybe('number', 'What the tokens cost at list prices; null where no price is known.', {
    unit: 'USD',
  }),
  toolCalls: known('integer', 'Calls of tools as the model asked for them.', { unit: '{call}' }),
  compactions: known('integer', 'How often the context was compacted.', { unit: '{compaction}' }),
} as const;

const place = {
  project: maybe(
    'text',
    'The project by its folder’s name or by a salted hash of it, as the settings say; null where it is left out.',
  ),
  signIn: maybe(
    ['chatgpt', 'apikey', 'provider'],
    'How the user of the session signed in; null where the evidence does not say.',
  ),
  surface: maybe('text', 'What ran the session, such as codex_exec, as Codex names it.', {
    names: { otel: 'gen_ai.agent.name', ocsf: 'ai_agent.name', cef: 'requestClientApplication' },
  }),
  codexVersion: maybe('text', 'The version of Codex that wrote the session.', {
    names: { otel: 'gen_ai.agent.version', ocsf: 'ai_agent.version' },
  }),
} as const;

/** A turn that has ended: all that followed one request of the user. */
export const turnFields = {
  ...whose,
  turnId: maybe('text', 'The turn; null in sessions of Codex 0.104 and older, which named none.', {
    names: { ocsf: 'message_context.uid' },
  }),
  outcome: known(
    ['completed', 'failed', 'aborted', 'not-recorded'],
    'How it ended; not-recorded where the session says nothing of it and does not run any more.',
    {
      names: { ecs: 'event.outcome', cef: 'outcome' },
    },
  ),
  ...measured,
  contextTokens: maybe('integer', 'What the context held at its end.', TOKENS),
  windowTokens: maybe('integer', 'The context window of the model.', TOKENS),
  ...place,
} as const;

/** A session as it stood when nothing had happened in it for a while. Its numbers contain those of its turns. */
export const sessionFields = {
  ...whose,
  state: known(['idle', 'failed', 'crashed', 'ended'], 'What became of it.'),
  ...measured,
  turns: known('integer', 'Turns, its own only.', { unit: '{turn}' }),
  failedTurns: known('integer', 'Turns that ended with an error.', { unit: '{turn}' }),
  abortedTurns: known('integer', 'Turns that were broken off.', { unit: '{turn}' }),
  tools: maybe('tools', 'Calls by tool, with their outcome; null where they were not read.'),
  covered: maybe(
    'boolean',
    'Whether a compliance export of a ChatGPT workspace would hold it; null where this machine cannot know.',
  ),
  ...place,
} as const;
