import type { InspectedValue } from '../../../shared/telemetry/inspect.ts';
import type { Tree } from './decode-export.ts';

export function treeOf(value: unknown): Tree {
  return typeof value === 'object' && value !== null ? (value as Tree) : {};
}

export function listOf(value: unknown): readonly Tree[] {
  return Array.isArray(value) ? value.map(treeOf) : [];
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Numbers of 64 bits come as text. */
export function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

/** Converts an `AnyValue` to one value. */
export function anyValueOf(any: Tree): InspectedValue {
  if (typeof any.stringValue === 'string') return any.stringValue;
  if (typeof any.boolValue === 'boolean') return any.boolValue;
  if (any.intValue !== undefined) return numberOf(any.intValue);
  if (any.doubleValue !== undefined) return numberOf(any.doubleValue);
  const rest = any.arrayValue ?? any.kvlistValue ?? any.bytesValue;
  return rest === undefined ? null : JSON.stringify(rest);
}

/** Returns key and value of each `KeyValue`. */
export function attributesOf(list: unknown): [name: string, value: InspectedValue][] {
  return listOf(list).map(({ key, value }) => [textOf(key) ?? '', anyValueOf(treeOf(value))]);
}

/** Converts nanoseconds since the epoch to a time; 0 means unset. */
export function timeOf(nanos: unknown): string | null {
  const text = typeof nanos === 'number' ? String(nanos) : textOf(nanos);
  if (text === null || !/^[1-9]\d*$/.test(text)) return null;
  const at = new Date(Number(BigInt(text) / 1_000_000n));
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
