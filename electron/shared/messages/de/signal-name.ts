import type { Signal } from '../signal.ts';

const names: Readonly<Record<Signal, string>> = { logs: 'Logs', traces: 'Traces', metrics: 'Metriken' };

/** Names a signal of OpenTelemetry in German. */
export function signalName(signal: Signal): string {
  return names[signal];
}
