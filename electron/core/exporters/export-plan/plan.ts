import type { ResolvedConfig } from '../../config/resolve.ts';
import { withoutCredentials } from '../../config/schema/redact.ts';
import type { TomlTable } from '../../config/toml/toml.ts';
import { digestWith, newSalt } from '../../platform/salted-digest.ts';
import { type SignalName, signalExporter } from '../exporter.ts';
import { helperApplies } from '../headers-command.ts';
import { type EndpointFault, readEndpoint, type Target } from './endpoint.ts';
import { type Environment, type EnvironmentEffect, environmentEffects } from './environment.ts';
import { type ExportHeaders, exportHeaders } from './headers.ts';
import { type HttpProxy, proxyFor } from './proxy.ts';

/** How Codex would export one signal. Contains secrets: only `shownPlan` may be shown. */
export interface ExportPlan {
  readonly signal: SignalName;
  readonly protocol: 'json' | 'binary' | 'grpc';
  /** Null where the endpoint names no address. */
  readonly target: Target | null;
  /** Why there is no target; null where there is one. */
  readonly fault: EndpointFault | null;
  readonly headers: ExportHeaders;
  readonly tls: TlsFiles;
  /** The environment that decides on proxies, also after a redirect. */
  readonly env: Environment;
  /** Null where the collector is reached directly. */
  readonly proxy: HttpProxy | null;
  /** The variables that affect this signal. */
  readonly environment: readonly EnvironmentEffect[];
  /** True where a command makes the headers, so that only Codex knows them. */
  readonly hasHelper: boolean;
}

/** The PEM files as configured; null for none. */
export interface TlsFiles {
  readonly ca: string | null;
  readonly certificate: string | null;
  readonly key: string | null;
}

/** Services of the OTLP specification, one for each signal. */
const services: Record<SignalName, string> = {
  logs: 'logs.v1.LogsService',
  traces: 'trace.v1.TraceService',
  metrics: 'metrics.v1.MetricsService',
};

/** Returns the gRPC method for the signal's exports. */
export function grpcMethod(signal: SignalName): string {
  return `/opentelemetry.proto.collector.${services[signal]}/Export`;
}

/** Makes the plan of a signal; null where it is not exported over OTLP to a collector of the user's own. */
export function exportPlan(
  resolved: ResolvedConfig,
  signal: SignalName,
  env: Environment,
): ExportPlan | null {
  const { exporter } = signalExporter(resolved, signal);
  if (exporter.kind !== 'otlp-http' && exporter.kind !== 'otlp-grpc') return null;
  const { protocol, endpoint: text, headers, tls } = exporter;
  const endpoint = readEndpoint(text, protocol, signal, env, grpcMethod(signal));
  const target = endpoint.ok ? endpoint.target : null;
  const proxy = target === null || protocol === 'grpc' ? null : proxyFor(target.url, env);
  const effects = environmentEffects(env, text === '' ? 'default' : 'own');
  return {
    signal,
    protocol,
    target,
    fault: endpoint.ok ? null : endpoint.fault,
    headers: exportHeaders(headers, env, signal, protocol),
    tls: tlsFilesOf(tls),
    env,
    proxy,
    environment: [
      ...(proxy === null ? [] : [{ name: proxy.variable, effect: 'used' as const, signals: [signal] }]),
      ...effects.filter(({ signals }) => signals.includes(signal)),
    ],
    hasHelper: helperApplies(resolved, signal),
  };
}

/** Returns the files of an exporter's TLS settings. */
export function tlsFilesOf(tls: TomlTable): TlsFiles {
  return {
    ca: path(tls, 'ca-certificate'),
    certificate: path(tls, 'client-certificate'),
    key: path(tls, 'client-private-key'),
  };
}

function path(tls: TomlTable, key: string): string | null {
  const value = tls[key];
  return typeof value === 'string' ? value : null;
}

/** The part of a plan that may be shown and stored: no header value, no credential. */
export interface ShownPlan {
  /** The URL that Codex posts to. */
  readonly url: string | null;
  readonly headerNames: readonly string[];
  readonly tlsFiles: readonly string[];
  readonly environment: readonly Pick<EnvironmentEffect, 'name' | 'effect'>[];
}

/** Returns the part of a plan that may be shown. */
export function shownPlan({ target, headers, tls, environment }: ExportPlan): ShownPlan {
  return {
    url: target === null ? null : withoutCredentials(target.url.href),
    headerNames: headerNames(headers),
    tlsFiles: [tls.ca, tls.certificate, tls.key].filter((file) => file !== null),
    environment: environment.map(({ name, effect }) => ({ name, effect })),
  };
}

/** Returns the names of the headers that are sent, each once, sorted. */
export function headerNames({ sent }: ExportHeaders): string[] {
  return [...new Set(sent.map(([name]) => name))].toSorted();
}

/**
 * What of a plan may be kept, as one text: a result counts for it only. What is not shown of its address is in it as
 * a hash with a salt of its own.
 */
export function planKey({ target, protocol, headers, tls }: ExportPlan, salt = newSalt()): string {
  const url = target === null ? null : withoutCredentials(target.url.href);
  const digest = target === null ? null : digestWith(salt)(target.url.href);
  return JSON.stringify([protocol, url, headerNames(headers), tls, digest, salt]);
}

/** Returns true where `kept` is the key of the plan. */
export function isKeptPlan(plan: ExportPlan, kept: string): boolean {
  const salt = /"([\w-]+)"\]$/.exec(kept)?.[1];
  return salt !== undefined && planKey(plan, salt) === kept;
}

/** Returns everything of a plan that affects its outcome. Stays in memory. */
export function secretPlanKey({ target, protocol, headers, tls, proxy }: ExportPlan): string {
  return JSON.stringify([protocol, target?.url.href, target?.authority, headers.sent, tls, proxy]);
}
