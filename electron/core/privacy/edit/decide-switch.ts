import type { AnalyticsSwitch, LastEdit } from '../../../shared/edit.ts';
import type { Analytics } from '../../../shared/telemetry/telemetry.ts';

/** The user's config.toml as an edit would find it. */
export interface SeenFile {
  readonly state: 'not-read' | 'editable' | 'not-valid' | 'not-writable';
  readonly last: LastEdit | null;
}

/**
 * Decides whether one press of the analytics switch writes: where nothing outranks the user's file, what is in
 * force is known, and the file parses and can be written. In every other case the plan comes first.
 *
 * @param planFirst the setting that always shows the plan.
 */
export function decideSwitch(
  { state, last }: SeenFile,
  { enabled, locked }: Pick<Analytics, 'enabled' | 'locked'>,
  planFirst: boolean,
): AnalyticsSwitch {
  const plan = (reason: AnalyticsSwitch['reason']) => ({ state: 'plan-first', reason, last }) as const;
  if (state !== 'editable') return plan(state);
  if (enabled === null) return plan('not-known');
  if (locked) return plan('outranked');
  return planFirst ? plan('chosen') : { state: 'at-once', reason: 'plain', last };
}
