/**
 * What is known of the rollout being read, and what a scan found out, in memory that JavaScript shares:
 * `kernel-state.ts` writes it before a scan and reads it after. Each field is a 64-bit float.
 */
import { AT_STATE, FIELDS, FIRST_AT, FOUND, USED, USED_AT } from './protocol';

@inline
export function get(field: usize): f64 {
  return load<f64>(AT_STATE + (field << 3));
}

@inline
export function set(field: usize, value: f64): void {
  store<f64>(AT_STATE + (field << 3), value);
}

@inline
export function add(field: usize, value: f64): void {
  set(field, get(field) + value);
}

@inline
export function is(field: usize): bool {
  return get(field) == 1;
}

export function clearFound(): void {
  memory.fill(AT_STATE + (FOUND << 3), 0, (FIELDS - FOUND) << 3);
}

/** Notes the time of a line that is used. */
export function noteTime(at: f64): void {
  if (isNaN(get(FIRST_AT))) set(FIRST_AT, at);
  set(USED_AT, at);
}

/** Notes that a line of that moment is used. */
export function used(at: f64): void {
  add(USED, 1);
  noteTime(at);
}
