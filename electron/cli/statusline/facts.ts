import type { StatuslineSummary } from '../../core/statusline/summary.ts';
import { HOUR_MS } from '../../shared/durations.ts';
import { fullestFirst, type LimitWindow } from '../../shared/limits.ts';

/** Limits that are older are shown with their age, in milliseconds. */
const FRESH_MS = HOUR_MS;

const NAMED_KINDS = ['session', 'daily', 'weekly', 'monthly'] as const;

/** Finds Codex's own window of the kind, else another limit's; null where there is none. */
export function windowOf({ limits }: StatuslineSummary, kind: LimitWindow['kind']): LimitWindow | null {
  const all = fullestFirst(limits.windows.filter((window) => window.kind === kind));
  return all.find(({ limitId }) => limitId === 'codex') ?? all[0] ?? null;
}

/** Returns the windows that a line names: one of each kind, then Codex's own of a length that has no name. */
export function namedWindows(summary: StatuslineSummary): LimitWindow[] {
  const byKind = NAMED_KINDS.map((kind) => windowOf(summary, kind));
  const others = summary.limits.windows.filter((each) => each.kind === 'other' && each.limitId === 'codex');
  return [...byKind, ...others].filter((window) => window !== null);
}

/** Returns the window that the core says binds; null where it is none, or none binds. */
export function bindingWindow({ limits: { binding, windows } }: StatuslineSummary): LimitWindow | null {
  return binding.of === 'window' ? (windows.find(({ id }) => id === binding.id) ?? null) : null;
}

/** Returns when what binds is used up, in milliseconds since the epoch; null where it most likely lasts. */
export function runsOutAt({ limits: { binding }, outlooks }: StatuslineSummary): number | null {
  const at = outlooks.find(({ id }) => id === binding.id)?.runsOut?.at ?? null;
  return binding.state === 'runs-out' && at !== null ? Date.parse(at) : null;
}

/** Returns what is used up and has not reset; null where nothing is. */
export function reachedLimit({
  limits: { binding },
}: StatuslineSummary): 'limit' | 'spend cap' | 'credits' | null {
  if (binding.state !== 'reached') return null;
  return binding.of === 'spend-cap' ? 'spend cap' : binding.of === 'credits' ? 'credits' : 'limit';
}

/** Returns how long ago the limits were seen, in milliseconds; null where that is recent, or none were. */
export function staleFor({ limits }: StatuslineSummary, now: number): number | null {
  const age = limits.observedAt === null ? 0 : now - Date.parse(limits.observedAt);
  return age > FRESH_MS ? age : null;
}
