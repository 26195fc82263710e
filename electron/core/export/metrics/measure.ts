import type { Field } from '../../../shared/schema/export/field.ts';
import type { BodyOf, ExportRecord } from '../../../shared/schema/export/record.ts';
import { sessionFields, turnFields } from '../../../shared/schema/export/usage-fields.ts';
import { attributeName, type GenAiNames } from '../mapping/otlp/attributes.ts';
import { isSent, type MetricKey, usageAttributes } from './metric-names.ts';

/** Names and values in the order in which they are made. */
export type Attributes = readonly (readonly [name: string, value: string])[];

/** What one record adds to sums. */
export interface Measured {
  /** Names what it is about: a later record about the same takes the place of this one. */
  readonly what: string;
  /** Of several records, the highest is right. */
  readonly revision: number;
  readonly sums: readonly Amount[];
  /** Single values, each to be counted once, however often the thing is revised. */
  readonly values: readonly Amount[];
}

export interface Amount {
  readonly metric: MetricKey;
  readonly attributes: Attributes;
  readonly amount: number;
}

/** Measures a turn or a session; null for a record that adds nothing. */
export function measure(record: ExportRecord, genAi: GenAiNames): Measured | null {
  if (record.kind === 'turn') return measureTurn(record.body, genAi);
  return record.kind === 'session' ? measureSession(record.body, genAi) : null;
}

function measureTurn(turn: BodyOf<'turn'>, genAi: GenAiNames): Measured {
  const of = usageOf(turn, turnFields, genAi);
  const amount = (metric: MetricKey, amount: number, ...own: Attributes): Amount[] =>
    amount === 0 || !isSent(metric, genAi) ? [] : [{ metric, attributes: [...of, ...own], amount }];
  const isFinal = turn.outcome !== 'not-recorded';
  const operation = ['gen_ai.operation.name', 'invoke_agent'] as const;
  return {
    what: `${turn.threadId} ${turn.turnId ?? turn.startedAt ?? ''}`,
    revision: turn.revision,
    sums: [
      ...amount('tokens', turn.inputTokens, ['type', 'input']),
      ...amount('tokens', turn.outputTokens, ['type', 'output']),
      ...amount('tokenParts', turn.cachedInputTokens, ['part', 'cached_input']),
      ...amount('tokenParts', turn.cacheWriteInputTokens, ['part', 'cache_write_input']),
      ...amount('tokenParts', turn.reasoningOutputTokens, ['part', 'reasoning_output']),
      ...amount('inputTokens', turn.inputTokens),
      ...amount('outputTokens', turn.outputTokens),
      ...amount('cacheReadTokens', turn.cachedInputTokens),
      ...amount('cacheWriteTokens', turn.cacheWriteInputTokens),
      ...amount('reasoningTokens', turn.reasoningOutputTokens),
      ...amount('cost', turn.costUsd ?? 0),
      ...amount('unpriced', turn.costUsd === null && turn.totalTokens > 0 ? 1 : 0),
      ...amount('turns', 1, ['outcome', turn.outcome]),
      ...amount('responses', turn.responses),
      ...amount('compactions', turn.compactions),
    ],
    values: isFinal
      ? [
          ...(turn.durationMs === null ? [] : amount('duration', turn.durationMs / 1_000)),
          ...amount('tokenUsage', turn.inputTokens, operation, ['gen_ai.token.type', 'input']),
          ...amount('tokenUsage', turn.outputTokens, operation, ['gen_ai.token.type', 'output']),
        ]
      : [],
  };
}

/** Of a session whether a compliance export holds it, and its tools, which turns do not have; its tokens are those of its turns. */
function measureSession(session: BodyOf<'session'>, genAi: GenAiNames): Measured {
  const of = usageOf(session, sessionFields, genAi);
  // Each value is a word, so that no query takes "not known" for "no".
  const covered = session.covered === null ? 'not-known' : String(session.covered);
  const calls = (session.tools ?? []).flatMap(({ tool, calls, failures, outcomesKnown }) =>
    Object.entries({
      succeeded: outcomesKnown - failures,
      failed: failures,
      'not-known': calls - outcomesKnown,
    }).flatMap(([outcome, amount]): Amount[] =>
      amount <= 0
        ? []
        : [{ metric: 'toolCalls', attributes: [...of, ['tool', tool], ['outcome', outcome]], amount }],
    ),
  );
  return {
    what: session.threadId,
    revision: session.revision,
    sums: [{ metric: 'sessions', attributes: [...of, ['covered', covered]], amount: 1 }, ...calls],
    values: [],
  };
}

type Usage = Pick<BodyOf<'turn'>, (typeof usageAttributes)[number]>;

function usageOf(usage: Usage, fields: Readonly<Record<string, Field>>, genAi: GenAiNames): Attributes {
  return usageAttributes.flatMap((name) => {
    const value = usage[name];
    return value === null ? [] : [[attributeName(name, fields[name], genAi), value] as const];
  });
}
