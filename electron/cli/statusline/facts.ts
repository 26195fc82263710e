import type { Glimpse } from '../../core/glimpse/glimpse.ts';
import type { LimitWindow } from '../../shared/limits.ts';

/** Limits that are older are shown with their age, in milliseconds. */
const FRESH_MS = 3600_000;

/** Codex's own window of the kind, else another limit's; null where there is none. */
export function windowOf({ limits }: Glimpse, kind: LimitWindow['kind']): LimitWindow | null {
  const all = limits.windows.filter((window) => window.kind === kind);
  return all.find(({ limitId }) => limitId === 'codex') ?? all[0] ?? null;
}

/** When the first of the windows is used up, in milliseconds since the epoch; null where all most likely last. */
export function runsOutAt({ outlooks }: Glimpse): number | null {
  const times = outlooks.flatMap(({ runsOut }) => (runsOut?.at == null ? [] : [Date.parse(runsOut.at)]));
  return times.length === 0 ? null : Math.min(...times);
}

/** True where a window is used up and has not reset. */
export function isReached({ outlooks }: Glimpse): boolean {
  return outlooks.some(({ state }) => state === 'reached');
}

/** How long ago the limits were seen, in milliseconds; null where that is recent, or none were. */
export function staleFor({ limits }: Glimpse, now: number): number | null {
  const age = limits.observedAt === null ? 0 : now - Date.parse(limits.observedAt);
  return age > FRESH_MS ? age : null;
}
