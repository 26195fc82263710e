import protobuf from 'protobufjs/light.js';

const STATUS_DETAILS = 3;
const RETRY_INFO = 'google.rpc.RetryInfo';

/**
 * Reads how long a server asks to wait from the details of its status, in milliseconds; null where it does not say.
 * The OTLP specification ("OTLP/gRPC Throttling") defines it: `google.rpc.Status` with a `google.rpc.RetryInfo` in
 * `grpc-status-details-bin`.
 */
export function retryDelayIn(details: Uint8Array): number | null {
  try {
    for (const any of messagesOf(protobuf.Reader.create(details), STATUS_DETAILS)) {
      const { type, value } = anyOf(any);
      if (type.endsWith(RETRY_INFO) && value) return delayOf(value);
    }
  } catch {
    // Malformed details say nothing.
  }
  return null;
}

/** Returns the embedded messages of one field. */
function messagesOf(reader: protobuf.Reader, field: number): Uint8Array[] {
  const found: Uint8Array[] = [];
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> 3 === field && (tag & 7) === 2) found.push(reader.bytes());
    else reader.skipType(tag & 7);
  }
  return found;
}

/** Reads a `google.protobuf.Any`: the name of a type, and a message of it. */
function anyOf(bytes: Uint8Array): { type: string; value: Uint8Array | null } {
  const [type] = messagesOf(protobuf.Reader.create(bytes), 1);
  const [value = null] = messagesOf(protobuf.Reader.create(bytes), 2);
  return { type: new TextDecoder().decode(type ?? new Uint8Array()), value };
}

/** Reads `RetryInfo { Duration retry_delay = 1; }`, a duration of whole seconds and nanoseconds. */
function delayOf(retryInfo: Uint8Array): number | null {
  const [duration] = messagesOf(protobuf.Reader.create(retryInfo), 1);
  if (!duration) return null;
  const reader = protobuf.Reader.create(duration);
  let milliseconds = 0;
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1 && (tag & 7) === 0) milliseconds += Number(reader.int64()) * 1000;
    else if (tag >>> 3 === 2 && (tag & 7) === 0) milliseconds += reader.int32() / 1_000_000;
    else reader.skipType(tag & 7);
  }
  return milliseconds > 0 ? Math.ceil(milliseconds) : null;
}
