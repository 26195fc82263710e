import type { ConnectOutcome, TlsProblem } from './outcome.ts';

/** Codes of Node and OpenSSL, by the problem of the connection. */
const tlsProblems: Readonly<Record<string, TlsProblem>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-issuer',
  CERT_SIGNATURE_FAILURE: 'unknown-issuer',
  CERT_UNTRUSTED: 'unknown-issuer',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'host-name',
};

/** Returns how far a connection came, from its error; null where the error does not say. */
export function connectFailure(error: unknown): Exclude<ConnectOutcome, { kind: 'timeout' }> | null {
  const code = codeOf(error);
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_NONAME':
    case 'EAI_NODATA':
    case 'ENODATA':
      return { kind: 'dns' };
    case 'ECONNREFUSED':
      return { kind: 'refused', how: 'closed' };
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
    case 'ENETDOWN':
    case 'EADDRNOTAVAIL':
    case 'EACCES':
    case 'EPERM':
      return { kind: 'refused', how: 'unreachable' };
  }
  const problem = tlsProblems[code];
  if (problem !== undefined) return { kind: 'tls', problem };
  // While it still writes, Node gives all TLS errors one code, with OpenSSL's own words.
  const words = code === 'EPROTO' && error instanceof Error ? error.message : code.replaceAll('_', ' ');
  if (/wrong version number|packet length too long|http request/i.test(words)) {
    return { kind: 'tls', problem: 'not-tls' };
  }
  if (
    /certificate required|alert (?:bad certificate|unknown ca|certificate|handshake failure)/i.test(words)
  ) {
    return { kind: 'tls', problem: 'client-certificate' };
  }
  return /^(?:ERR_SSL_|ERR_TLS_|CERT_|EPROTO$|.*_CERT)/.test(code) ? { kind: 'tls', problem: 'other' } : null;
}

/** Returns the code of an error of the system, of TLS or of Node; empty for none. */
export function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : null;
  return typeof code === 'string' ? code : '';
}
