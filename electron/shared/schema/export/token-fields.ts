import type { FieldMore } from './field.ts';

/** The unit of a number of tokens. */
export const TOKENS = { unit: '{token}' } as const satisfies FieldMore;

/** What fields of tokens are named elsewhere, whatever record they are of. */
export const tokenNames = {
  input: {
    ...TOKENS,
    names: {
      otel: 'gen_ai.usage.input_tokens',
      ocsf: 'message_context.prompt_tokens',
      ecs: 'gen_ai.usage.input_tokens',
    },
  },
  cachedInput: { ...TOKENS, names: { otel: 'gen_ai.usage.cache_read.input_tokens' } },
  output: {
    ...TOKENS,
    names: {
      otel: 'gen_ai.usage.output_tokens',
      ocsf: 'message_context.completion_tokens',
      ecs: 'gen_ai.usage.output_tokens',
    },
  },
} as const satisfies Readonly<Record<string, FieldMore>>;
