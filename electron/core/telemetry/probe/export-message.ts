import {
  ProtobufLogsSerializer,
  ProtobufMetricsSerializer,
  ProtobufTraceSerializer,
} from '@opentelemetry/otlp-transformer';
import { REDACTED } from '../../config/schema/redact.ts';
import type { SignalName } from '../../exporters/exporter.ts';
import type { ExportResponse } from './outcome.ts';

/** Makes an export without records, which a collector answers as any other and of which it stores nothing. */
export function emptyJsonExport(signal: SignalName): string {
  // With the list named: some receivers refuse an object without it.
  return JSON.stringify({ [jsonLists[signal]]: [] });
}

const jsonLists: Record<SignalName, string> = {
  logs: 'resourceLogs',
  traces: 'resourceSpans',
  metrics: 'resourceMetrics',
};

/** In protobuf a message without fields has no bytes. */
export const emptyProtobufExport = Buffer.alloc(0);

const decoders: Record<SignalName, (bytes: Uint8Array) => unknown> = {
  logs: ProtobufLogsSerializer.deserializeResponse,
  traces: ProtobufTraceSerializer.deserializeResponse,
  metrics: ProtobufMetricsSerializer.deserializeResponse,
};

/**
 * Reads the response to an export. Receivers may omit its body. No message contains any of `secrets`, which the
 * request held.
 */
export function readExportResponse(
  signal: SignalName,
  form: 'json' | 'protobuf',
  bytes: Uint8Array,
  secrets: readonly string[],
): ExportResponse {
  if (bytes.length === 0) return { kind: 'taken' };
  try {
    const value = form === 'json' ? JSON.parse(new TextDecoder().decode(bytes)) : decoders[signal](bytes);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? responseOf(Reflect.get(value, 'partialSuccess') ?? Reflect.get(value, 'partial_success'), secrets)
      : { kind: 'foreign' };
  } catch {
    return { kind: 'foreign' };
  }
}

function responseOf(partial: unknown, secrets: readonly string[]): ExportResponse {
  if (typeof partial !== 'object' || partial === null) return { kind: 'taken' };
  // The name differs by signal, and in JSON a 64-bit integer is a text.
  const counts = Object.entries(partial).filter(([key]) => key.startsWith('rejected'));
  const rejected = Math.max(0, ...counts.map(([, value]) => Number(value) || 0));
  const message = messageOf(
    Reflect.get(partial, 'errorMessage') ?? Reflect.get(partial, 'error_message'),
    secrets,
  );
  if (rejected > 0) return { kind: 'partial', rejected, message };
  return message === null ? { kind: 'taken' } : { kind: 'warned', message };
}

/** Only the begin of a longer message is shown, in characters. */
const LONGEST_MESSAGE = 200;

/** Returns the collector's own words on one line; null for none. */
function messageOf(text: unknown, secrets: readonly string[]): string | null {
  if (typeof text !== 'string') return null;
  // Control, format and private characters do not belong in a line of text.
  const shown = secrets.reduce((all, secret) => all.replaceAll(secret, REDACTED), text);
  const words = shown.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  if (words === '') return null;
  const characters = [...words];
  return characters.length > LONGEST_MESSAGE ? `${characters.slice(0, LONGEST_MESSAGE).join('')}…` : words;
}
