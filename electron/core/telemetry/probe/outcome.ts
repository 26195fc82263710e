/** What came of an empty export, as it was observed. Holds no text of the collector and no secret. */
export type ProbeOutcome =
  | ConnectOutcome
  /** Nothing was sent, because the configuration gives nothing to send to or with. */
  | { readonly kind: 'unusable'; readonly problem: UnusableProblem; readonly subject: string | null }
  | { readonly kind: 'wrong-protocol'; readonly spoke: 'http' | 'grpc' | 'other' }
  | { readonly kind: 'closed'; readonly during: 'request' | 'answer' }
  /** The proxy in between did not lead to the collector. */
  | { readonly kind: 'no-tunnel' }
  | HttpAnswer
  | GrpcAnswer;

/** A connection that did not come about, or to which nobody answered. */
export type ConnectOutcome =
  | { readonly kind: 'dns' }
  | { readonly kind: 'refused'; readonly how: 'closed' | 'unreachable' }
  | { readonly kind: 'timeout'; readonly stage: 'connect' | 'answer'; readonly afterMs: number }
  | { readonly kind: 'tls'; readonly problem: TlsProblem };

/**
 * `url`: no complete http or https URL. `header`: a name or value that HTTP does not allow, by name.
 * `tls-file`: a PEM file that cannot be read or used, by path. `tls-pair`: certificate without key, or
 * the reverse.
 */
export type UnusableProblem = 'url' | 'header' | 'tls-file' | 'tls-pair';

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
  /** Milliseconds, from `Retry-After`; null where there is none. */
  readonly retryAfterMs: number | null;
  /** Where a redirect points to, without credentials. */
  readonly location: string | null;
  readonly body: ExportResponse;
}

export interface GrpcAnswer {
  readonly kind: 'grpc';
  /** A gRPC status code. */
  readonly status: number;
  readonly retryAfterMs: number | null;
  readonly body: ExportResponse;
}

/**
 * What an export was answered with. `foreign`: no OTLP response. `rejected` counts records of an
 * export that was taken in part.
 */
export type ExportResponse =
  | { readonly kind: 'taken' }
  | { readonly kind: 'warned' }
  | { readonly kind: 'partial'; readonly rejected: number }
  | { readonly kind: 'foreign' };
