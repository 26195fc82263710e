import { withoutCredentials } from '../../config/redact.ts';
import type { ResolvedConfig } from '../../config/resolve.ts';
import type { TomlTable } from '../../config/toml.ts';
import { type SignalName, signalExporter } from '../exporter.ts';
import { environmentHeaders, type Headers } from './env-headers.ts';
import { type Environment, type EnvironmentEffect, environmentEffects } from './environment.ts';
import { type HttpProxy, proxyFor } from './proxy.ts';

/** What Codex would do with one signal. Holds secrets: only what `shownPlan` makes of it is shown. */
export interface ExportPlan {
  readonly signal: SignalName;
  readonly protocol: 'json' | 'binary' | 'grpc';
  /** Null where the endpoint is no complete http or https URL, so that Codex can send nothing. */
  readonly url: URL | null;
  readonly headers: Headers;
  readonly tls: TlsFiles;
  /** Null where the collector is reached directly. */
  readonly proxy: HttpProxy | null;
  /** The variables that bear on this signal. */
  readonly environment: readonly EnvironmentEffect[];
}

/** The PEM files as configured; null where none is. */
export interface TlsFiles {
  readonly ca: string | null;
  readonly certificate: string | null;
  readonly key: string | null;
}

/** Services of the OTLP specification, one a signal. */
const services: Record<SignalName, string> = {
  logs: 'logs.v1.LogsService',
  traces: 'trace.v1.TraceService',
  metrics: 'metrics.v1.MetricsService',
};

/** The gRPC method that takes the signal's exports. */
export function grpcMethod(signal: SignalName): string {
  return `/opentelemetry.proto.collector.${services[signal]}/Export`;
}

/** The plan of a signal; null where none is exported over OTLP to a collector of the user's own. */
export function exportPlan(
  resolved: ResolvedConfig,
  signal: SignalName,
  env: Environment,
): ExportPlan | null {
  const { exporter } = signalExporter(resolved, signal);
  if (exporter.kind !== 'otlp-http' && exporter.kind !== 'otlp-grpc') return null;
  const { protocol, endpoint, headers, tls } = exporter;
  const url = targetOf(endpoint, protocol, signal);
  const proxy = url === null || protocol === 'grpc' ? null : proxyFor(url, env);
  return {
    signal,
    protocol,
    url,
    headers: new Map([...configured(headers), ...environmentHeaders(env, signal)]),
    tls: {
      ca: path(tls, 'ca-certificate'),
      certificate: path(tls, 'client-certificate'),
      key: path(tls, 'client-private-key'),
    },
    proxy,
    environment: [
      ...(proxy === null ? [] : [{ name: proxy.variable, effect: 'used' as const, signals: [signal] }]),
      ...environmentEffects(env).filter(({ signals }) => signals.includes(signal)),
    ],
  };
}

/** HTTP goes to the endpoint as it is written. Of a gRPC endpoint only scheme, host and port count. */
function targetOf(endpoint: string, protocol: ExportPlan['protocol'], signal: SignalName): URL | null {
  const url = URL.parse(endpoint);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  if (protocol !== 'grpc') return url;
  return new URL(grpcMethod(signal), `${url.protocol}//${url.host}`);
}

function configured(headers: TomlTable): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name.toLowerCase(), value]] : [],
  );
}

function path(tls: TomlTable, key: string): string | null {
  const value = tls[key];
  return typeof value === 'string' ? value : null;
}

/** The part of a plan that may be shown and kept: no header value, no credential. */
export interface ShownPlan {
  /** The URL that Codex posts to. */
  readonly url: string | null;
  readonly headerNames: readonly string[];
  readonly tlsFiles: readonly string[];
  readonly environment: readonly Pick<EnvironmentEffect, 'name' | 'effect'>[];
}

export function shownPlan({ url, headers, tls, environment }: ExportPlan): ShownPlan {
  return {
    url: url === null ? null : withoutCredentials(url.href),
    headerNames: [...headers.keys()].toSorted(),
    tlsFiles: [tls.ca, tls.certificate, tls.key].filter((file) => file !== null),
    environment: environment.map(({ name, effect }) => ({ name, effect })),
  };
}

/** What of a plan may be kept on disk. */
export function planKey({ url, protocol, headers, tls }: ExportPlan): string {
  const names = [...headers.keys()].toSorted();
  return JSON.stringify([protocol, url === null ? null : withoutCredentials(url.href), names, tls]);
}

/** All of a plan that bears on its outcome. Stays in memory. */
export function secretPlanKey({ url, protocol, headers, tls, proxy }: ExportPlan): string {
  return JSON.stringify([protocol, url?.href, [...headers], tls, proxy]);
}
