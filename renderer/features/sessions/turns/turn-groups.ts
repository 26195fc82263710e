import type { SessionTurn } from '../../../../electron/shared/sessions.ts';
import { addTokens, noTokens, type Tokens } from '../../../../electron/shared/tokens.ts';

/** Turns that are drawn as one, because there are more than a picture can tell apart. */
export interface TurnGroup {
  /** Numbers of its first and last turn, from 1. */
  readonly first: number;
  readonly last: number;
  readonly startedAt: string | null;
  readonly tokens: Tokens;
  /** At its end; null where no turn of it recorded that. */
  readonly contextTokens: number | null;
  readonly windowTokens: number | null;
  readonly compactions: number;
  readonly failed: number;
  readonly aborted: number;
}

/** Puts turns that follow one another together, the same number in each group, into at most `most` groups. */
export function groupTurns(turns: readonly SessionTurn[], most: number): readonly TurnGroup[] {
  const size = Math.max(1, Math.ceil(turns.length / Math.max(1, most)));
  return Array.from({ length: Math.ceil(turns.length / size) }, (_, place) => {
    const first = place * size;
    return groupOf(turns.slice(first, first + size), first + 1);
  });
}

function groupOf(turns: readonly SessionTurn[], first: number): TurnGroup {
  const count = (outcome: SessionTurn['outcome']) => turns.filter((turn) => turn.outcome === outcome).length;
  return {
    first,
    last: first + turns.length - 1,
    startedAt: turns[0]?.startedAt ?? null,
    tokens: turns.reduce((sum, turn) => addTokens(sum, turn.tokens), noTokens),
    contextTokens: turns.findLast((turn) => turn.contextTokens !== null)?.contextTokens ?? null,
    windowTokens: turns.findLast((turn) => turn.windowTokens !== null)?.windowTokens ?? null,
    compactions: turns.reduce((sum, turn) => sum + turn.compactions, 0),
    failed: count('failed'),
    aborted: count('aborted'),
  };
}

/** The kinds that tokens are of. Each token is of one, so that they add up to the total. */
export const tokenKinds = ['cachedInput', 'input', 'cacheWriteInput', 'output', 'reasoningOutput'] as const;
export type TokenKind = (typeof tokenKinds)[number];

/** Splits tokens by kind: the parts of input and of output are taken out of them. */
export function byKind(tokens: Tokens): Readonly<Record<TokenKind, number>> {
  const { input, cachedInput, cacheWriteInput, output, reasoningOutput } = tokens;
  return {
    input: Math.max(0, input - cachedInput - cacheWriteInput),
    cachedInput,
    cacheWriteInput,
    output: Math.max(0, output - reasoningOutput),
    reasoningOutput,
  };
}

/** Returns the places of groups to write below a picture: every so many, and the first where it is not beside one. */
export function labelledPlaces(count: number, most: number): readonly number[] {
  const step = [1, 2, 5, 10, 20, 50].find((each) => count / each <= most) ?? 100;
  return Array.from({ length: count }, (_, place) => place).filter(
    (place) => (place === 0 && step !== 2) || (place + 1) % step === 0,
  );
}
