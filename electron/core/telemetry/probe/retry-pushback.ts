import type { IncomingHttpHeaders } from 'node:http2';
import { parseRetryAfter } from './retry-after.ts';

/**
 * Returns how long a gRPC server asks to wait, in milliseconds; null where it does not say. Collectors say it in the
 * details of the status (OTLP), other servers in `grpc-retry-pushback-ms` (gRFC A6), proxies in `retry-after`.
 */
export async function retryPushback(trailers: IncomingHttpHeaders, now: number): Promise<number | null> {
  const details = textOf(trailers, 'grpc-status-details-bin');
  if (details !== null) {
    // Loaded here, because few answers have details.
    const { retryDelayIn } = await import('./retry-info.ts');
    const delay = retryDelayIn(Buffer.from(details, 'base64'));
    if (delay !== null) return parseRetryAfter(String(Math.ceil(delay / 1000)), now);
  }
  const asked = Number(textOf(trailers, 'grpc-retry-pushback-ms') ?? 'none');
  if (asked > 0) return parseRetryAfter(String(Math.ceil(asked / 1000)), now);
  return parseRetryAfter(textOf(trailers, 'retry-after') ?? undefined, now);
}

function textOf(trailers: IncomingHttpHeaders, name: string): string | null {
  const value = trailers[name];
  return Array.isArray(value) ? (value[0] ?? null) : (value ?? null);
}
