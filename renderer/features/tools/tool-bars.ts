import type { ToolTotal } from '../../../electron/shared/tools.ts';

/** At most so many tools have a row. */
export const MOST_TOOLS = 8;

/** The tools that have a row, most calls first, and what the others come to. */
export interface ToolRows {
  readonly tools: readonly ToolTotal[];
  readonly others: { readonly count: number; readonly calls: number; readonly failures: number } | null;
}

/** Keeps the tools with most calls; what the others took cannot be joined, only counted. */
export function toolRows(tools: readonly ToolTotal[]): ToolRows {
  const rest = tools.slice(MOST_TOOLS);
  const sum = (of: 'calls' | 'failures') => rest.reduce((all, tool) => all + tool[of], 0);
  return {
    tools: tools.slice(0, MOST_TOOLS),
    others: rest.length === 0 ? null : { count: rest.length, calls: sum('calls'), failures: sum('failures') },
  };
}

/** Returns the whole powers of ten that hold all durations, milliseconds; null where none is known. */
export function durationSpan(tools: readonly ToolTotal[]): readonly [from: number, to: number] | null {
  const known = tools.flatMap(({ p50Ms, p95Ms }) => [p50Ms, p95Ms].filter((ms) => ms !== null));
  if (known.length === 0) return null;
  const from = 10 ** Math.floor(Math.log10(Math.max(1, Math.min(...known))));
  const to = 10 ** Math.ceil(Math.log10(Math.max(1, ...known)));
  return [from, Math.max(to, from * 10)];
}
