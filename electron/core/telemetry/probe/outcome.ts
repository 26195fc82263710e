import type { EndpointFault } from '../../exporters/export-plan/endpoint.ts';

/** The observed result of an empty export. Contains no secret, and of the collector's text only its message. */
export type ProbeOutcome = SeenOutcome | Beyond;

/** The result at an address to which a redirect led. */
export interface Beyond {
  readonly kind: 'beyond';
  /** The address, and the variable that names the proxy before it. Contains credentials. */
  readonly at: { readonly url: URL; readonly proxy: string | null };
  readonly outcome: SeenOutcome;
}

export type SeenOutcome =
  | ConnectOutcome
  /** Nothing was sent, because the configuration is not usable. */
  | { readonly kind: 'unusable'; readonly problem: UnusableProblem; readonly subject: string | null }
  | { readonly kind: 'endpoint'; readonly fault: EndpointFault }
  | { readonly kind: 'wrong-protocol'; readonly spoke: 'http' | 'grpc' | 'other' }
  | { readonly kind: 'closed'; readonly during: 'request' | 'answer' }
  /** The proxy did not connect to the collector. */
  | { readonly kind: 'no-tunnel' }
  | { readonly kind: 'proxy-credentials' }
  | HttpAnswer
  | GrpcAnswer;

/** A connection that failed, or that nobody answered. */
export type ConnectOutcome =
  | { readonly kind: 'dns' }
  | { readonly kind: 'refused'; readonly how: 'closed' | 'unreachable' }
  | { readonly kind: 'timeout'; readonly stage: 'connect' | 'answer'; readonly afterMs: number }
  | { readonly kind: 'tls'; readonly problem: TlsProblem };

/**
 * `header`: a header that HTTP/2 does not carry, by name. `length`: a header that makes Codex cut its exports.
 * `tls-file`: a PEM file that cannot be read or used, by path. `tls-pair`: certificate without key, or
 * the reverse.
 */
export type UnusableProblem = 'header' | 'length' | 'tls-file' | 'tls-pair';

/**
 * `not-tls`: https to a port that does not speak it. `plain`: http to a port that wants TLS.
 * `client-certificate`: the collector wants one, or another one.
 */
export type TlsProblem =
  | 'self-signed'
  | 'unknown-issuer'
  | 'expired'
  | 'not-yet-valid'
  | 'host-name'
  | 'client-certificate'
  | 'not-tls'
  | 'plain'
  | 'other';

export interface HttpAnswer {
  readonly kind: 'http';
  readonly status: number;
  /** Milliseconds, from `Retry-After`; null for none. */
  readonly retryAfterMs: number | null;
  /** The target of a redirect, without credentials. */
  readonly location: string | null;
  readonly body: ExportResponse;
  /** Where redirects led before the answer; null without any. */
  readonly redirect: {
    /** Without credentials. */
    readonly to: string;
    /** `GET`: nothing was posted there. */
    readonly method: 'POST' | 'GET';
    /** Names of headers that were not sent to another host. */
    readonly withheld: readonly string[];
    /** True where there were more than Codex follows. */
    readonly isEndless: boolean;
  } | null;
}

export interface GrpcAnswer {
  readonly kind: 'grpc';
  /** A gRPC status code. */
  readonly status: number;
  readonly retryAfterMs: number | null;
  readonly body: ExportResponse;
}

/**
 * The response to an export. `foreign`: no OTLP response. `rejected` counts records of a partly accepted export;
 * `message` is the collector's own, short and on one line.
 */
export type ExportResponse =
  | { readonly kind: 'taken' }
  | { readonly kind: 'warned'; readonly message: string }
  | { readonly kind: 'partial'; readonly rejected: number; readonly message: string | null }
  | { readonly kind: 'foreign' };
