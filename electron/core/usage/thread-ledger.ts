import type { AuthKind } from '../../shared/usage.ts';
import type { CountedResponse, RolloutState, ThreadMeta } from './rollout-state.ts';

/** What one file says of its thread. Copies of a file share a name and count as one. */
export interface ThreadFile {
  readonly path: string;
  readonly name: string;
  readonly state: RolloutState;
}

/**
 * One thread over all its files, each response once. Files of one thread are its live, archived or
 * compressed copies and the file that a revert starts.
 */
export class ThreadLedger {
  readonly threadId: string;
  codexHome: string;
  /** True once none of its files is on disk any more; what was counted stays counted. */
  gone = false;
  /** Files by path. */
  readonly files = new Map<string, ThreadFile>();
  /** Responses by key, as their files tell them. */
  readonly responses = new Map<string, CountedResponse>();

  constructor(threadId: string, codexHome: string) {
    this.threadId = threadId;
    this.codexHome = codexHome;
  }

  /** The file with the newest line: it tells state, model and context. */
  get newest(): RolloutState | null {
    let newest: RolloutState | null = null;
    for (const file of this.files.values()) {
      if (!newest || (file.state.lastLineAt ?? 0) > (newest.lastLineAt ?? 0)) newest = file.state;
    }
    return newest;
  }

  /** The oldest file's first line: it tells where the thread comes from. */
  get meta(): ThreadMeta | null {
    let oldest: ThreadMeta | null = null;
    for (const { state } of this.files.values()) {
      if (state.meta && (!oldest || (state.meta.startedAt ?? 0) < (oldest.startedAt ?? 0)))
        oldest = state.meta;
    }
    return oldest;
  }

  /** Milliseconds since the epoch; null where no line has a time. */
  get lastActivityAt(): number | null {
    return this.newest?.lastLineAt ?? null;
  }

  /**
   * How the session signed in, by the strongest evidence in its files: a ChatGPT creator, a provider
   * that is not OpenAI, limits that only the ChatGPT backend sends. All else is not known.
   */
  get auth(): AuthKind {
    const states = [...this.files.values()].map((file) => file.state);
    if (states.some((state) => state.meta?.chatgptCreator)) return 'chatgpt';
    const provider = this.meta?.modelProvider ?? null;
    if (provider !== null && provider !== 'openai') return 'provider';
    return provider === 'openai' && states.some((state) => state.chatgptLimits) ? 'chatgpt' : null;
  }
}
