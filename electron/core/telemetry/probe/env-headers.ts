import type { SignalName } from '../exporter.ts';
import type { Environment } from './environment.ts';

/** Headers by name in lower case. The values are secrets. */
export type Headers = ReadonlyMap<string, string>;

/**
 * The headers that the environment adds: those of the signal's own variable, else of the general one.
 * Form: `name=value,name=value`, percent-encoded, as the OTLP exporter specification has it.
 */
export function environmentHeaders(env: Environment, signal: SignalName): Headers {
  const text =
    env[`OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_HEADERS`] ?? env.OTEL_EXPORTER_OTLP_HEADERS ?? '';
  const headers = new Map<string, string>();
  for (const pair of text.split(',')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, Math.max(0, at)).trim().toLowerCase();
    if (name !== '') headers.set(name, decoded(pair.slice(at + 1).trim()));
  }
  return headers;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
