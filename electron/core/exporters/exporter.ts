import { type ResolvedConfig, type ResolvedValue, resolvedValue } from '../config/resolve.ts';
import { withoutCredentials } from '../config/schema/redact.ts';
import { isTable, type TomlTable, type TomlValue } from '../config/toml/toml.ts';

export type SignalName = 'logs' | 'traces' | 'metrics';

/** The key below `otel` that sets each signal's exporter, and the default. */
export const exporterKeys = {
  logs: { key: 'exporter', unset: 'none' },
  traces: { key: 'trace_exporter', unset: 'none' },
  metrics: { key: 'metrics_exporter', unset: 'statsig' },
} as const satisfies Record<SignalName, { key: string; unset: 'none' | 'statsig' }>;

/** OpenAI's own exporter posts every signal to one address. Source: `otel/src/config.rs`. */
export const STATSIG_ENDPOINT = 'https://ab.chatgpt.com/otlp/v1/metrics';

export type Exporter =
  | { readonly kind: 'none' | 'statsig' | 'invalid' }
  | {
      readonly kind: 'otlp-http' | 'otlp-grpc';
      /** As configured, credentials included. */
      readonly endpoint: string;
      readonly protocol: 'json' | 'binary' | 'grpc';
      /** Header values are secrets. */
      readonly headers: TomlTable;
      /** Paths of PEM files, by Codex's keys; other keys do nothing. */
      readonly tls: TomlTable;
    };

/**
 * Returns an endpoint for display: without user and password, also where it is no valid URL, and without the values
 * of its query.
 */
export function shownEndpoint(endpoint: string): string {
  if (/^https?:\/\//i.test(endpoint) && URL.parse(endpoint) !== null) return withoutCredentials(endpoint);
  const scheme = /^\s*[a-z][\w+.-]*:\/\//i.exec(endpoint)?.[0] ?? '';
  const rest = endpoint.slice(scheme.length);
  // In an invalid URL the end of a password is unknown, so everything before the last @ is removed.
  const safe = rest.slice(rest.lastIndexOf('@') + 1);
  return `${scheme}${withoutCredentials(`x://${safe}`).slice('x://'.length)}`;
}

/** Returns the exporter of a signal in force, with the value it was read from. */
export function signalExporter(
  resolved: ResolvedConfig,
  signal: SignalName,
): { readonly exporter: Exporter; readonly setting: ResolvedValue } {
  const { key, unset } = exporterKeys[signal];
  const setting = resolvedValue(resolved, ['otel', key]);
  return { exporter: setting.value === null ? { kind: unset } : parseExporter(setting.value), setting };
}

/** Parses an exporter in any of the forms that Codex accepts. */
export function parseExporter(value: TomlValue): Exporter {
  if (typeof value === 'string') return word(value) ?? { kind: 'invalid' };
  const [[kind, settings] = ['', null], ...others] = isTable(value) ? Object.entries(value) : [];
  if (others.length > 0 || !isTable(settings)) return { kind: 'invalid' };
  // `{ none = {} }` is the long form of the word.
  if (Object.keys(settings).length === 0) return word(kind) ?? { kind: 'invalid' };
  if (kind !== 'otlp-http' && kind !== 'otlp-grpc') return { kind: 'invalid' };
  const { endpoint, headers, tls } = settings;
  const protocol = kind === 'otlp-grpc' ? 'grpc' : settings.protocol;
  if (typeof endpoint !== 'string') return { kind: 'invalid' };
  if (protocol !== 'json' && protocol !== 'binary' && protocol !== 'grpc') return { kind: 'invalid' };
  return {
    kind,
    endpoint,
    protocol,
    headers: isTable(headers) ? headers : {},
    tls: isTable(tls) ? tls : {},
  };
}

function word(text: string): Exporter | null {
  return text === 'none' || text === 'statsig' ? { kind: text } : null;
}
