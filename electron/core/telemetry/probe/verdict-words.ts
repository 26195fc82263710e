import { probeMessage } from '../../../shared/messages/en/telemetry/probe.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { ExportPlan } from '../../exporters/export-plan/plan.ts';

/** What a sentence may mention. No header value, no credential. */
export interface Subject extends Pick<ExportPlan, 'signal' | 'protocol'> {
  /** Null where the endpoint is no URL. */
  readonly url: URL | null;
  readonly headerNames: readonly string[];
  /** Names of headers that Codex leaves out. */
  readonly droppedHeaders: readonly string[];
  /** The variable that names the proxy; null for none. */
  readonly proxy: string | null;
  /** True where a client certificate is configured. */
  readonly clientCertificate: boolean;
}

/** Says how long to wait; `retryAfterMs` as the collector asked, null where it did not. */
export function waitAdvice(retryAfterMs: number | null): Message {
  return retryAfterMs === null
    ? probeMessage('probe.wait')
    : probeMessage('probe.wait-as-asked', { time: waitWords(retryAfterMs) });
}

/** Names the headers that may hold the credential: `the header x-otlp-api-key`. Null where none is set. */
export function credentialHeaders(names: readonly string[]): Message | null {
  const likely = names.filter((name) => /auth|key|token|secret|cookie|password/.test(name));
  const named = likely.length > 0 ? likely : names;
  if (named.length === 0) return null;
  return named.length > 1
    ? probeMessage('probe.headers', { names: named })
    : probeMessage('probe.header', { name: named.join() });
}

/** Advises where a collector wants credentials and got none. */
export function noCredentials({ droppedHeaders }: Subject): Message {
  return droppedHeaders.length === 0
    ? probeMessage('probe.advice.no-credentials')
    : probeMessage('probe.advice.header-left-out', { headers: droppedHeaders });
}

/** Formats a wait: `30 s`, `5 min`. */
function waitWords(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}

/** Formats a past wait: `0.4 s`, `5 s`. */
export function waitedWords(ms: number): string {
  const seconds = ms / 1000;
  return `${seconds < 0.95 ? Math.max(0.1, Math.round(seconds * 10) / 10) : Math.round(seconds)} s`;
}

export function hostOf({ url }: Subject): Message {
  return url === null ? probeMessage('probe.the-collector') : probeMessage('probe.host', { name: url.host });
}
