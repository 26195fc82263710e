import {
  ProtobufLogsSerializer,
  ProtobufMetricsSerializer,
  ProtobufTraceSerializer,
} from '@opentelemetry/otlp-transformer';
import type { SignalName } from '../exporter.ts';
import type { ExportResponse } from './outcome.ts';

/** An export without a record, which a collector answers as any other and stores nothing of. */
export function emptyJsonExport(signal: SignalName): string {
  // With the list named: some receivers refuse an object without it.
  return JSON.stringify({ [jsonLists[signal]]: [] });
}

const jsonLists: Record<SignalName, string> = {
  logs: 'resourceLogs',
  traces: 'resourceSpans',
  metrics: 'resourceMetrics',
};

/** In protobuf a message without a field has no byte. */
export const emptyProtobufExport = Buffer.alloc(0);

const decoders: Record<SignalName, (bytes: Uint8Array) => unknown> = {
  logs: ProtobufLogsSerializer.deserializeResponse,
  traces: ProtobufTraceSerializer.deserializeResponse,
  metrics: ProtobufMetricsSerializer.deserializeResponse,
};

/** Reads the response to an export. Receivers may leave out its body. */
export function readExportResponse(
  signal: SignalName,
  form: 'json' | 'protobuf',
  bytes: Uint8Array,
): ExportResponse {
  if (bytes.length === 0) return { kind: 'taken' };
  try {
    const value = form === 'json' ? JSON.parse(new TextDecoder().decode(bytes)) : decoders[signal](bytes);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? responseOf(Reflect.get(value, 'partialSuccess') ?? Reflect.get(value, 'partial_success'))
      : { kind: 'foreign' };
  } catch {
    return { kind: 'foreign' };
  }
}

function responseOf(partial: unknown): ExportResponse {
  if (typeof partial !== 'object' || partial === null) return { kind: 'taken' };
  // The name differs by signal, and in JSON a 64-bit integer is a text.
  const counts = Object.entries(partial).filter(([key]) => key.startsWith('rejected'));
  const rejected = Math.max(0, ...counts.map(([, value]) => Number(value) || 0));
  if (rejected > 0) return { kind: 'partial', rejected };
  const message = Reflect.get(partial, 'errorMessage') ?? Reflect.get(partial, 'error_message');
  return typeof message === 'string' && message !== '' ? { kind: 'warned' } : { kind: 'taken' };
}
