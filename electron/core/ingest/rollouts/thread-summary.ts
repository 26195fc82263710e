import type { ActivityCounts, Lifecycle, RolloutState, ThreadMeta } from '../lines/rollout-state.ts';
import { chatgptAuth, type ThreadAuth } from './thread-auth.ts';

/** What one file says of its thread. Copies of a file share a name and count as one. */
export interface ThreadFile {
  readonly path: string;
  readonly name: string;
  readonly state: RolloutState;
}

/** A thread over all its files, as far as it needs no response to be known. Plain and serialisable. */
export interface ThreadSummary {
  readonly meta: ThreadMeta | null;
  readonly model: string | null;
  readonly effort: string | null;
  readonly serviceTier: string | null;
  readonly contextTokens: number | null;
  readonly windowTokens: number | null;
  readonly lifecycle: Lifecycle;
  /** Milliseconds since the epoch. */
  readonly firstLineAt: number | null;
  readonly lastLineAt: number | null;
  readonly auth: ThreadAuth;
  readonly counts: ActivityCounts;
}

/**
 * Returns what the files of a thread say together: the newest line gives state, model and context; the oldest file
 * shows where the thread comes from.
 */
export function summarise(states: readonly RolloutState[]): ThreadSummary {
  const newest = states.reduce<RolloutState | null>(
    (best, state) => (best && (best.lastLineAt ?? 0) >= (state.lastLineAt ?? 0) ? best : state),
    null,
  );
  const meta = states.reduce<ThreadMeta | null>(
    (best, state) =>
      best && (!state.meta || (best.startedAt ?? 0) <= (state.meta.startedAt ?? 0)) ? best : state.meta,
    null,
  );
  return {
    meta,
    model: newest?.model ?? null,
    effort: newest?.effort ?? null,
    serviceTier: newest?.serviceTier ?? null,
    contextTokens: newest?.contextTokens ?? null,
    windowTokens: newest?.windowTokens ?? null,
    lifecycle: newest?.lifecycle ?? { state: 'none', at: null, error: null },
    firstLineAt: newest?.firstLineAt ?? null,
    lastLineAt: newest?.lastLineAt ?? null,
    auth: decideAuth(meta, states, newest?.planType ?? null),
    counts: newest?.counts ?? { turns: 0, toolCalls: 0, aborted: 0, failed: 0, compactions: 0, rollbacks: 0 },
  };
}

/**
 * How a session signed in, by the strongest evidence in its files: a ChatGPT creator, a provider that
 * is not OpenAI, limits that only the ChatGPT backend sends. All else is not known.
 */
function decideAuth(
  meta: ThreadMeta | null,
  states: readonly RolloutState[],
  planType: string | null,
): ThreadAuth {
  if (states.some((state) => state.meta?.chatgptCreator)) return chatgptAuth(planType);
  const provider = meta?.modelProvider ?? null;
  if (provider !== null && provider !== 'openai') return 'provider';
  return provider === 'openai' && states.some((state) => state.chatgptLimits) ? chatgptAuth(planType) : null;
}
