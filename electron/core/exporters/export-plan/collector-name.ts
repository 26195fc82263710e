import { type Exporter, type SignalName, STATSIG_ENDPOINT } from '../exporter.ts';
import { readEndpoint } from './endpoint.ts';

/**
 * Names the host and port that an exporter sends to: null for the collector of the environment. Null as a whole where
 * it sends nothing.
 */
export function collectorName(
  exporter: Exporter,
  signal: SignalName,
): { readonly host: string | null } | null {
  switch (exporter.kind) {
    case 'none':
    case 'invalid':
      return null;
    case 'statsig':
      return { host: new URL(STATSIG_ENDPOINT).host };
    default: {
      if (exporter.endpoint === '') return { host: null };
      const endpoint = readEndpoint(exporter.endpoint, exporter.protocol, signal, {}, '/');
      return endpoint.ok ? { host: endpoint.target.url.host } : null;
    }
  }
}
