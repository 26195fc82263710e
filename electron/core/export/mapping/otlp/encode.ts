import protobuf from 'protobufjs/light.js';
import { otlpSchema } from '../../../telemetry/inspect/otlp-schema.ts';
import type { LogsExport } from './logs.ts';

let type: protobuf.Type | null = null;

/** Encodes an export of logs as protobuf. */
export function encodeLogs(logs: LogsExport): Uint8Array {
  type ??= protobuf.Root.fromJSON(otlpSchema).lookupType('LogsExport');
  return type.encode(withHalves(logs) as LogsExport).finish();
}

/** The 64-bit integers of OTLP/JSON, which are texts there. */
const LONG = /^(?:intValue|timeUnixNano|observedTimeUnixNano)$/;

/** Returns a tree with 64-bit integers as two halves: a number of JavaScript does not hold nanoseconds. */
function withHalves(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(withHalves);
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      LONG.test(key) ? halvesOf(BigInt(String(value))) : withHalves(value),
    ]),
  );
}

function halvesOf(value: bigint) {
  return {
    low: Number(BigInt.asIntN(32, value)),
    high: Number(BigInt.asIntN(32, value >> 32n)),
    unsigned: false,
  };
}
