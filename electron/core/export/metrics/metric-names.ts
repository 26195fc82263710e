import type { GenAiNames } from '../mapping/otlp/attributes.ts';

/** A metric as OTLP names it. Prometheus turns dots to underscores, and adds the unit and `_total`. */
export interface MetricDescription {
  readonly name: string;
  readonly kind: 'sum' | 'gauge' | 'histogram';
  /** In UCUM; empty where it counts nothing. */
  readonly unit: string;
  readonly description: string;
  /** Attributes of its own, beside those of `usageAttributes` where `isUsage`. */
  readonly attributes: readonly string[];
  /** Whether it is split by model, provider, project, surface and kind of sign-in. */
  readonly isUsage: boolean;
  readonly isInteger: boolean;
  /** Of the GenAI conventions; null for Glance's own, which do not change with them. */
  readonly genAi: GenAiNames | null;
}

const own = { genAi: null, isUsage: true, isInteger: true, attributes: [] as readonly string[] } as const;
const gauge = { ...own, kind: 'gauge', isUsage: false } as const;

/** Counters of the conventions' own repository (open-telemetry/semantic-conventions-genai); nothing there is stable. */
const newer = { ...own, kind: 'sum', unit: '{token}', genAi: 'new' } as const;

/** Every metric that is sent. */
export const metrics = {
  tokens: {
    ...own,
    name: 'codex_glance.tokens',
    kind: 'sum',
    unit: '{token}',
    description: 'Tokens: cached ones are a part of the input, those of reasoning a part of the output.',
    attributes: ['type'],
  },
  tokenParts: {
    ...own,
    name: 'codex_glance.tokens.part',
    kind: 'sum',
    unit: '{token}',
    description: 'Parts of the tokens, which are counted in codex_glance.tokens already.',
    attributes: ['part'],
  },
  cost: {
    ...own,
    name: 'codex_glance.cost',
    kind: 'sum',
    unit: 'USD',
    description: 'What tokens cost at list prices, of turns whose price is known.',
    isInteger: false,
  },
  unpriced: {
    ...own,
    name: 'codex_glance.turns.unpriced',
    kind: 'sum',
    unit: '{turn}',
    description: 'Turns without a known price, which the cost leaves out.',
  },
  turns: {
    ...own,
    name: 'codex_glance.turns',
    kind: 'sum',
    unit: '{turn}',
    description: 'Turns that have ended.',
    attributes: ['outcome'],
  },
  responses: {
    ...own,
    name: 'codex_glance.responses',
    kind: 'sum',
    unit: '{response}',
    description: 'Responses of the model.',
  },
  compactions: {
    ...own,
    name: 'codex_glance.compactions',
    kind: 'sum',
    unit: '{compaction}',
    description: 'How often a context was compacted.',
  },
  sessions: {
    ...own,
    name: 'codex_glance.sessions',
    kind: 'sum',
    unit: '{session}',
    description: 'Sessions in which nothing happens any more, by whether a compliance export holds them.',
    attributes: ['covered'],
  },
  toolCalls: {
    ...own,
    name: 'codex_glance.tool.calls',
    kind: 'sum',
    unit: '{call}',
    description: 'Calls of tools in sessions in which nothing happens any more.',
    attributes: ['tool', 'outcome'],
  },
  duration: {
    ...own,
    name: 'codex_glance.turn.duration',
    kind: 'histogram',
    unit: 's',
    description: 'How long turns took.',
    isInteger: false,
  },
  inputTokens: {
    ...newer,
    name: 'gen_ai.client.inference.usage.input_tokens',
    description: 'Input tokens, cached ones included.',
  },
  outputTokens: {
    ...newer,
    name: 'gen_ai.client.inference.usage.output_tokens',
    description: 'Output tokens, those of reasoning included.',
  },
  cacheReadTokens: {
    ...newer,
    name: 'gen_ai.client.inference.usage.cache_read.input_tokens',
    description: 'Input tokens that were read from the cache.',
  },
  cacheWriteTokens: {
    ...newer,
    name: 'gen_ai.client.inference.usage.cache_write.input_tokens',
    description: 'Input tokens that were written to the cache.',
  },
  reasoningTokens: {
    ...newer,
    name: 'gen_ai.client.inference.usage.reasoning.output_tokens',
    description: 'Output tokens of reasoning.',
  },
  tokenUsage: {
    ...own,
    name: 'gen_ai.client.token.usage',
    kind: 'histogram',
    unit: '{token}',
    description: 'Tokens of a turn, as one operation of the agent.',
    attributes: ['gen_ai.operation.name', 'gen_ai.token.type'],
    genAi: 'old',
  },
  limitUsed: {
    ...gauge,
    name: 'codex_glance.limit.used',
    unit: '1',
    description: 'How much of a limit was used, from 0 to 1, until it starts over.',
    attributes: ['of', 'limit', 'window', 'plan'],
    isInteger: false,
  },
  limitResets: {
    ...gauge,
    name: 'codex_glance.limit.resets_in',
    unit: 's',
    description: 'How long until a limit starts over.',
    attributes: ['of', 'limit', 'window', 'plan'],
    isInteger: false,
  },
  checkRules: {
    ...gauge,
    name: 'codex_glance.check.rules',
    unit: '{rule}',
    description: 'Rules of the policy by what was found.',
    attributes: ['policy', 'state'],
  },
  otelState: {
    ...gauge,
    name: 'codex_glance.otel.state',
    unit: '',
    description: 'The health of Codex’s own exporters: 1 for the state that holds.',
    attributes: ['signal', 'state'],
  },
  complianceState: {
    ...gauge,
    name: 'codex_glance.compliance.state',
    unit: '',
    description:
      'Whether compliance logs leave the platform before they are pulled: 1 for the state that holds.',
    attributes: ['state'],
  },
  complianceBehind: {
    ...gauge,
    name: 'codex_glance.compliance.behind',
    unit: 's',
    description: 'How old the time is up to which all compliance logs were pulled.',
    attributes: [],
    isInteger: false,
  },
  lag: {
    ...gauge,
    name: 'codex_glance.export.lag',
    unit: 's',
    description: 'How long the oldest record that waits for a target has done so.',
    attributes: ['target'],
    isInteger: false,
  },
  queued: {
    ...gauge,
    name: 'codex_glance.export.queued',
    unit: '{record}',
    description: 'Records that wait for a target.',
    attributes: ['target'],
  },
  up: { ...gauge, name: 'codex_glance.up', unit: '', description: 'Always 1: this machine is heard of.' },
} as const satisfies Readonly<Record<string, MetricDescription>>;

export type MetricKey = keyof typeof metrics;

/** Attributes that say what tokens were used for. Those that are not known are left out. */
export const usageAttributes = ['model', 'provider', 'project', 'surface', 'signIn'] as const;

/** Returns whether a metric is sent with the names that the settings pin. */
export function isSent(key: MetricKey, genAi: GenAiNames): boolean {
  const { genAi: of } = metrics[key];
  return of === null || of === genAi;
}
