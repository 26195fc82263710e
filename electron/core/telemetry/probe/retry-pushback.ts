import type { Metadata } from '@grpc/grpc-js';
import { parseRetryAfter } from './retry-after.ts';

/**
 * How long a gRPC server asks to be left alone, in milliseconds; null where it does not say. Servers
 * say it in `grpc-retry-pushback-ms` (gRFC A6), proxies before them in `retry-after`.
 */
export function retryPushback(metadata: Metadata | undefined, now: number): number | null {
  const [pushback] = metadata?.get('grpc-retry-pushback-ms') ?? [];
  const asked = Number(String(pushback ?? 'none'));
  if (asked > 0) return parseRetryAfter(String(Math.ceil(asked / 1000)), now);
  const [header] = metadata?.get('retry-after') ?? [];
  return header === undefined ? null : parseRetryAfter(String(header), now);
}
