import { capUse, type LimitLevel, type Limits, type LimitWindow, spendCapAt, windowAt } from '../limits.ts';

/** A limit of the overview: a window, or the spend cap. */
export type ShownLimit =
  | { readonly kind: 'window'; readonly window: LimitWindow }
  | { readonly kind: 'spend-cap' };

/** Which limits the overview shows, and which it only counts. */
export interface ShownLimits {
  readonly shown: readonly ShownLimit[];
  readonly folded: readonly ShownLimit[];
}

/** So many limits have a row of their own. */
const ROWS = 3;

const ranks: Record<LimitLevel, number> = { unknown: 0, normal: 1, nearing: 2, 'almost-used': 3, reached: 4 };

/**
 * Chooses the 5-hour and the weekly limit of Codex and the fullest other one; what binds is always among them.
 * Windows keep their order, shortest first; the spend cap is last.
 *
 * @param now milliseconds since the epoch.
 */
export function shownLimits(limits: Limits, now: number): ShownLimits {
  const all: ShownLimit[] = [
    ...limits.windows.map((window) => ({ kind: 'window', window }) as const),
    ...(limits.spendCap === undefined ? [] : [{ kind: 'spend-cap' } as const]),
  ];
  if (all.length <= ROWS) return { shown: all, folded: [] };
  const chosen = new Set(all.toSorted((a, b) => urgency(b) - urgency(a)).slice(0, ROWS));
  return { shown: all.filter((one) => chosen.has(one)), folded: all.filter((one) => !chosen.has(one)) };

  /** What binds first, then the two that everybody has, then by fullness. */
  function urgency(one: ShownLimit): number {
    const { binding } = limits;
    if (one.kind === 'spend-cap') {
      const cap = limits.spendCap && spendCapAt(limits.spendCap, now);
      const use = cap ? (capUse(cap) ?? 0) : 0;
      return (binding.of === 'spend-cap' ? 10_000 : 0) + ranks[cap?.level ?? 'unknown'] * 100 + use;
    }
    const window = windowAt(one.window, now);
    const isOwn =
      window.limitId === 'codex' && window.slot === undefined && usual.some((kind) => kind === window.kind);
    const fullness = ranks[window.level] * 100 + (window.usedPercent ?? 0);
    return (binding.id === window.id ? 10_000 : 0) + (isOwn ? 1_000 : 0) + fullness;
  }
}

const usual: readonly LimitWindow['kind'][] = ['session', 'weekly'];
