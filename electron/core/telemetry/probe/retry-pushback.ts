import type { Metadata } from '@grpc/grpc-js';
import { parseRetryAfter } from './retry-after.ts';

/**
 * How long a gRPC server asks to be left alone, in milliseconds; null where it does not say. Collectors
 * say it in the details of the status (OTLP), other servers in `grpc-retry-pushback-ms` (gRFC A6), proxies
 * before them in `retry-after`.
 */
export async function retryPushback(metadata: Metadata | undefined, now: number): Promise<number | null> {
  const [details] = metadata?.get('grpc-status-details-bin') ?? [];
  if (details instanceof Uint8Array) {
    // Loaded only now, because few answers have details.
    const { retryDelayIn } = await import('./retry-info.ts');
    const delay = retryDelayIn(details);
    if (delay !== null) return parseRetryAfter(String(Math.ceil(delay / 1000)), now);
  }
  const [pushback] = metadata?.get('grpc-retry-pushback-ms') ?? [];
  const asked = Number(String(pushback ?? 'none'));
  if (asked > 0) return parseRetryAfter(String(Math.ceil(asked / 1000)), now);
  const [header] = metadata?.get('retry-after') ?? [];
  return header === undefined ? null : parseRetryAfter(String(header), now);
}
