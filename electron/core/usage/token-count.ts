import { hashText } from './key-hash.ts';
import type { RolloutDelta, RolloutState } from './rollout-state.ts';
import { asNumber, asObject, readTokens, readTotalTokens } from './token-usage.ts';

/** Lines of a copied history carry the time of the copying, so they follow one another this closely. */
export const COPY_SPAN_MS = 1000;

const PARTS = [
  'input_tokens',
  'cached_input_tokens',
  'cache_write_input_tokens',
  'output_tokens',
  'reasoning_output_tokens',
  'total_tokens',
] as const;

function fingerprint(usage: unknown): string {
  const parts = asObject(usage);
  return parts ? PARTS.map((part) => asNumber(parts[part]) ?? 0).join(',') : '';
}

/** True for Codex 0.153 and newer, which writes a record for each response. */
export function writesRecords(cliVersion: string | null): boolean {
  const match = /^(\d+)\.(\d+)\./.exec(cliVersion ?? '');
  if (!match) return false;
  return Number(match[1]) > 0 || Number(match[2]) >= 153;
}

/**
 * Counts a response from a `token_count` line, where no `token_usage_record` tells it better.
 *
 * A response shows as a change of `total_token_usage`; what it cost is `last_token_usage`, by its
 * components. Repeats (limits-only updates, the start of a turn, 429), estimates (after compaction),
 * fakes (after overflow) and copies (of a parent's history) are not responses.
 */
export function applyTokenCount(
  state: RolloutState,
  payload: Readonly<Record<string, unknown>> | null,
  at: number | null,
  delta: RolloutDelta,
): void {
  const info = asObject(payload?.info);
  const legacyIndex = noteLegacyCount(state, payload, at);
  if (!info) {
    // Totals of Codex 0.42 to 0.77 start anew with each process, which first reports no info.
    state.previousTotal = null;
    return;
  }
  const total = fingerprint(info.total_token_usage);
  const repeated = total === state.previousTotal;
  const first = state.previousTotal === null;
  state.previousTotal = total;
  if (state.inherited) return;

  noteContext(state, info);
  if (state.inReview || repeated || at === null) return;
  if (state.turn !== null && state.recordedTurns.includes(state.turn)) return;
  // A fork by reference goes on from its parent's totals, and may first repeat them.
  if (first && state.meta?.historyBase && writesRecords(state.meta.cliVersion)) return;

  const tokens = readTokens(info.last_token_usage);
  if (!tokens || (tokens.input === 0 && tokens.output === 0)) return;
  const { model, effort, serviceTier } = state;
  const key = hashText(legacyKey(state, at, tokens));
  delta.responses.push({ key, at, tokens, model, effort, serviceTier, legacyIndex });
}

/** The same in every copy of the file: the line's time and numbers, and which of several alike it is. */
function legacyKey(
  state: RolloutState,
  at: number,
  tokens: { input: number; output: number; cachedInput: number },
): string {
  const base = `at:${at}:${tokens.input}:${tokens.cachedInput}:${tokens.output}`;
  state.sameKey = state.lastKey === base ? state.sameKey + 1 : 0;
  state.lastKey = base;
  return state.sameKey === 0 ? base : `${base}:${state.sameKey}`;
}

/** Remembers the line for telling a fork's copied part; -1 where turn ids tell it. */
function noteLegacyCount(
  state: RolloutState,
  payload: Readonly<Record<string, unknown>> | null,
  at: number | null,
): number {
  if (state.hasTurnIds) return -1;
  const info = asObject(payload?.info);
  const limits = asObject(payload?.rate_limits);
  const used = ['primary', 'secondary'].map((slot) => asNumber(asObject(limits?.[slot])?.used_percent) ?? '');
  state.legacyCounts.push(
    [fingerprint(info?.total_token_usage), fingerprint(info?.last_token_usage), ...used].join('|'),
  );
  const previous = state.legacyLastAt ?? state.firstLineAt;
  const inOpening = state.legacyOpening === state.legacyCounts.length - 1;
  if (inOpening && at !== null && previous !== null && at - previous <= COPY_SPAN_MS) {
    state.legacyOpening = state.legacyCounts.length;
  }
  state.legacyLastAt = at;
  return state.legacyCounts.length - 1;
}

function noteContext(state: RolloutState, info: Readonly<Record<string, unknown>>): void {
  state.windowTokens = asNumber(info.model_context_window) ?? state.windowTokens;
  const last = readTokens(info.last_token_usage);
  const used = readTotalTokens(info.last_token_usage);
  if (!last || used === null) return;
  const overflow =
    last.total === 0 &&
    readTokens(info.total_token_usage)?.total === 0 &&
    readTotalTokens(info.total_token_usage) === state.windowTokens;
  state.contextTokens = overflow ? state.windowTokens : used;
}
