import protobuf from 'protobufjs/light.js';
import type { SignalName } from '../../exporters/exporter.ts';
import { otlpSchema } from './otlp-schema.ts';

/** A tree of values with the field names of OTLP/JSON. */
export type Tree = Readonly<Record<string, unknown>>;

const messages: Record<SignalName, string> = {
  logs: 'LogsExport',
  traces: 'TracesExport',
  metrics: 'MetricsExport',
};

let schema: protobuf.Root | null = null;

/** @throws Error where the bytes are no export of the signal. */
export function decodeProtobuf(signal: SignalName, bytes: Uint8Array): Tree {
  schema ??= protobuf.Root.fromJSON(otlpSchema);
  const type = schema.lookupType(messages[signal]);
  return type.toObject(type.decode(bytes), { longs: String, bytes: String });
}

/** @throws Error where the text is no JSON object. */
export function decodeJson(text: string): Tree {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error('The body is no JSON object.');
  }
  return value as Tree;
}
