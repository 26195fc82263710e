import type { OtelSignal } from '../telemetry/telemetry.ts';

/** True where a signal has an exporter, whether or not what it sends arrives. */
export function isSent({ exporter }: Pick<OtelSignal, 'exporter'>): boolean {
  return exporter !== 'none' && exporter !== 'invalid';
}

/** Gives the host (and port) that an export goes to; the text itself where it is no URL. */
export function endpointHost(endpoint: string): string {
  return /^[a-z][a-z\d+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]+)/i.exec(endpoint)?.[1] ?? endpoint;
}

/** When the state of a failing signal began, ISO 8601; null where nothing else was seen before. */
export function failingSince({ history }: Pick<OtelSignal, 'history'>): string | null {
  const states = history ?? [];
  const lastWell = states.findLastIndex(({ state }) => state !== 'failing');
  return lastWell < 0 ? null : (states[lastWell + 1]?.at ?? null);
}
