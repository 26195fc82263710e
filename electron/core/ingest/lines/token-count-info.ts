import { hashText } from '../../collections/key-hash.ts';
import { type BelievedTokens, believeTokens, isBelievable } from '../../tokens/believable-tokens.ts';
import { countKey } from '../../tokens/response-key.ts';
import { countNames } from './count-names.ts';
import { asNumber, asObject } from './token-usage.ts';

/** The `info` of a `token_count` line: what one response and the session so far have used. */
export interface TokenCountInfo {
  /** The six counts of `total_token_usage`; -1 for what is no number. */
  readonly totals: readonly number[];
  /** `total_token_usage` as text, to tell whether it changed. */
  readonly total: string;
  /** True where the total is this one response's, as it is for the first of a process that counts from 0. */
  readonly isFirst: boolean;
  /** Input and output of `total_token_usage`; 0 after context overflow. */
  readonly totalSum: number;
  /** `total_token_usage.total_tokens`. */
  readonly totalTokens: number;
  /** `last_token_usage`. */
  readonly last: BelievedTokens;
  /** `last_token_usage.total_tokens`: the context in use. Null where it cannot be right. */
  readonly lastTokens: number | null;
  /** Null where the line names none, or one that cannot be right. */
  readonly windowTokens: number | null;
  /** True where the window cannot be right. */
  readonly isWindowOdd: boolean;
  /** The response's key where the line is of that moment, in milliseconds since the epoch. */
  keyAt(at: number): number;
}

/** The place of `total_tokens`. */
const TOTAL_PLACE = 5;

/** Codex adds totals up in 64 bits; beyond what a number holds, two of them may look the same. */
const MOST_EXACT = 1e15;

/** Counts as recorded, in the order of `countNames`: of a parsed line they may be of any type. */
type Recorded = readonly unknown[];

/**
 * The total as text. Where it cannot tell two responses apart, the last response's counts are added: it is not
 * exact, or does not hold what that used.
 */
function totalText(total: Recorded, last: Recorded): string {
  const isExact = total.every((part) => typeof part === 'number' && part >= 0 && part < MOST_EXACT);
  return isExact && holds(total as number[], last) ? total.join() : JSON.stringify([total, last]);
}

/** True where input and output of the total are at least those of the last response. */
function holds(total: readonly number[], last: Recorded): boolean {
  return [0, 3].every((part) => (total[part] ?? 0) >= (asNumber(last[part]) ?? 0));
}

/** A count as a number that a key can be made of; of what is none, one made of its text. */
function asCount(value: unknown): number {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : hashText(String(value));
}

/** `said`: the last response's counts, undefined or null where they are not. */
function infoOf(total: Recorded, last: Recorded, window: unknown, said: Recorded): TokenCountInfo {
  const of = (place: number) => asNumber(total[place]) ?? 0;
  const windowTokens = isBelievable(window) ? window : null;
  const isSaid = said.some((part) => (part ?? null) !== null);
  const lastTokens = isSaid ? (last[TOTAL_PLACE] ?? 0) : null;
  return {
    totals: total.map((part) => asNumber(part) ?? -1),
    total: totalText(total, last),
    isFirst: total.every((part, place) => place === TOTAL_PLACE || part === last[place]),
    totalSum: of(0) + of(3),
    totalTokens: of(TOTAL_PLACE),
    last: believeTokens(said[0], said[1], said[2], said[3], said[4], said[TOTAL_PLACE]),
    lastTokens: isBelievable(lastTokens) ? lastTokens : null,
    windowTokens,
    isWindowOdd: windowTokens === null && window !== null && window !== undefined,
    keyAt: (at) => countKey(at, last.map(asCount), total.map(asCount)),
  };
}

/** Reads the info of a parsed `token_count` line; null where it has none, as at the start of a process. */
export function parsedInfo(value: unknown): TokenCountInfo | null {
  const info = asObject(value);
  if (!info) return null;
  const counts = (usage: unknown): Recorded => {
    const parts = asObject(usage);
    // Older Codex leaves out kinds of tokens that it does not know.
    return countNames.map((part) => (parts === null ? null : (parts[part] ?? 0)));
  };
  const total = counts(info.total_token_usage);
  const last = counts(info.last_token_usage);
  const parts = asObject(info.last_token_usage);
  return infoOf(total, last, info.model_context_window, parts ? countNames.map((part) => parts[part]) : last);
}
