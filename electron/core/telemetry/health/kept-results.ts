import type { HealthRecord } from './health-store.ts';
import { observedByChanges, observedSince, withChange, withObserved, withoutOld } from './history.ts';

type Result = Pick<HealthRecord, 'state' | 'reason' | 'checkedAt'>;

/** What is kept of results besides the last: when the state changed, and over which times it was observed. */
type Kept = Required<Pick<HealthRecord, 'changes' | 'observed'>>;

/** Adds a result to what is kept of those before, and drops what is older than so many days. */
export function keptOf(before: HealthRecord | undefined, result: Result, days: number): Kept {
  const changes = withChange(before?.changes ?? [], result);
  const observed = withObserved(observedOf(before), result);
  return {
    changes: [...withoutOld(changes, result.checkedAt, days)],
    observed: [...observedSince(observed, result.checkedAt, days)] as Kept['observed'],
  };
}

/** Returns what a record observed; of one of an older version the moments of its changes. */
export function observedOf(record: HealthRecord | undefined) {
  return record?.observed ?? observedByChanges(record?.changes ?? []);
}
