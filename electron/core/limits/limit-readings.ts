import { QUARTER_MS } from '../../shared/durations.ts';
import { entryOf } from '../collections/entry-of.ts';
import { LimitHistory } from '../ingest/limits/limit-history.ts';
import type { StoredLimits } from '../ingest/limits/stored-limits.ts';
import { newerAccount } from '../ingest/limits/thin-limits.ts';
import type { LimitObservation } from '../ingest/lines/rollout-state.ts';
import { modelsByQuarter, type QuarterColumns } from '../tokens/quarter-totals.ts';
import { AHEAD_MS, decideLimits, type ObservedLimits } from './decide-limits.ts';
import { type LimitModels, modelsOfLimit } from './limit-models.ts';

/** What all sessions said of limits: the newest observation of each, and the history of each window. */
export class LimitReadings {
  /** The newest observation of each limit that names a window. */
  private readonly newest = new Map<string, LimitObservation>();
  /**
   * The newest observation of each limit that is dated in the future because of a wrong clock. It counts once its
   * time has come.
   */
  private readonly ahead = new Map<string, LimitObservation>();
  private account: LimitObservation | null = null;
  /** Models by the limit that was named after their responses. */
  private readonly models = new Map<string, Set<string>>();
  /** Each window over time. */
  readonly history = new LimitHistory();
  private readonly now: () => number;

  /** `now`, in milliseconds since the epoch, decides which observations are dated in the future. */
  constructor(now: () => number) {
    this.now = now;
  }

  observe(observation: LimitObservation): void {
    if (observation.at > this.now() + AHEAD_MS) {
      keepNewer(this.ahead, observation);
      return;
    }
    this.account = newerAccount(this.account, observation);
    if (observation.windows.length === 0) return;
    this.history.observe(observation);
    keepNewer(this.newest, observation);
  }

  /**
   * Takes the observations of one file and learns from the responses counted with them: a limit is assigned to the
   * only model of its quarter of an hour.
   */
  observeAll(observations: readonly LimitObservation[], responses: QuarterColumns): void {
    if (observations.length === 0) return;
    const models = modelsByQuarter(responses);
    for (const observation of observations) {
      this.observe(observation);
      const [model = null, ...others] = models.get(Math.floor(observation.at / QUARTER_MS)) ?? [];
      if (model !== null && others.length === 0) this.learn(observation.limitId, model);
    }
  }

  /** Records that a limit was named after a response of a model. */
  learn(limitId: string, model: string): void {
    entryOf(this.models, limitId, () => new Set<string>()).add(model);
  }

  /** Returns which models count against a limit. */
  modelsOf(limitId: string): LimitModels {
    const names = new Map([...this.newest.values()].map((each) => [each.limitId, each.limitName]));
    const ids = new Set([...names.keys(), ...this.models.keys()]);
    const seen = [...ids].map((id) => {
      return {
        limitId: id,
        limitName: names.get(id) ?? null,
        models: this.models.get(id) ?? new Set<string>(),
      };
    });
    return modelsOfLimit(limitId, seen);
  }

  /** Returns the time of the newest observation, in milliseconds since the epoch; null for never. */
  newestAt(): number | null {
    const all = [...this.newest.values(), ...(this.account ? [this.account] : [])];
    return all.length === 0 ? null : Math.max(...all.map(({ at }) => at));
  }

  /** The plan that the server named last; null where it named none. */
  get planType(): string | null {
    return this.account?.planType ?? null;
  }

  /** Decides the limits at a moment. `fresh`: the account's own answer. */
  decide(now: number, fresh: readonly LimitObservation[] = []): ObservedLimits {
    return decideStored(this.store(), now, fresh);
  }

  /** Returns the limits for which a session recorded a moment after `now`. */
  aheadAt(now: number): string[] {
    return [...this.ahead.values()].filter(({ at }) => at > now + AHEAD_MS).map(({ limitId }) => limitId);
  }

  store(): Required<StoredLimits> {
    return {
      limits: [...this.newest.values()],
      account: this.account,
      ahead: [...this.ahead.values()],
      models: [...this.models].map(([limitId, models]) => [limitId, ...models]),
      history: this.history.store(),
    };
  }

  load(stored: StoredLimits): void {
    this.history.load(stored.history ?? []);
    for (const observation of stored.limits) this.observe(observation);
    if (stored.account) this.observe(stored.account);
    for (const observation of stored.ahead ?? []) this.observe(observation);
    for (const [limitId = '', ...models] of stored.models ?? []) {
      for (const model of models) this.learn(limitId, model);
    }
  }
}

/** Decides the limits at a moment from stored readings. */
export function decideStored(
  { limits, account, ahead = [] }: StoredLimits,
  now: number,
  fresh: readonly LimitObservation[] = [],
): ObservedLimits {
  const come = ahead.filter(({ at }) => at <= now + AHEAD_MS);
  const about = come.reduce<LimitObservation | null>(newerAccount, account);
  return decideLimits([...limits, ...come], about, now, fresh);
}

function keepNewer(newest: Map<string, LimitObservation>, observation: LimitObservation): void {
  const known = newest.get(observation.limitId);
  if (!known || known.at <= observation.at) newest.set(observation.limitId, observation);
}
