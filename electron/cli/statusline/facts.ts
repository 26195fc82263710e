import type { Glimpse } from '../../core/glimpse/glimpse.ts';
import { fullestFirst, type LimitWindow } from '../../shared/limits.ts';

/** Limits that are older are shown with their age, in milliseconds. */
const FRESH_MS = 3600_000;

/** Codex's own window of the kind, else another limit's; null where there is none. */
export function windowOf({ limits }: Glimpse, kind: LimitWindow['kind']): LimitWindow | null {
  const all = fullestFirst(limits.windows.filter((window) => window.kind === kind));
  return all.find(({ limitId }) => limitId === 'codex') ?? all[0] ?? null;
}

/** When what binds is used up, in milliseconds since the epoch; null where it most likely lasts. */
export function runsOutAt({ limits: { binding }, outlooks }: Glimpse): number | null {
  const at = outlooks.find(({ id }) => id === binding.id)?.runsOut?.at ?? null;
  return binding.state === 'runs-out' && at !== null ? Date.parse(at) : null;
}

/** What is used up and has not reset; null where nothing is. */
export function reachedLimit({ limits: { binding } }: Glimpse): 'limit' | 'spend cap' | 'credits' | null {
  if (binding.state !== 'reached') return null;
  return binding.of === 'spend-cap' ? 'spend cap' : binding.of === 'credits' ? 'credits' : 'limit';
}

/** How long ago the limits were seen, in milliseconds; null where that is recent, or none were. */
export function staleFor({ limits }: Glimpse, now: number): number | null {
  const age = limits.observedAt === null ? 0 : now - Date.parse(limits.observedAt);
  return age > FRESH_MS ? age : null;
}
