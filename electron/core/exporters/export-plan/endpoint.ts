import type { SignalName } from '../exporter.ts';
import type { Environment } from './environment.ts';
import { hostIn, type ParsedUri, parseUri, portIn } from './uri.ts';

/**
 * Why nothing leaves over an endpoint.
 *
 * - `not-a-uri`, `host`, `ipv6`: the exporter cannot be built. An app-server does not start, and `codex exec`
 *   goes on without any telemetry.
 * - `no-scheme`, `scheme`, `no-host`: Codex starts, and each export fails before it is sent.
 */
export type EndpointFault = 'not-a-uri' | 'host' | 'ipv6' | 'no-scheme' | 'scheme' | 'no-host';

/** The address of a signal. Includes the credentials of the endpoint. */
export interface Target {
  /** HTTP: the URL of the POST, credentials included. gRPC: scheme, host and port, with the method as path. */
  readonly url: URL;
  /** The `:authority` of gRPC as Codex sends it; null over HTTP. */
  readonly authority: string | null;
  /** The `:scheme` of gRPC as Codex sends it; null over HTTP. */
  readonly scheme: string | null;
}

export type Endpoint =
  | { readonly ok: true; readonly target: Target }
  | { readonly ok: false; readonly fault: EndpointFault };

/** Returns true where the exporter cannot be built, so that an app-server does not start. */
export function stopsAppServer(fault: EndpointFault): boolean {
  return fault === 'not-a-uri' || fault === 'host' || fault === 'ipv6';
}

/**
 * Reads the endpoint of a signal as Codex 0.171.0 does. An empty one is that of the environment, else the collector
 * on this machine (`opentelemetry-otlp` 0.31: `exporter/http/mod.rs`, `exporter/tonic/mod.rs`).
 */
export function readEndpoint(
  endpoint: string,
  protocol: 'json' | 'binary' | 'grpc',
  signal: SignalName,
  env: Environment,
  grpcMethod: string,
): Endpoint {
  if (protocol === 'grpc') return overGrpc(endpoint || grpcDefault(signal, env), grpcMethod);
  const uri = endpoint === '' ? httpDefault(signal, env) : parseUri(endpoint);
  return overHttp(uri);
}

/** HTTP sends to the endpoint as written, normalised as a URL. */
function overHttp(uri: ParsedUri | null): Endpoint {
  if (uri === null) return { ok: false, fault: 'not-a-uri' };
  if (uri.scheme === null) return { ok: false, fault: 'no-scheme' };
  if (!/^https?$/i.test(uri.scheme)) return { ok: false, fault: 'scheme' };
  const url = URL.parse(`${uri.scheme}://${uri.authority}${uri.path}`);
  if (url === null) return { ok: false, fault: 'no-host' };
  return { ok: true, target: { url, authority: null, scheme: null } };
}

/**
 * gRPC uses only scheme, host and port, and any scheme but https is sent unencrypted (`tonic` 0.14:
 * `transport/channel/service/connector.rs`). The TLS layer refuses what is no server name even without encryption,
 * such as IPv6 addresses (`rustls-pki-types`: `server_name.rs`).
 */
function overGrpc(text: string, method: string): Endpoint {
  const uri = parseUri(text);
  if (uri === null) return { ok: false, fault: 'not-a-uri' };
  const host = hostIn(uri.authority);
  if (host.startsWith('[')) return { ok: false, fault: 'ipv6' };
  if (!isServerName(host)) return { ok: false, fault: 'host' };
  if (uri.scheme === null) return { ok: false, fault: 'no-scheme' };
  const secure = /^https$/i.test(uri.scheme);
  const port = portIn(uri.authority) ?? (secure ? 443 : 80);
  const url = URL.parse(`${secure ? 'https' : 'http'}://${host}:${port}${method}`);
  if (url === null) return { ok: false, fault: 'host' };
  // The standard schemes become lower case.
  const scheme = /^https?$/i.test(uri.scheme) ? uri.scheme.toLowerCase() : uri.scheme;
  return { ok: true, target: { url, authority: uri.authority, scheme } };
}

/** Returns true for a name or an IPv4 address that TLS accepts as a server name. */
function isServerName(host: string): boolean {
  if (/^(?:\d{1,3}\.){3}\d{1,3}$/.test(host)) {
    return host.split('.').every((part) => Number(part) <= 255 && String(Number(part)) === part);
  }
  const labels = host.replace(/\.$/, '').split('.');
  return (
    host.length <= 253 &&
    labels.every((label) => /^(?!-)[\w-]{1,63}(?<!-)$/.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? '')
  );
}

function httpDefault(signal: SignalName, env: Environment): ParsedUri | null {
  const own = env[`OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_ENDPOINT`];
  const general = env.OTEL_EXPORTER_OTLP_ENDPOINT;
  return (
    (own === undefined ? null : parseUri(own)) ??
    (general === undefined ? null : parseUri(`${general.replace(/\/$/, '')}/v1/${signal}`)) ??
    parseUri(`http://localhost:4318/v1/${signal}`)
  );
}

function grpcDefault(signal: SignalName, env: Environment): string {
  return (
    env[`OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_ENDPOINT`] ??
    env.OTEL_EXPORTER_OTLP_ENDPOINT ??
    'http://localhost:4317'
  );
}
