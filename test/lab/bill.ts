/** Tokens of one response as the provider counts them. Parts lie within `input` and `output`. */
export interface BilledTokens {
  readonly input: number;
  readonly cachedInput: number;
  readonly cacheWriteInput: number;
  readonly output: number;
  readonly reasoningOutput: number;
}

/** One completed response. */
export interface BillEntry extends BilledTokens {
  /** Null where the provider gave it none. */
  readonly responseId: string | null;
  /** The thread that asked, as Codex names it in `client_metadata.thread_id`. */
  readonly threadId: string | null;
  readonly turnId: string | null;
  readonly model: string | null;
  /** As it was asked for; null where the request names none. */
  readonly serviceTier: string | null;
  /** Why Codex asked: `turn`, `compaction` and such. */
  readonly requestKind: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A sum over responses, in the fields that Glance's totals have. */
export interface BillSum extends BilledTokens {
  readonly responses: number;
  readonly total: number;
}

/**
 * Tokens of the n-th response where a script names none: every part grows by another step, so that no
 * two responses are alike and no wrong selection of them sums to the right total by chance.
 */
export function growingTokens(n: number): BilledTokens {
  return {
    input: 1000 + 113 * n + 3 * n * n,
    cachedInput: 200 + 17 * n,
    cacheWriteInput: 30 + 7 * n,
    output: 90 + 11 * n + n * n,
    reasoningOutput: 20 + 3 * n,
  };
}

export function sumBill(entries: Iterable<BilledTokens>): BillSum {
  const sum = { input: 0, cachedInput: 0, cacheWriteInput: 0, output: 0, reasoningOutput: 0 };
  let responses = 0;
  for (const entry of entries) {
    responses += 1;
    sum.input += entry.input;
    sum.cachedInput += entry.cachedInput;
    sum.cacheWriteInput += entry.cacheWriteInput;
    sum.output += entry.output;
    sum.reasoningOutput += entry.reasoningOutput;
  }
  return { responses, ...sum, total: sum.input + sum.output };
}

/** Tokens by model. */
export function billByModel(entries: Iterable<BillEntry>): Record<string, number> {
  const models: Record<string, number> = {};
  for (const { model, input, output } of entries) {
    models[model ?? 'unknown'] = (models[model ?? 'unknown'] ?? 0) + input + output;
  }
  return models;
}

/** The sum of two sums. */
export function addSums(a: BillSum, b: BillSum): BillSum {
  return {
    responses: a.responses + b.responses,
    input: a.input + b.input,
    cachedInput: a.cachedInput + b.cachedInput,
    cacheWriteInput: a.cacheWriteInput + b.cacheWriteInput,
    output: a.output + b.output,
    reasoningOutput: a.reasoningOutput + b.reasoningOutput,
    total: a.total + b.total,
  };
}
