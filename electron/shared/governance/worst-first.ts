import type { CheckResult, CheckState } from './checks.ts';

const states: Record<CheckState, number> = { failed: 0, 'not-known': 1, waived: 2, passed: 3 };
const levels: Record<CheckResult['level'], number> = { error: 0, warning: 1, note: 2 };

/** Sorts results so that what needs attention stands first; the others keep their order. */
export function worstFirst(rules: readonly CheckResult[]): CheckResult[] {
  return rules.toSorted((a, b) => states[a.state] - states[b.state] || levels[a.level] - levels[b.level]);
}
