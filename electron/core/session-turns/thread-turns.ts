import type { SessionTurn, SessionTurns } from '../../shared/sessions.ts';
import type { ThreadLedger } from '../ledger/thread-ledger.ts';
import { CostSum } from '../pricing/cost.ts';
import type { Rates } from '../pricing/rates.ts';
import type { ResponseList } from '../tokens/response-list.ts';
import { TokenSum } from '../tokens/sums.ts';
import type { FileTurn, FileTurns } from './file-turns.ts';

/** A turn over all files of its thread. */
interface Turn {
  said: FileTurn;
  readonly sum: TokenSum;
  readonly cost: CostSum;
  /** The place of its last response in the ledger; -1 where it has none. */
  last: number;
  /** It stands at the head of a fork, and counts in the thread that it was copied from. */
  readonly isCopy: boolean;
}

export interface CountedTurns extends Pick<SessionTurns, 'turns' | 'copiedTurns' | 'elsewhere'> {
  /** What each of the turns cost in US dollars; null where a price is not known. */
  readonly costs: readonly (number | null)[];
}

/** The first `count` responses that the ledger has of a thread, and how many lines at its head are copies. */
export interface CountedThread extends Pick<ThreadLedger, 'responses' | 'copied'> {
  readonly count: number;
  /** The rates of a response by its place; null where it has no price. */
  readonly ratesAt: (index: number) => Rates | null;
}

/**
 * Puts the responses that the ledger counts for a thread into the turns of its files, so that the parts always add
 * up to the session. A turn that is in several files (archived, compressed, of a second home) is one.
 */
export function countTurns(thread: CountedThread, files: readonly FileTurns[]): CountedTurns {
  const turns = new Map<string, Turn>();
  const turnOf = new Map<number, Turn>();
  for (const file of files) {
    const copies = copiedTurnsOf(file, thread.copied);
    file.turns.forEach((said, place) => {
      const key = said.turnId ?? `${place} ${said.startedAt}`;
      const turn = turns.get(key) ?? {
        said,
        sum: new TokenSum(),
        cost: new CostSum(),
        last: -1,
        isCopy: place < copies,
      };
      turn.said = fuller(turn.said, said);
      turns.set(key, turn);
      for (let index = said.first; index < said.end; index++) turnOf.set(file.responses.key(index), turn);
    });
  }
  const elsewhere = addUp(thread, turnOf);
  const own = [...turns.values()].filter(({ isCopy }) => !isCopy);
  const copiedById = Math.max(0, ...files.map(({ copied }) => copied));
  const inOrder = own.toSorted((a, b) => (a.said.startedAt ?? 0) - (b.said.startedAt ?? 0));
  return {
    turns: inOrder.map((turn) => viewTurn(turn, thread.responses)),
    costs: inOrder.map(({ cost }) => cost.amount),
    copiedTurns: copiedById + turns.size - own.length,
    elsewhere: { tokens: elsewhere.tokens, responses: elsewhere.responses },
  };
}

/** Adds each response to its turn; returns the sum of those that are of none. */
function addUp(
  { responses, copied, count, ratesAt }: CountedThread,
  turnOf: ReadonlyMap<number, Turn>,
): TokenSum {
  const elsewhere = new TokenSum();
  for (let index = 0; index < count; index++) {
    const { key, tokens, legacyIndex } = responses.get(index);
    if (legacyIndex >= 0 && legacyIndex < copied) continue;
    const turn = turnOf.get(key);
    (turn?.sum ?? elsewhere).add(tokens, 1);
    if (!turn) continue;
    turn.last = index;
    turn.cost.add(tokens, ratesAt(index));
  }
  return elsewhere;
}

/** How many turns at the head of a file without turn ids were copied: up to the last one that holds a copied response. */
function copiedTurnsOf({ turns, responses }: FileTurns, copied: number): number {
  const isCopied = (index: number) => {
    const legacyIndex = responses.legacyIndex(index);
    return legacyIndex >= 0 && legacyIndex < copied;
  };
  return 1 + turns.findLastIndex(({ first, end }) => first < end && isCopied(first));
}

/** A copy that was made while the turn went on tells less of it. */
function fuller(one: FileTurn, other: FileTurn): FileTurn {
  if ((one.outcome === 'open') !== (other.outcome === 'open')) return one.outcome === 'open' ? other : one;
  return other.end - other.first > one.end - one.first ? other : one;
}

function viewTurn({ said, sum, last }: Turn, responses: ResponseList): SessionTurn {
  const { turnId, outcome, contextTokens, windowTokens, compactions, toolCalls } = said;
  const { model, effort, serviceTier } = last < 0 ? said : responses.get(last);
  return {
    turnId,
    startedAt: iso(said.startedAt),
    endedAt: iso(said.endedAt),
    outcome,
    model,
    effort,
    serviceTier,
    tokens: sum.tokens,
    responses: sum.responses,
    contextTokens,
    windowTokens,
    compactions,
    toolCalls,
  };
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
