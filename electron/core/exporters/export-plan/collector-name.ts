import { type Exporter, type SignalName, STATSIG_ENDPOINT } from '../exporter.ts';
import { readEndpoint } from './endpoint.ts';

/** The host and port that an exporter sends to, for sentences; null where it sends nothing. */
export function collectorName(exporter: Exporter, signal: SignalName): string | null {
  switch (exporter.kind) {
    case 'none':
    case 'invalid':
      return null;
    case 'statsig':
      return new URL(STATSIG_ENDPOINT).host;
    default: {
      if (exporter.endpoint === '') return 'the collector of the environment';
      const endpoint = readEndpoint(exporter.endpoint, exporter.protocol, signal, {}, '/');
      return endpoint.ok ? endpoint.target.url.host : null;
    }
  }
}
