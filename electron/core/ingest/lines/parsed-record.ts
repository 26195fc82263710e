import { believeTokens, type CountFlaw, isBelievable, isOnlyTotal } from '../../tokens/believable-tokens.ts';
import type { RecordPlace } from '../../tokens/response.ts';
import { recordKey, tellingTotal } from '../../tokens/response-key.ts';
import { countNames } from './count-names.ts';
import { asObject, asString } from './token-usage.ts';

/** What a `token_usage_record` counts. */
export interface CountedRecord {
  readonly key: number;
  /** Input and output of the thread after it, as of `tellingTotal`; -1 where they do not tell it. */
  readonly threadTotal: number;
  readonly input: number;
  readonly cachedInput: number;
  readonly cacheWriteInput: number;
  readonly output: number;
  readonly reasoningOutput: number;
  /** The server's own total: the context in use after the response. Null where it cannot be right. */
  readonly contextTokens: number | null;
  /** What is wrong with the counts as they were recorded. */
  readonly flaw: CountFlaw | null;
}

/** Reads a record whose line had to be parsed. Null where it is another thread's. Usage that it does not name is missing. */
export function recordOf(
  payload: Readonly<Record<string, unknown>>,
  threadId: string,
  turn: string | null,
  { at, ordinal }: RecordPlace,
): CountedRecord | null {
  if ((asString(payload.thread_id) ?? threadId) !== threadId) return null;
  const usage = asObject(payload.usage) ?? {};
  const tokens = believeTokens(
    usage.input_tokens,
    usage.cached_input_tokens,
    usage.cache_write_input_tokens,
    usage.output_tokens,
    usage.reasoning_output_tokens,
    usage.total_tokens,
  );
  const { total_tokens: total } = usage;
  const isOdd = total !== undefined && total !== null && !isBelievable(total);
  const isSaid = countNames.some((name) => (usage[name] ?? null) !== null);
  return {
    ...tokens,
    ...parsedKey(payload, turn, at, ordinal),
    contextTokens: isOdd || !isSaid ? null : ((total ?? tokens.total) as number),
    flaw: tokens.flaw ?? (isOdd ? 'count-not-believed' : isOnlyTotal(tokens, total) ? 'count-missing' : null),
  };
}

/** As of `recordKey` and `tellingTotal`. Counts that no number holds exactly do not tell responses apart. */
function parsedKey(
  payload: Readonly<Record<string, unknown>>,
  turn: string | null,
  at: number,
  ordinal: number,
): { readonly key: number; readonly threadTotal: number } {
  const texts = [asString(payload.turn_id) ?? turn ?? '', asString(payload.response_id) ?? ''].map(
    Buffer.from,
  );
  const bytes = Buffer.concat(texts);
  const turnEnd = texts[0]?.length ?? 0;
  const all = [payload.usage, payload.turn_token_usage, payload.thread_token_usage];
  const [usage, turnTotals = null, totals = null] = all.map((value) => {
    const counts = asObject(value);
    const numbers = countNames.map((name) => counts?.[name] ?? 0);
    const areCounts = numbers.every((number) => Number.isSafeInteger(number) && (number as number) >= 0);
    return counts && areCounts ? (numbers as number[]) : null;
  });
  const own = usage ?? [];
  const key = recordKey(bytes, 0, turnEnd, turnEnd, bytes.length, own, turnTotals, totals, at, ordinal);
  return { key, threadTotal: tellingTotal(own, totals) };
}
